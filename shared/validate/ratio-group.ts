import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  exact,
  maximum,
  multiply,
  ONE,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import { type Fact, isQuantity, printedOf, type Quantity } from './fact.ts';
import type { IndicatorFamily, Slot } from './indicator-family.ts';
import { countsWholeThings, inUnit } from './unit-scale.ts';

/** A ratio beside the parts it comes from: same scope, region, period and, where there is a choice, the same sheet. */
export interface RatioGroup<F extends Fact = Fact> {
  /** null where only the parts are given. */
  readonly ratio: Quantity<F> | null;
  readonly numerator: Quantity<F>;
  readonly denominator: Quantity<F>;
  /** numerator ÷ denominator × factor; null for a zero denominator (not computable, never 0). */
  readonly computed: Exact | null;
  /** denominator ÷ numerator × factor: what it would be if the two stood the wrong way round. */
  readonly swapped: Exact | null;
  /** How far a typed ratio may be off and still print the same. */
  readonly rounding: Exact;
  /** By what share of itself the computed one may be off because its parts are themselves coarsely rounded. */
  readonly doubt: Exact;
  readonly factor: Exact;
}

const HALF = exact('0.5');
/** Formula results carry 15 digits; what differs by less is noise of the double. */
const NOISE = exact('0.000000001');
/** A part printed with so few digits leaves its own doubt in the ratio. */
const COARSE_DIGITS = 3;

/** Every ratio of a family that can be recomputed. */
export function ratioGroups<F extends Fact>(
  family: Omit<IndicatorFamily<F>, 'ratios'>,
): readonly RatioGroup<F>[] {
  if (!family.indicator?.parts) return [];
  const groups: RatioGroup<F>[] = [];
  for (const slot of family.slots) {
    const numerators = quantities(slot, 'numerator');
    const denominators = quantities(slot, 'denominator');
    if (numerators.length === 0 || denominators.length === 0) continue;
    const ratios = [...quantities(slot, 'actual'), ...quantities(slot, 'baseline')];
    for (const ratio of ratios.length > 0 ? ratios : [null]) {
      const numerator = partFor(ratio ?? denominators[0]!, numerators, ratios);
      const denominator = numerator && partFor(ratio ?? numerator, denominators, ratios);
      if (!numerator || !denominator) continue;
      const group = groupOf(family.indicator.parts, ratio, numerator, denominator);
      if (group) groups.push(group);
    }
  }
  return groups;
}

const quantities = <F extends Fact>(
  slot: Slot<F>,
  kind: 'actual' | 'baseline' | 'numerator' | 'denominator',
) => (slot.kinds[kind] ?? []).filter((fact): fact is Quantity<F> => isQuantity(fact));

/**
 * The nearest part on the same sheet. Parts of another sheet only when all say the same and no ratio stands beside them:
 * else that ratio is the one they belong to, and the two ratios are compared with each other.
 */
function partFor<F extends Fact>(
  near: Fact,
  parts: readonly Quantity<F>[],
  ratios: readonly Quantity<F>[],
): Quantity<F> | null {
  let best: Quantity<F> | null = null;
  for (const part of parts)
    if (part.sheet === near.sheet && (!best || distance(part, near) < distance(best, near))) best = part;
  if (best) return best;
  const first = parts[0]!;
  const isShared = parts.every((part) => part.text === first.text && part.unit === first.unit);
  const hasOwnRatio = ratios.some((ratio) => parts.some((part) => part.sheet === ratio.sheet));
  return isShared && !hasOwnRatio ? first : null;
}

const distance = (a: Fact, b: Fact): number => Math.abs(a.position - b.position);

type Parts = NonNullable<NonNullable<IndicatorFamily['indicator']>['parts']>;

function groupOf<F extends Fact>(
  parts: Parts,
  ratio: Quantity<F> | null,
  numerator: Quantity<F>,
  denominator: Quantity<F>,
): RatioGroup<F> | null {
  const top = inUnit(numerator.value, numerator.unit, parts.numerator.unit);
  const bottom = inUnit(denominator.value, denominator.unit, parts.denominator.unit);
  if (!top || !bottom) return null;
  const factor = exact(parts.factor);
  const quotient = divide(top, bottom);
  const computed = quotient && multiply(quotient, factor);
  const inverse = divide(bottom, top);
  return {
    ratio,
    numerator,
    denominator,
    computed,
    swapped: inverse && multiply(inverse, factor),
    rounding: ratio
      ? maximum(multiply(printedOf(ratio).step, HALF), absolute(multiply(ratio.value, NOISE)))
      : ZERO,
    doubt: ratio && computed ? doubtOf([numerator, denominator]) : ZERO,
    factor,
  };
}

const doubtOf = (parts: readonly Quantity[]): Exact =>
  parts.reduce((doubt, part) => add(doubt, relativeDoubt(part) ?? ZERO), ZERO);

function relativeDoubt(part: Quantity): Exact | null {
  if (countsWholeThings(part.unit)) return null;
  const printed = printedOf(part);
  const digits = toDecimalText(printed.number).replace(/\D/g, '').replace(/^0+/, '').length;
  if (digits > COARSE_DIGITS || printed.places === 0) return null;
  const doubt = divide(multiply(printed.step, HALF), part.value);
  return doubt && absolute(doubt);
}

/**
 * Whether the ratio and its parts are printed finely enough to be sure of a factor: each leaves at most 1/`times` open.
 * 0.00 agrees with anything, and 1 with everything from 0.5 to 1.5.
 */
export const isTelling = ({ ratio, rounding, doubt }: RatioGroup, times: Exact): boolean =>
  ratio !== null &&
  compare(multiply(rounding, times), absolute(ratio.value)) <= 0 &&
  compare(multiply(doubt, times), ONE) <= 0;

/** Whether the typed ratio, times `scale`, is what the parts give. */
export function agrees(group: RatioGroup, expected: Exact | null, scale: Exact): boolean {
  if (!group.ratio || !expected) return false;
  const difference = absolute(subtract(multiply(group.ratio.value, scale), expected));
  const tolerance = add(multiply(group.rounding, scale), absolute(multiply(expected, group.doubt)));
  return compare(difference, tolerance) <= 0;
}
