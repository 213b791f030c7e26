import { describe, expect, it } from 'vitest';
import { lintMessageCodes, lintRepair, lintSentence } from '#shared/messages/lint.ts';
import type { DecimalText, IndicatorId, RegionCode } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { LINT_CODES, type LintFinding } from '#shared/rule-pack/lint/lint-finding.ts';
import { textFindings } from '#shared/rule-pack/lint/lint-standard-text.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';

const leap = packById('county-leap')!;

const lint = (id: string): readonly LintFinding[] => lintPack(packById(id)!, { related: allPacks });

/** Findings other than the pack's own questions, as code and indicator. */
const defects = (findings: readonly LintFinding[]): string[] =>
  findings
    .filter((one) => !['question-open', 'reading-assumed'].includes(one.code))
    .map((one) => `${one.code} ${one.indicator ?? ''}`.trim());

const change = (pack: RulePack, id: string, more: (one: Indicator) => Indicator): RulePack => ({
  ...pack,
  indicators: pack.indicators.map((one) => (one.id === id ? more(one) : one)),
});

describe('lintPack on what other documents print', () => {
  const codesOf = (more: (one: Indicator) => Indicator): readonly string[] => {
    const [first] = leap.indicators;
    const found = (pack: RulePack) => lintPack(pack).filter((one) => one.indicator === first!.name);
    const before = found(leap).map(({ code }) => code);
    return found(change(leap, first!.id, more))
      .map(({ code }) => code)
      .filter((code) => !before.includes(code));
  };

  it('finds an office that leads and cooperates at once', () => {
    const departments = { lead: ['市科技局', '市财政局'], cooperating: ['市统计局', '市科技局'] };
    expect(codesOf((one) => ({ ...one, departments }))).toEqual(['lead-also-cooperating']);
  });

  it('finds 人/年 printed for 人年', () => {
    expect(codesOf((one) => ({ ...one, unit: '人/年' }))).toContain('unit-kind');
  });
});

describe('lintPack on the documents’ own defects', () => {
  it('finds what is wrong with the county-leap annex', () => {
    expect(defects(lint('county-leap'))).toEqual([
      'band-gap 高新技术企业数量',
      'bands-copied 高新技术企业数量',
      'discretionary-points 科技管理创新情况',
      'points-word-missing 地方财政支出',
      'per-unit-missing 省级以上创新园区、基地建设情况',
      'per-unit-missing 省级以上创新园区、基地建设情况',
      'range-to-zero 规上工业企业建设研发机构比例',
      'below-word-missing 万人有效发明专利拥有量',
      'tariffs-above-weight 科技管理机构情况',
      'target-in-words 区域科技创新能力类别',
      'name-lacks-word 地方财政支出',
      'broken-character 规上工业企业R;D经费支出占主营业务收入的比重',
    ]);
  });

  it('proposes the missing band and quotes its clause', () => {
    const [gap] = lint('county-leap');
    expect([gap?.severity, gap?.clause]).toEqual([
      'error',
      '篇四 附件 区科技创新能力检测评价指标体系，第4项',
    ]);
    expect(lintRepair(gap!.code, gap!.params, 'zh')).toBe('建议补一档:100-10家(10-4分)。');
  });

  it('finds targets below their base, a leap within two years and mixed base years in the Dingxi tables', () => {
    expect(defects(lint('dingxi-targets-2025')).filter((one) => !one.startsWith('named'))).toEqual([
      'target-below-baseline 企业研发经费支出占全社会研发经费支出比重',
      'target-below-baseline 企业研发经费支出占全社会研发经费支出比重',
      'baseline-years-mixed',
    ]);
    expect(defects(lint('dingxi-targets-2022')).filter((one) => !one.startsWith('named'))).toEqual([
      'target-below-baseline 企业研发经费支出占全社会研发经费支出比重',
      'target-leap 全社会研发经费支出(R&D)占地区生产总值比重',
    ]);
  });

  it('names indicators that one document prints under two names', () => {
    const names = lint('dingxi-targets-2025').filter((one) => one.code === 'named-two-ways');
    expect(names.map((one) => one.params.other)).toEqual([
      '综合科技进步水平',
      '研究与试验发展经费投入强度',
      'R&D占GDP比重',
      '技术合同成交额',
      '公民具备基本科学素质的比例',
    ]);
  });

  it('finds the percent sign on a location quotient and its missing base', () => {
    expect(defects(lint('longnan-index-2026')).filter((one) => one.includes('区位熵'))).toEqual([
      'baseline-missing 装备制造业区位熵',
      'unit-kind 装备制造业区位熵',
    ]);
  });

  it('finds a rank target without a base rank, approximate targets and targets in words', () => {
    expect(defects(lint('gansu-base-2030'))).toEqual([
      'rank-without-base 综合科技创新水平全国排名',
      'target-approximate 研产融合科技攻关赋能计划项目',
    ]);
    expect(defects(lint('pingliang-services'))).toEqual(['target-in-words 科技服务业增加值增速']);
  });

  it('says that the yearly list is not issued and bonuses have no ceiling', () => {
    expect(defects(lint('dingxi-assessment')).filter((one) => !one.startsWith('named'))).toEqual([
      'list-not-issued',
      'bonus-without-ceiling',
    ]);
  });

  it('lists every open question of every pack with its options', () => {
    for (const pack of allPacks) {
      const asked = lintPack(pack).filter((one) => one.code === 'question-open');
      expect(asked.map((one) => one.params.question)).toEqual(pack.questions.map((one) => one.id));
    }
  });
});

describe('lintPack on a pack about to be issued', () => {
  it('finds weights that do not add up to their section and to the whole', () => {
    const heavier = change(leap, 'farm-industrialisation', (one) => ({
      ...one,
      scoring: { ...one.scoring!, maxPoints: '4' as DecimalText },
    }));
    const found = lintPack(heavier).filter(
      (one) => one.code === 'section-sum' || one.code === 'points-unreachable',
    );
    expect(found.map((one) => [one.code, one.params.sum ?? one.params.reach, one.params.points])).toEqual([
      ['points-unreachable', '3', '4'],
      ['section-sum', '16', '15'],
    ]);
    const whole = lintPack({ ...leap, maxPoints: '110' as DecimalText }).find(
      (one) => one.code === 'total-sum',
    );
    expect(whole?.params).toEqual({ sum: '100', points: '110' });
  });

  it('finds points beyond the weight, by bands and by cap', () => {
    const lighter = (id: string, points: string): string[] =>
      lintPack(
        change(leap, id, (one) => ({
          ...one,
          scoring: { ...one.scoring!, maxPoints: points as DecimalText },
        })),
      )
        .filter((one) => one.indicatorId === id && /above-weight/.test(one.code))
        .map((one) => one.code);
    expect(lighter('science-spending', '4')).toEqual(['points-above-weight']);
    expect(lighter('platforms', '6')).toEqual(['cap-above-weight']);
  });

  it('finds overlaps, jumps and points that fall while the value rises', () => {
    const withBands = (rows: readonly (readonly [string, string | null, string, string])[]): string[] =>
      lintPack(
        change(leap, 'science-spending', (one) => ({
          ...one,
          scoring: {
            ...one.scoring!,
            rule: {
              kind: 'linear-bands',
              inputs: [],
              points: {
                node: 'bands',
                of: { node: 'quantity', input: 'value' },
                outside: 'zero',
                bands: rows.map(([from, to, pointsFrom, pointsTo]) => ({
                  from: from as DecimalText,
                  fromIncluded: true,
                  to: to as DecimalText | null,
                  toIncluded: false,
                  pointsFrom: pointsFrom as DecimalText,
                  pointsTo: pointsTo as DecimalText,
                })),
              },
            },
          },
        })),
      )
        .filter((one) => one.indicatorId === 'science-spending' && one.code.startsWith('band-'))
        .map((one) => one.code);
    expect(
      withBands([
        ['0', '10', '0', '3'],
        ['8', null, '5', '5'],
      ]),
    ).toEqual(['band-overlap']);
    expect(
      withBands([
        ['0', '10', '0', '3'],
        ['10', '20', '4', '5'],
        ['20', null, '5', '5'],
      ]),
    ).toEqual(['band-jump']);
    expect(
      withBands([
        ['0', '10', '5', '3'],
        ['10', null, '2', '2'],
      ]),
    ).toEqual(['band-direction']);
  });

  it('finds points without a standard, two values for one target and a constraint above the expectation', () => {
    const plan = packById('dingxi-targets-2025')!;
    const without = change(leap, 'farm-industrialisation', (one) => ({
      ...one,
      scoring: { ...one.scoring!, rule: null },
    }));
    expect(lintPack(without).some((one) => one.code === 'standard-missing')).toBe(true);
    const target = plan.targets.find(
      (one) => one.kind === 'constraint' && one.indicatorId === 'technology-contracts',
    )!;
    const higher = { ...target, value: '13' as DecimalText, raw: '13' };
    const found = lintPack({ ...plan, targets: [...plan.targets, higher] }).map((one) => one.code);
    expect(found).toEqual(expect.arrayContaining(['target-twice', 'constraint-above-expectation']));
  });

  it('finds unknown regions and names that two indicators share', () => {
    const plan = packById('dingxi-targets-2022')!;
    const wrong = lintPack(
      { ...plan, regions: ['621102', '620802', '621199'] as unknown as RegionCode[] },
      {
        knownRegions: new Set(['621102', '620802']),
      },
    );
    expect(wrong.filter((one) => one.code === 'region-unknown').map((one) => one.params.region)).toEqual([
      '620802',
      '621199',
    ]);
    const shared = change(plan, 'scientific-literacy', (one) => ({ ...one, aliases: ['高企'] }));
    const twice = lintPack(shared).filter((one) => one.code === 'alias-twice');
    expect(twice.map((one) => [one.indicatorId, one.params.other])).toEqual([
      ['scientific-literacy', '高新技术企业数'],
    ]);
  });
});

describe('textFindings', () => {
  const codes = (text: string, maxPoints: string | null = null): string[] =>
    textFindings(
      { id: 'x' as IndicatorId, name: 'x', section: null },
      { maxPoints: maxPoints as DecimalText | null, clause: 'x' },
      text,
    ).map((one) => one.code);

  it.each([
    ['5≧10000万元(5分);10000-5000万元(5-4分)', ['fused-weight']],
    ['4≧１０家（4分）', ['fused-weight']],
    ['300-100家(4-3.5分);区市场监督管理局100-30家(3.5-2.5分)', ['department-in-standard']],
    ['20%-10%(5-2分);10%(2-0分)', ['below-word-missing']],
    ['20%-10%(5-2分);10%以下(2-0分)', []],
    ['独立(4分);合署(2分)', ['tariffs-above-weight']],
    ['独立(4分);合署(2分)。最高不超过5分', []],
    ['国家级每家2分,省级每家1分;市级0.5分', ['per-unit-missing']],
    ['得5分,否则不得分', []],
  ] as const)('reads %s', (text, expected) => {
    expect(codes(text, '5')).toEqual(expected);
  });
});

describe('the wording of the 规则体检', () => {
  it('has a sentence in both languages for every code, with every param filled', () => {
    expect(LINT_CODES.filter((code) => !lintMessageCodes.includes(code))).toEqual([]);
    const sentences = allPacks.flatMap((pack) =>
      lintPack(pack, { related: allPacks }).flatMap((one) =>
        (['zh', 'en'] as const).map((language) => lintSentence(one.code, one.params, language)),
      ),
    );
    expect(sentences.filter((words) => words === '' || words.includes('{'))).toEqual([]);
  });
});
