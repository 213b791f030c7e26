import { describe, expect, it } from 'vitest';
import { missingExplanations } from '#shared/contract/missing-explanations.ts';
import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Explanation } from '#shared/model/finding.ts';
import type { SnapshotFinding, SnapshotReading } from '#shared/model/snapshot.ts';

const reading = (value: string | null): SnapshotReading => ({
  indicatorId: 'a' as IndicatorId,
  scope: null,
  region: null,
  period: '2022' as PeriodId,
  kind: 'actual',
  value: value as DecimalText | null,
  unit: '家',
  sheet: '表',
  cell: 'C5',
  raw: value ?? '',
});
const finding = (code: SnapshotFinding['code'], severity: SnapshotFinding['severity']): SnapshotFinding => ({
  code,
  basis: 'readings',
  indicatorId: 'a' as IndicatorId,
  scope: null,
  period: '2022' as PeriodId,
  severity,
});
const explanation = (code: Explanation['code'], given: Partial<Explanation> = {}): Explanation => ({
  code,
  indicatorId: 'a' as IndicatorId,
  scope: null,
  value: null,
  text: '原因',
  ...given,
});
const standing = (
  value: string | null,
  findings: readonly SnapshotFinding[],
  explanations: readonly Explanation[],
) => {
  const { blocking, unexplained } = missingExplanations({
    readings: [reading(value)],
    findings,
    explanations,
    region: '621125' as RegionCode,
  });
  return [blocking.length, unexplained.length];
};

describe('what stands between a snapshot and its submission', () => {
  it('is every query without an explanation of its own, and no notice', () => {
    const findings = [finding('year-jump', 'query'), finding('below-target', 'notice')];
    expect(standing('5', findings, [])).toEqual([0, 1]);
    expect(standing('5', findings, [explanation('year-jump')])).toEqual([0, 0]);
    expect(standing('5', findings, [explanation('unit-slip')])).toEqual([0, 1]);
    expect(standing('5', findings, [explanation('year-jump', { indicatorId: 'b' as IndicatorId })])).toEqual([
      0, 1,
    ]);
  });

  it('is a blocking finding whatever was written, except a figure declared missing', () => {
    expect(standing('5', [finding('ratio-mismatch', 'blocking')], [explanation('ratio-mismatch')])).toEqual([
      1, 0,
    ]);
    expect(standing(null, [finding('required-missing', 'blocking')], [])).toEqual([1, 0]);
    expect(
      standing(null, [finding('required-missing', 'blocking')], [explanation('required-missing')]),
    ).toEqual([0, 0]);
  });

  it('returns when the value changed after it was explained', () => {
    const findings = [finding('year-jump', 'query')];
    const bound = explanation('year-jump', { kind: 'actual', value: '5.0' });
    expect(standing('5', findings, [bound])).toEqual([0, 0]);
    expect(standing('6', findings, [bound])).toEqual([0, 1]);
  });
});
