import { compare, divide, exact, formatFixed, maximum, multiply, toDecimalText } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { ReportedRegion } from './figure.ts';

/**
 * 按百分制核算 where it was decided as 折算: once any unit is over the maximum, the highest has the maximum and the others
 * their share of it. Before that nothing is scaled. A unit that is missing may still move the scale, never the order.
 */
export function scaleTotals(
  pack: Pick<RulePack, 'maxPoints' | 'rounding'>,
  settings: Readonly<Record<string, string>>,
  regions: readonly ReportedRegion[],
): readonly ReportedRegion[] {
  const totals = regions.flatMap(({ score }) => (score?.totalExact ? [exact(score.totalExact)] : []));
  const [first, ...others] = totals;
  if (settings['over-hundred'] !== 'scale' || pack.maxPoints === null || !first) return regions;
  const whole = exact(pack.maxPoints);
  const highest = others.reduce(maximum, first);
  if (compare(highest, whole) <= 0) return regions;
  return regions.map((region) => {
    const { score } = region;
    if (!score?.totalExact) return region;
    const scaled = divide(multiply(exact(score.totalExact), whole), highest)!;
    const { places, mode } = pack.rounding;
    return {
      ...region,
      score: {
        ...score,
        total: formatFixed(scaled, places, mode),
        totalExact: toDecimalText(scaled),
        unscaled: score.totalExact,
      },
    };
  });
}
