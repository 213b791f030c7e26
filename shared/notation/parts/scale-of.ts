import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { plain } from '../rule/assembly.ts';
import type { Bound } from '../statements/statement.ts';
import { factorBetween, scaled } from '../tokens/unit-family.ts';
import type { Rung } from './band-table.ts';
import type { Scale } from './build-rates.ts';

export function scaleOf(
  positive: readonly Rung[],
  of: PointsNode,
  unit: string | null,
  from: string | null,
): Scale {
  const lows = positive.map((rung) => rung.condition.low).filter((one) => one !== null);
  const highs = positive.map((rung) => rung.condition.high).filter((one) => one !== null);
  const value = (bound: Bound, rung: Rung | undefined): string => {
    if (from !== null && rung?.condition.symbolic) return from;
    const factor = factorBetween(rung?.condition.unit ?? null, unit);
    return factor ? scaled(bound.value, factor) : plain(bound.value);
  };
  const top =
    positive.find((rung) => rung.condition.low && !rung.condition.high) ??
    positive.find((rung) => rung.condition.exact);
  const bottom = [...positive].sort(
    (a, b) => Number(a.condition.low?.value ?? 0) - Number(b.condition.low?.value ?? 0),
  )[0];
  const ceiling = positive.find((rung) => rung.condition.high && !rung.condition.low);
  return {
    kind: 'numeric',
    of,
    unit,
    above: top?.condition.low
      ? value(top.condition.low, top)
      : ceiling?.condition.high
        ? value(ceiling.condition.high, ceiling)
        : highs.length > 0 && highs[0]
          ? value(highs[0], positive[0])
          : null,
    below:
      ceiling?.condition.high && lows.length === 0
        ? value(ceiling.condition.high, ceiling)
        : bottom?.condition.low
          ? value(bottom.condition.low, bottom)
          : null,
  };
}
