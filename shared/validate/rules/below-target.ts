import { absolute, subtract, toDecimalText } from '../../model/exact.ts';
import { directionOf, isWorse } from '../direction.ts';
import { missingPart, paceOf, typedOtherwise } from '../evidence/distance-to-target.ts';
import { type AppliedTarget, targetOf } from '../evidence/target-of.ts';
import type { Quantity } from '../fact.ts';
import type { FindingsSoFar } from '../findings-so-far.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { RatioGroup } from '../ratio-group.ts';
import type { Draft, ReadingsRule } from '../rule.ts';

const CAUSES = ['unit-slip', 'percent-scale', 'out-of-range', 'negative-count', 'non-integer-count'] as const;

/** The actual figure is worse than the target in force: gap, attainment, and in cumulative reports the pace of the year. */
export const belowTarget: ReadingsRule<'below-target'> = {
  code: 'below-target',
  basis: 'readings',
  kind: 'definition',
  severity: 'notice',
  check: ({ family, soFar }) => {
    const direction = directionOf(family);
    const groups = new Map(family.ratios.map((group) => [group.ratio, group]));
    return family.quantities
      .filter((fact) => fact.kind === 'actual' && !soFar.says(fact, ...CAUSES))
      .flatMap((fact) => {
        const target = targetOf(family, fact);
        if (!target || (target.fact && soFar.says(target.fact, ...CAUSES))) return [];
        if (target.fact && target.fact.unit !== fact.unit) return [];
        return isWorse(fact.value, target.value, direction)
          ? [draftOf(family, fact, target, direction, trusted(groups.get(fact), soFar))]
          : [];
      });
  },
};

/** What a wrong part would have to grow by says nothing. */
const trusted = (group: RatioGroup | undefined, soFar: FindingsSoFar): RatioGroup | undefined =>
  group &&
  [group.numerator, group.denominator].some((part) => soFar.says(part, ...CAUSES, 'part-exceeds-whole'))
    ? undefined
    : group;

function draftOf(
  family: IndicatorFamily,
  fact: Quantity,
  target: AppliedTarget,
  direction: 'up' | 'down',
  group: RatioGroup | undefined,
): Draft<'below-target'> {
  return {
    fact,
    params: {
      actual: fact.text,
      target: target.text,
      gap: toDecimalText(absolute(subtract(target.value, fact.value))),
      gapUnit: fact.unit === '%' ? '个百分点' : fact.unit,
      direction,
      targetSource: target.source,
      ...typedOtherwise(fact),
      ...paceOf(family, fact, target.value, direction),
      ...missingPart(group, target.value, direction),
    },
    ...(target.clause === null ? {} : { clause: target.clause }),
    related: target.fact ? [target.fact] : [],
  };
}
