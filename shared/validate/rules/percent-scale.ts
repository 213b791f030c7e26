import { toDecimalText } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import {
  type MisplacedPercent,
  misplacedByComparison,
  misplacedByParts,
} from '../evidence/misplaced-percent.ts';
import { shiftedNumber } from '../evidence/slipped-part.ts';
import { type Fact, printedOf } from '../fact.ts';
import type { Draft, ReadingsRule, ReadingsView } from '../rule.ts';

const KINDS: readonly ReadingKind[] = ['actual', 'baseline', 'target', 'constraint', 'expectation'];

/** 0.0116 where 1.16 (%) belongs, or 116: reported only when parts, history or target prove it. */
export const percentScale: ReadingsRule<'percent-scale'> = {
  code: 'percent-scale',
  basis: 'readings',
  kind: 'basic',
  severity: 'blocking',
  usesOutside: true,
  check: (view) => (view.family.indicator?.unit === '%' ? misplacedOf(view).map(draftOfMisplaced) : []),
};

function misplacedOf({ family, evidence, soFar }: ReadingsView): MisplacedPercent[] {
  const found = new Map<Fact, MisplacedPercent>();
  const decided = new Set<Fact>();
  for (const group of family.ratios) {
    if (!group.ratio) continue;
    decided.add(group.ratio);
    const misplaced = misplacedByParts(group);
    if (misplaced && !soFar.says(group.ratio, 'percent-scale')) found.set(group.ratio, misplaced);
  }
  const isSuspect = (fact: Fact): boolean => found.has(fact) || soFar.says(fact, 'percent-scale');
  for (const fact of family.quantities) {
    if (!KINDS.includes(fact.kind) || decided.has(fact) || isSuspect(fact)) continue;
    const misplaced = misplacedByComparison(family, fact, evidence, isSuspect);
    if (misplaced) found.set(fact, misplaced);
  }
  return [...found.values()];
}

export function draftOfMisplaced({
  fact,
  power,
  proof,
  reference,
}: MisplacedPercent): Draft<'percent-scale'> {
  const { number } = printedOf(fact);
  const right = toDecimalText(shiftedNumber(number, power));
  return {
    fact,
    params: {
      typed: toDecimalText(number),
      right,
      direction: power > 0 ? 'too-small' : 'too-large',
      proof,
      ...(reference === '' ? {} : { reference }),
    },
    fix: { value: right },
  };
}
