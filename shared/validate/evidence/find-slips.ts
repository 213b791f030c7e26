import { ONE } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import type { Fact } from '../fact.ts';
import { agrees, type RatioGroup } from '../ratio-group.ts';
import type { ReadingsView } from '../rule.ts';
import { oversizedMoney } from './oversized-money.ts';
import { type KnownOfFamily, slippedFigure } from './slipped-figure.ts';
import { type Slip, slippedPart } from './slipped-part.ts';

const KINDS: readonly ReadingKind[] = [
  'actual',
  'baseline',
  'numerator',
  'denominator',
  'target',
  'constraint',
  'expectation',
];

/** Every figure whose unit slipped: parts that the typed ratio convicts, then figures strange beside their likes. */
export function findSlips({ family, evidence, soFar }: ReadingsView): Slip[] {
  const slips = new Map<Fact, Slip>();
  const groups = new Map<Fact, RatioGroup>();
  for (const group of family.ratios) {
    groups.set(group.numerator, group).set(group.denominator, group);
    const slip = slippedPart(group, evidence);
    if (slip && !soFar.says(slip.fact, 'unit-slip')) slips.set(slip.fact, slip);
  }
  const quantity = family.indicator?.quantity;
  if (quantity !== 'amount' && quantity !== 'count' && quantity !== 'ratio') return [...slips.values()];
  // A percentage slips by 100; 万元 per head slips like any money.
  const isShare = quantity === 'ratio' && family.indicator?.unit === '%';
  const isSuspect = (fact: Fact): boolean => slips.has(fact) || soFar.says(fact, 'unit-slip');
  const known: KnownOfFamily = { isSuspect, groupOf: (fact) => groups.get(fact) };
  for (const fact of family.quantities) {
    if (isShare && fact.kind !== 'numerator' && fact.kind !== 'denominator') continue;
    if (!KINDS.includes(fact.kind) || isSuspect(fact)) continue;
    const slip = slippedFigure(family, fact, evidence, known);
    if (slip && !isCleared(slip, groups.get(fact), (other) => slippedFigure(family, other, evidence, known)))
      slips.set(fact, slip);
    else {
      const oversized = oversizedMoney(fact);
      if (oversized) slips.set(fact, oversized);
    }
  }
  return [...slips.values()];
}

/** A small region is no slip: while its ratio is right, the other regions convict a part only together with the other part. */
function isCleared(slip: Slip, group: RatioGroup | undefined, slipOf: (fact: Fact) => Slip | null): boolean {
  if (!group || slip.proof !== 'peers' || !agrees(group, group.computed, ONE)) return false;
  const partner = group.numerator === slip.fact ? group.denominator : group.numerator;
  return slipOf(partner)?.power !== slip.power;
}
