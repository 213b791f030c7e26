import { describe, expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { packById } from '#shared/packs/registry.ts';
import { decide } from '#shared/rule-pack/decide.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { listItemId, withIssuedList } from '#shared/rule-pack/with-issued-list.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import type { InputValues } from '#shared/score/evaluation.ts';

const assessment = packById('dingxi-assessment')!;

function pointsOf(pack: RulePack, id: string, values: InputValues): string | null {
  const rule = pack.indicators.find((one) => one.id === id)!.scoring!.rule!;
  const { points } = evaluateRule(rule, values);
  return points === null ? null : toDecimalText(points);
}

describe('dingxi-assessment', () => {
  it('assesses seven counties and two zones with 16, 80 and 4 points', () => {
    expect(assessment.regions).toHaveLength(9);
    expect(assessment.sections.map((one) => one.maxPoints)).toEqual(['16', '80', '4']);
    expect(assessment.indicators.map((one) => one.scoring?.maxPoints)).toEqual([
      '2',
      '3',
      '3',
      '3',
      '3',
      '2',
      '2',
      '2',
    ]);
  });

  it('takes 0.1 for each late or missing report from the 0.5 and ends at 0 unless decided otherwise', () => {
    const missed = (count: string, pack = assessment): string | null =>
      pointsOf(pack, 'safeguards', { 'plan-made': true, 'missed-reports': exact(count) });
    expect([missed('1'), missed('5'), missed('6')]).toEqual(['1.9', '1.5', '1.5']);
    const open = decide(assessment, [{ question: 'late-report-floor', option: 'below-zero' }]).pack;
    expect(missed('6', open)).toBe('1.4');
  });

  it('counts late and missing reports alike', () => {
    const values = { 'plan-made': false, 'late-reports': exact('1'), 'missed-reports': exact('2') };
    expect(pointsOf(assessment, 'safeguards', values)).toBe('0.2');
  });

  it('leaves the policy item open while the city has not paid, and never makes it 0', () => {
    expect(pointsOf(assessment, 'policy-support', { 'county-paid': true })).toBe('2');
    expect(pointsOf(assessment, 'policy-support', { 'county-paid': false })).toBe('0');
    expect(
      pointsOf(assessment, 'policy-support', { 'county-paid': false, 'city-not-paid': true }),
    ).toBeNull();
    expect(pointsOf(assessment, 'policy-support', { 'city-not-paid': true })).toBeNull();
  });

  it('scores the sixteen points by attainment under an assumption, or all or nothing when so decided', () => {
    const at = (percent: string, pack = assessment): string | null =>
      pointsOf(pack, 'new-product-share', { attainment: exact(percent) });
    expect([at('50'), at('100'), at('130')]).toEqual(['1.5', '3', '3']);
    const strict = decide(assessment, [{ question: 'sixteen-points', option: 'met-or-nothing' }]).pack;
    expect([at('99.9', strict), at('100', strict)]).toEqual(['0', '3']);
  });

  it('keeps cut or scale above 100 undecided', () => {
    expect(decide(assessment, []).blocking).toEqual(['city-has-paid', 'over-hundred']);
    expect(decide(assessment, [{ question: 'over-hundred', option: 'cut' }]).settings['over-hundred']).toBe(
      'cut',
    );
  });

  it('takes in the list issued for the year with its targets and standards', () => {
    const list = {
      format: 'kezhi-issued-list/1',
      pack: assessment.id,
      section: 'annual-list',
      region: assessment.regions[0]!,
      period: '2022',
      document: '年度责任清单',
      items: [
        {
          name: '高新技术企业培育',
          unit: '家',
          maxPoints: '15',
          target: '2',
          text: '每少1家扣3分',
          rule: null,
        },
        { name: '科普活动', unit: '场次', maxPoints: '65', target: null, text: '', rule: null },
      ],
    } as unknown as Parameters<typeof withIssuedList>[1];
    const pack = withIssuedList(assessment, list);
    const added = pack.indicators.filter((one) => one.section === 'annual-list');
    expect(added.map((one) => [one.id, one.scoring?.maxPoints])).toEqual([
      [listItemId('annual-list', '高新技术企业培育'), '15'],
      ['annual-list:科普活动', '65'],
    ]);
    expect(pack.targets.map((one) => [one.indicatorId, one.region, one.value])).toEqual([
      ['annual-list:高新技术企业培育', '621102', '2'],
    ]);
    expect(withIssuedList(pack, list).indicators).toHaveLength(pack.indicators.length);
  });
});
