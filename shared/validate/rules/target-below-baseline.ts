import type { ReadingKind } from '../../model/reading.ts';
import { directionOf, isWorse } from '../direction.ts';
import { type Fact, isQuantity, type Quantity } from '../fact.ts';
import type { ReadingsRule } from '../rule.ts';

const TARGETS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];
const CAUSES = ['unit-slip', 'percent-scale', 'out-of-range', 'negative-count'] as const;

/** A target worse than the baseline beside it. Last year's figure of an ordinary report is no baseline. */
export const targetBelowBaseline: ReadingsRule<'target-below-baseline'> = {
  code: 'target-below-baseline',
  basis: 'readings',
  kind: 'definition',
  severity: 'query',
  check: ({ family, soFar }) => {
    const baselines = newestBaselines(family.facts.filter((fact) => !soFar.says(fact, ...CAUSES)));
    if (baselines.size === 0) return [];
    const direction = directionOf(family);
    return family.quantities
      .filter((fact) => TARGETS.includes(fact.kind) && !soFar.says(fact, ...CAUSES))
      .flatMap((target) => {
        const baseline = baselines.get(placeKey(target));
        if (!baseline || baseline.period > target.period || baseline.unit !== target.unit) return [];
        if (!isWorse(target.value, baseline.value, direction)) return [];
        return [
          {
            fact: target,
            params: {
              target: target.text,
              baseline: baseline.text,
              baselinePeriod: baseline.period,
              direction,
            },
            related: [baseline],
          },
        ];
      });
  },
};

const placeKey = (fact: Fact): string => `${fact.scope ?? ''}|${fact.area}`;

function newestBaselines(facts: readonly Fact[]): Map<string, Quantity> {
  const newest = new Map<string, Quantity>();
  for (const fact of facts) {
    if (fact.kind !== 'baseline' || !isQuantity(fact)) continue;
    const known = newest.get(placeKey(fact));
    if (!known || known.period < fact.period) newest.set(placeKey(fact), fact);
  }
  return newest;
}
