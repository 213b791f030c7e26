import { compare, type Exact, exact, isZero, ONE } from '../../model/exact.ts';
import { yearOf } from '../../model/period.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { type Fact, isQuantity, type Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';
import { powerOfTen } from '../printed-number.ts';
import type { RatioGroup } from '../ratio-group.ts';
import { isMoney } from '../unit-scale.ts';
import type { Evidence } from './evidence.ts';
import { isNear, strangerOf } from './magnitude.ts';
import { HISTORY_WINDOW, isPlausibleMoney, PEER_WINDOW, SLIP_POWERS, type Slip } from './slipped-part.ts';
import { documentFigures, targetAhead } from './target-of.ts';

interface Anchor {
  readonly value: Exact;
  readonly window: Exact;
  readonly proof: Slip['proof'];
  /** null for the median of many, which no single slip can move. */
  readonly fact: Quantity | null;
}

/** What was found of the family's other figures. */
export interface KnownOfFamily {
  readonly isSuspect: (fact: Fact) => boolean;
  /** The ratio that a part belongs to. */
  readonly groupOf: (fact: Fact) => RatioGroup | undefined;
}

/** A figure 10^4 or 10^8 away from last year's, its peers' or its target, when it is the figure that slipped and not they. */
export function slippedFigure(
  family: IndicatorFamily,
  fact: Fact,
  evidence: Evidence,
  { isSuspect, groupOf }: KnownOfFamily,
): Slip | null {
  if (!isQuantity(fact) || isZero(fact.value)) return null;
  const anchors = anchorsOf(family, fact, evidence).filter(
    (anchor) => !isZero(anchor.value) && !(anchor.fact && isSuspect(anchor.fact)),
  );
  if (anchors.some((anchor) => isNear(fact.value, ONE, anchor.value, anchor.window))) return null;
  for (const power of SLIP_POWERS) {
    const fits = anchors.filter((anchor) =>
      isNear(fact.value, powerOfTen(power), anchor.value, anchor.window),
    );
    if (fits.length === 0 || fits.length < anchors.length) continue;
    const best = fits.find((anchor) => anchor.fact === null) ?? fits[0]!;
    if (fits.length === 1 && best.fact && !isTheStranger(family, fact, best.fact, groupOf)) return null;
    return { fact, power, proof: best.proof, reference: best.fact };
  }
  return null;
}

function anchorsOf(family: IndicatorFamily, fact: Quantity, evidence: Evidence): Anchor[] {
  const anchors: Anchor[] = [];
  const before = evidence.previous(fact);
  const after = evidence.next(fact);
  const median = evidence.median(fact);
  const counterpart = family.indicator?.quantity === 'amount' ? counterpartOf(family, fact) : null;
  if (before) anchors.push({ value: before.value, window: HISTORY_WINDOW, proof: 'history', fact: before });
  if (after) anchors.push({ value: after.value, window: HISTORY_WINDOW, proof: 'history', fact: after });
  for (const near of evidence.neighbours(fact))
    anchors.push({ value: near.value, window: HISTORY_WINDOW, proof: 'history', fact: near });
  if (median) anchors.push({ value: median, window: PEER_WINDOW, proof: 'peers', fact: null });
  if (counterpart)
    anchors.push({ value: counterpart.value, window: PEER_WINDOW, proof: 'target', fact: counterpart });
  return anchors;
}

const TARGET_KINDS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];

/** The target of the year beside an actual figure, else the nearest later one; the actual figure of the year beside a target. */
function counterpartOf(family: IndicatorFamily, fact: Quantity): Quantity | null {
  if (TARGET_KINDS.includes(fact.kind)) {
    for (const ending of ['', 'Q4', 'Q3', 'Q2', 'Q1']) {
      const actual = firstOf(
        slotOf(family, fact.scope, fact.area, `${yearOf(fact.period)}${ending}`),
        'actual',
      );
      if (actual) return actual;
    }
    return null;
  }
  return targetAhead(family, fact);
}

/**
 * With one witness only: the one whose ratio can't be, or which lies further from the document's figures, slipped;
 * else the newer, or the actual beside its target.
 */
function isTheStranger(
  family: IndicatorFamily,
  fact: Quantity,
  witness: Quantity,
  groupOf: KnownOfFamily['groupOf'],
): boolean {
  const figures = documentFigures(family);
  const [own, other] = [groupOf(fact), groupOf(witness)];
  if (own?.computed && other?.computed) {
    for (const fits of [isPossible, isPlausible]) {
      const [ownFits, otherFits] = [fits(own, family), fits(other, family)];
      if (ownFits !== otherFits) return !ownFits;
    }
    const stranger = strangerOf(own.computed, other.computed, figures);
    if (stranger) return stranger === 'first';
  }
  const stranger = isPart(fact) ? null : strangerOf(fact.value, witness.value, figures);
  if (stranger) return stranger === 'first';
  if (fact.kind !== witness.kind) return fact.kind === 'actual';
  return fact.period > witness.period;
}

const isPart = (fact: Fact): boolean => fact.kind === 'numerator' || fact.kind === 'denominator';

function isPossible({ computed }: RatioGroup, family: IndicatorFamily): boolean {
  const max = family.indicator?.range?.max;
  return !computed || max === undefined || max === null || compare(computed, exact(max)) <= 0;
}

const isPlausible = ({ numerator, denominator }: RatioGroup): boolean =>
  [numerator, denominator].every((part) => !isMoney(part.unit) || isPlausibleMoney(part.value));
