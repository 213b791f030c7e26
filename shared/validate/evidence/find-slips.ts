import { ONE } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import type { Fact } from '../fact.ts';
import { agrees } from '../ratio-group.ts';
import type { ReadingsView } from '../rule.ts';
import { slippedFigure } from './slipped-figure.ts';
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
  const proven = new Set<Fact>();
  for (const group of family.ratios) {
    if (agrees(group, group.computed, ONE)) {
      proven.add(group.numerator).add(group.denominator);
      continue;
    }
    const slip = slippedPart(group, evidence);
    if (slip && !soFar.says(slip.fact, 'unit-slip')) slips.set(slip.fact, slip);
  }
  const quantity = family.indicator?.quantity;
  if (quantity !== 'amount' && quantity !== 'count' && quantity !== 'ratio') return [...slips.values()];
  const isSuspect = (fact: Fact): boolean => slips.has(fact) || soFar.says(fact, 'unit-slip');
  for (const fact of family.quantities) {
    if (quantity === 'ratio' && fact.kind !== 'numerator' && fact.kind !== 'denominator') continue;
    if (!KINDS.includes(fact.kind) || proven.has(fact) || isSuspect(fact)) continue;
    const slip = slippedFigure(family, fact, evidence, isSuspect);
    if (slip) slips.set(fact, slip);
  }
  return [...slips.values()];
}
