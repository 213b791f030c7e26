import { ONE } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
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
  const slips = new Map<string, Slip>();
  const key = (fact: { sheet: string; cell: string }) => `${fact.sheet}!${fact.cell}`;
  const proven = new Set<string>();
  for (const group of family.ratios) {
    if (agrees(group, group.computed, ONE)) {
      proven.add(key(group.numerator)).add(key(group.denominator));
      continue;
    }
    const slip = slippedPart(group, evidence);
    if (slip && !soFar.says(slip.fact, 'unit-slip')) slips.set(key(slip.fact), slip);
  }
  if (!measuresAmounts(family.indicator?.quantity)) return [...slips.values()];
  for (const fact of family.facts) {
    if (!KINDS.includes(fact.kind) || proven.has(key(fact)) || slips.has(key(fact))) continue;
    if (soFar.says(fact, 'unit-slip')) continue;
    const isRatio = family.indicator?.quantity === 'ratio' && !isPart(fact.kind);
    const slip = isRatio
      ? null
      : slippedFigure(
          family,
          fact,
          evidence,
          (other) => slips.has(key(other)) || soFar.says(other, 'unit-slip'),
        );
    if (slip) slips.set(key(fact), slip);
  }
  return [...slips.values()];
}

const isPart = (kind: ReadingKind): boolean => kind === 'numerator' || kind === 'denominator';
const measuresAmounts = (quantity: string | undefined): boolean =>
  quantity === 'amount' || quantity === 'count' || quantity === 'ratio';
