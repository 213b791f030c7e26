import {
  compare,
  type Exact,
  equals,
  exact,
  isZero,
  multiply,
  printedPlaces,
  toDecimalText,
} from '../../model/exact.ts';
import { yearOf } from '../../model/period.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { type Fact, isQuantity, printedOf, type Quantity } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import { powerOfTen } from '../printed-number.ts';
import { agrees, isTelling, type RatioGroup } from '../ratio-group.ts';
import type { Evidence } from './evidence.ts';
import { isNear, strangerOf } from './magnitude.ts';
import { documentFigures, documentTargets, targetAhead, targetOf } from './target-of.ts';

/** The right value is the typed one times 10^power (2 or -2). */
export interface MisplacedPercent {
  readonly fact: Quantity;
  readonly power: 2 | -2;
  readonly proof: 'parts' | 'history' | 'target' | 'actual' | 'peers' | 'score';
  readonly reference: string;
}

const POWERS = [2, -2] as const;
const WINDOW = exact('3');
const CLOSE = exact('1.25');
const FINE = exact('10');
/** A share typed as a fraction carries two places more than the same share in percent. */
const PLACES_OF_A_FRACTION = 3;

/** Proved by the parts: the typed ratio is exactly a hundredth (or a hundredfold) of what they give. */
export function misplacedByParts(group: RatioGroup): MisplacedPercent | null {
  if (!group.ratio || !group.computed || !isTelling(group, FINE)) return null;
  for (const power of POWERS)
    if (agrees(group, group.computed, powerOfTen(power)))
      return { fact: group.ratio, power, proof: 'parts', reference: '' };
  return null;
}

/** Proved by last year and the target together, or by one of them that the document's figures confirm. */
export function misplacedByComparison(
  family: IndicatorFamily,
  fact: Fact,
  evidence: Evidence,
  isSuspect: (fact: Fact) => boolean,
): MisplacedPercent | null {
  if (!isQuantity(fact) || isZero(fact.value)) return null;
  if (isTarget(fact.kind)) return alteredTarget(family, fact) ?? misplacedTarget(family, fact, isSuspect);
  const witnesses = witnessesOf(family, fact, evidence).filter((one) => !(one.fact && isSuspect(one.fact)));
  if (witnesses.length === 0) return null;
  for (const power of POWERS) {
    if (!witnesses.every((witness) => isNear(fact.value, powerOfTen(power), witness.value, WINDOW))) continue;
    const [witness] = witnesses;
    if (witnesses.length === 1 && !isConfirmed(family, fact, witness!, power)) return null;
    return { fact, power, proof: witness!.proof, reference: witness!.text };
  }
  return null;
}

const isTarget = (kind: ReadingKind): boolean =>
  kind === 'target' || kind === 'constraint' || kind === 'expectation';

interface Witness {
  readonly value: Exact;
  readonly text: string;
  readonly places: number;
  readonly proof: MisplacedPercent['proof'];
  /** null for the document's target and for the median of the regions, which nobody typed here. */
  readonly fact: Quantity | null;
}

const typed = (fact: Quantity, proof: Witness['proof']): Witness => ({
  value: fact.value,
  text: fact.text,
  places: printedOf(fact).places,
  proof,
  fact,
});

function witnessesOf(family: IndicatorFamily, fact: Quantity, evidence: Evidence): Witness[] {
  const witnesses: Witness[] = [];
  const before = evidence.previous(fact) ?? evidence.next(fact) ?? evidence.neighbours(fact)[0];
  if (before) witnesses.push(typed(before, 'history'));
  if (fact.kind !== 'actual') return witnesses;
  const target = targetOf(family, fact);
  const ahead = target?.fact ?? targetAhead(family, fact);
  if (ahead && isQuantity(ahead)) witnesses.push(typed(ahead, 'target'));
  else if (target) {
    const { value, text } = target;
    witnesses.push({ value, text, places: printedPlaces(text), proof: 'target', fact: null });
  }
  const median = evidence.median(fact);
  if (median)
    witnesses.push({ value: median, text: toDecimalText(median, 2), places: 2, proof: 'peers', fact: null });
  return witnesses;
}

/**
 * One witness may be the wrong one itself. Either the document sides with it, or it is a target that agrees closely while the
 * figure is odd on its face: two places more than its witness, as a fraction has, or beyond all range.
 */
function isConfirmed(family: IndicatorFamily, fact: Quantity, witness: Witness, power: number): boolean {
  const places = printedOf(fact).places;
  const isClose = isNear(fact.value, powerOfTen(power), witness.value, CLOSE);
  const isFraction = places >= PLACES_OF_A_FRACTION || (isClose && places >= witness.places + 2);
  const stranger = strangerOf(fact.value, witness.value, documentFigures(family));
  if (stranger === 'first') return power < 0 || isFraction;
  if (stranger === 'second') return false;
  // Of two years either may be the wrong one; a target was set by somebody else.
  if (witness.proof !== 'target' || !isClose) return false;
  if (power > 0) return places >= witness.places + 2;
  const max = family.indicator?.range?.max;
  return max !== undefined && max !== null && compare(fact.value, exact(max)) > 0;
}

/** A target typed as a fraction of exactly the figure the document prints. */
function alteredTarget(family: IndicatorFamily, fact: Quantity): MisplacedPercent | null {
  const printed = documentTargets(family, fact).find(
    (target) => target.period === fact.period && target.value !== null && target.kind === fact.kind,
  );
  if (!printed) return null;
  const issued: Exact = exact(printed.value!);
  if (isZero(issued)) return null;
  for (const power of POWERS)
    if (equals(multiply(fact.value, powerOfTen(power)), issued))
      return { fact, power, proof: 'target', reference: printed.value! };
  return null;
}

/**
 * A target a hundredth or a hundredfold of what was reached, where the document's figures side with what was reached; where it
 * has none, a fraction is the likelier slip.
 */
function misplacedTarget(
  family: IndicatorFamily,
  fact: Quantity,
  isSuspect: (fact: Fact) => boolean,
): MisplacedPercent | null {
  const reached = family.quantities.find(
    (other) =>
      other.kind === 'actual' &&
      other.scope === fact.scope &&
      other.area === fact.area &&
      yearOf(other.period) === yearOf(fact.period),
  );
  if (!reached || isZero(reached.value) || isSuspect(reached)) return null;
  const stranger = strangerOf(fact.value, reached.value, documentFigures(family));
  if (stranger === 'second') return null;
  const { places } = printedOf(fact);
  for (const power of POWERS) {
    if (!isNear(fact.value, powerOfTen(power), reached.value, CLOSE)) continue;
    if (power < 0 ? stranger === 'first' : places >= 2)
      return { fact, power, proof: 'actual', reference: reached.text };
  }
  return null;
}
