import type { DecimalText, PeriodId } from '../model/brands.ts';
import type { RowTarget } from '../model/city-table.ts';
import { compare, exact, subtract, toDecimalText, ZERO } from '../model/exact.ts';
import { yearOf } from '../model/period.ts';
import type { Indicator, RulePack } from '../rule-pack/rule-pack.ts';

/** The target of the pack's own area for one row, and how far the (unrounded) figure is from it. */
export function rowTargetOf(
  pack: Pick<RulePack, 'targets' | 'area'>,
  indicator: Indicator,
  scope: string | null,
  period: PeriodId,
  value: DecimalText | null,
): RowTarget | null {
  const target = pack.targets.find(
    (one) =>
      one.indicatorId === indicator.id &&
      one.scope === scope &&
      (one.region === null || one.region === pack.area) &&
      one.period === yearOf(period) &&
      one.kind !== 'baseline' &&
      one.value !== null &&
      one.comparator !== 'rank-up',
  );
  if (!target || target.value === null) return null;
  if (value === null) return { value: target.value, kind: target.kind, gap: null, met: null };
  const wantsLess = indicator.direction === 'down' || target.comparator === '<=' || target.comparator === '<';
  const [wanted, present] = [exact(target.value), exact(value)];
  const gap = wantsLess ? subtract(present, wanted) : subtract(wanted, present);
  const isStrict = target.comparator === '>' || target.comparator === '<';
  const met = isStrict ? compare(gap, ZERO) < 0 : compare(gap, ZERO) <= 0;
  return { value: target.value, kind: target.kind, gap: toDecimalText(gap), met };
}
