import { describe, expect, it } from 'vitest';
import type { IndicatorId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { checkIssuedTargets } from '#shared/rule-pack/check-issued-targets.ts';
import type { IssuedTargets, Target } from '#shared/rule-pack/rule-pack.ts';
import { targetInForce } from '#shared/rule-pack/target-in-force.ts';

const pack = packById('dingxi-targets-2022')!;
const counties = pack.regions.filter((region) => !region.includes('-'));

const target = (indicatorId: string, region: string, value: string, scope: string | null = null): Target =>
  ({
    indicatorId,
    scope,
    region,
    period: '2022',
    kind: 'target',
    value,
    comparator: '>=',
    raw: value,
    clause: '分解表',
  }) as Target;

const issued = (...targets: Target[]): IssuedTargets => ({
  format: 'kezhi-issued-targets/1',
  pack: pack.id,
  period: '2022' as PeriodId,
  targets,
  document: '2022年分解表',
});

const codes = (list: IssuedTargets): readonly string[] =>
  checkIssuedTargets(pack, list).map((one) => one.code);

describe('checkIssuedTargets', () => {
  it('says that the counties’ targets do not carry the city’s', () => {
    const low = issued(...counties.map((region) => target('high-tech-enterprises', region, '12')));
    const [note] = checkIssuedTargets(pack, low);
    expect([note?.code, note?.params.sum, note?.params.target]).toEqual(['issued-sum-below', '84', '90']);
    expect(codes(issued(...counties.map((region) => target('high-tech-enterprises', region, '13'))))).toEqual(
      ['issued-sum-above'],
    );
  });

  it('never adds 约束值 to 预期值, and holds each against its own', () => {
    const five = packById('dingxi-targets-2025')!;
    const both = counties.flatMap((region): Target[] => [
      { ...target('high-tech-enterprises', region, '16'), period: '2025' as PeriodId, kind: 'constraint' },
      { ...target('high-tech-enterprises', region, '16'), period: '2025' as PeriodId, kind: 'expectation' },
    ]);
    const notes = checkIssuedTargets(five, { ...issued(...both), pack: five.id, period: '2025' as PeriodId });
    expect(notes.map(({ code, params }) => [code, params.kind, params.sum, params.target])).toEqual([
      ['issued-sum-above', 'constraint', '112', '110'],
      ['issued-sum-below', 'expectation', '112', '115'],
    ]);
  });

  it('names counties without a target beside those that have one', () => {
    const some = issued(...counties.slice(1).map((region) => target('high-tech-enterprises', region, '15')));
    const [note] = checkIssuedTargets(pack, some);
    expect([note?.code, note?.params.regions]).toEqual(['issued-region-missing', '621102']);
  });

  it('does not add up ratios, but asks about one below the ratio for every county', () => {
    const list = issued(
      target('fiscal-science-share', '621102', '0.4', '县区'),
      target('fiscal-science-share', '621121', '0.5', '县区'),
    );
    expect(codes(list)).toEqual(['issued-below-document']);
  });

  it('finds unknown indicators, unknown regions and two values for one place', () => {
    const list = issued(
      target('unheard-of', '621102', '1'),
      target('scientific-literacy', '620802', '7'),
      target('scientific-literacy', '621102', '7'),
      target('scientific-literacy', '621102', '8'),
    );
    expect(codes(list)).toEqual(['issued-indicator-unknown', 'issued-region-unknown', 'issued-twice']);
  });
});

describe('targetInForce', () => {
  const place = (
    indicatorId: string,
    region: string | null,
    scope: string | null = null,
    period = '2022',
  ) => ({
    indicatorId: indicatorId as IndicatorId,
    region: region as RegionCode | null,
    scope,
    period: period as PeriodId,
  });

  it('binds a county by the 县区 ratio and not by the city’s other figures', () => {
    expect(targetInForce(pack, [], place('fiscal-science-share', '621125', '县区'))?.value).toBe('0.5');
    expect(targetInForce(pack, [], place('high-tech-enterprises', '621125'))).toBeNull();
    expect(targetInForce(pack, [], place('high-tech-enterprises', '621100'))?.value).toBe('90');
    expect(targetInForce(pack, [], place('high-tech-enterprises', null))?.value).toBe('90');
  });

  it('takes what was issued for the region first, the later list before the earlier', () => {
    const lists = [
      issued(target('high-tech-enterprises', '621125', '6')),
      issued(
        target('high-tech-enterprises', '621125', '7'),
        target('fiscal-science-share', '621125', '0.65', '县区'),
      ),
    ];
    expect(targetInForce(pack, lists, place('high-tech-enterprises', '621125'))?.value).toBe('7');
    expect(targetInForce(pack, lists, place('fiscal-science-share', '621125', '县区'))?.value).toBe('0.65');
  });

  it('measures a quarter by the target of its year', () => {
    expect(targetInForce(pack, [], place('fiscal-science-share', '621125', '县区', '2022Q3'))?.value).toBe(
      '0.5',
    );
    expect(targetInForce(pack, [], place('fiscal-science-share', '621125', '县区', '2023'))).toBeNull();
  });

  it('binds the zones by the 5 % of the text', () => {
    const plan = packById('dingxi-targets-2025')!;
    expect(
      targetInForce(plan, [], place('fiscal-science-share', '621100-定西高新区', null, '2025'))?.value,
    ).toBe('5');
  });

  it('takes the constraint before the expectation', () => {
    const plan = packById('dingxi-targets-2025')!;
    expect(targetInForce(plan, [], place('high-tech-enterprises', null, null, '2025'))?.value).toBe('110');
  });
});
