import { describe, expect, it } from 'vitest';
import { traceSentence } from '#shared/messages/trace.ts';
import { dingxiTargets2022 } from '#shared/packs/dingxi/targets-2022.ts';
import { longnanIndex2026 } from '#shared/packs/longnan-index-2026/longnan-index-2026.ts';
import { scoreSubmission } from '#shared/score/score-submission.ts';
import { place, reading } from './score-fixtures.ts';

const P = 'dingxi-targets-2022';
const contracts = dingxiTargets2022.indicators.find((one) => one.name === '技术市场合同成交额')?.id ?? '';
const fiscal = dingxiTargets2022.indicators.find((one) => one.name.startsWith('财政科技支出占'))?.id ?? '';

describe('a pack of targets', () => {
  it('gives attainment and no points', () => {
    const sheet = scoreSubmission(
      dingxiTargets2022,
      [reading(P, contracts, 'actual', '9.2')],
      [],
      place('2022', '621100'),
    );
    const item = sheet.items.find((one) => one.indicatorId === contracts);
    expect([sheet.total, sheet.max, item?.points, item?.attainment, item?.state]).toEqual([
      null,
      null,
      null,
      '1',
      'scored',
    ]);
    expect(sheet.items.filter((one) => one.state === 'not-reported').length).toBe(sheet.items.length - 1);
  });

  it('takes the ratio from its parts when none was reported, and never divides by nothing', () => {
    const parts = (denominator: string) =>
      scoreSubmission(
        dingxiTargets2022,
        [
          reading(P, fiscal, 'numerator', '959.95', { scope: '县区', region: '621125' }),
          reading(P, fiscal, 'denominator', denominator, { scope: '县区', region: '621125' }),
        ],
        [],
        place('2022', '621125'),
      ).items.find((one) => one.indicatorId === fiscal && one.scope === '县区');
    expect([parts('208447.2')?.value, parts('208447.2')?.trace[0]?.code]).toEqual([
      '0.4605242958',
      'target-missed',
    ]);
    expect([parts('0')?.value, parts('0')?.state]).toEqual([null, 'not-computable']);
  });

  it('does not measure a county by the target of the whole city', () => {
    const item = scoreSubmission(
      dingxiTargets2022,
      [reading(P, contracts, 'actual', '2', { region: '621102' })],
      [],
      place('2022', '621102'),
    ).items.find((one) => one.indicatorId === contracts);
    expect([item?.target, item?.attainment]).toEqual([null, null]);
  });
});

describe('a plan with a base year', () => {
  it('shows progress from the base beside the time that has passed', () => {
    const listed = longnanIndex2026.targets.find((one) => one.kind === 'baseline' && one.value === '0.74');
    const id = listed?.indicatorId ?? '';
    const scope = listed?.scope ?? null;
    const sheet = scoreSubmission(
      longnanIndex2026,
      [
        reading('longnan-index-2026', id, 'actual', '0.81', { period: '2023', scope }),
        reading('longnan-index-2026', id, 'target', '1.2', { period: '2026', scope }),
      ],
      [],
      place('2023', '621200'),
    );
    const item = sheet.items.find((one) => one.indicatorId === id && one.scope === scope);
    const progress = item?.trace.find((step) => step.code === 'progress');
    expect(progress && traceSentence(progress, 'zh')).toBe(
      '完成进度15.2%,直线时序25.0%(测算参考,文件未定年度值)',
    );
  });
});
