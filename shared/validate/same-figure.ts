import { absolute, add, compare, equals, exact, multiply, subtract } from '../model/exact.ts';
import type { ReadingKind } from '../model/reading.ts';
import { type Fact, isQuantity, printedOf, type Quantity, type WorkbookFact } from './fact.ts';
import type { FindingsSoFar } from './findings-so-far.ts';
import type { WorkbookView } from './rule.ts';

/** Two mentions of one figure (scope, region, period, kind) that don't say the same. */
export interface Disagreement {
  readonly first: Quantity<WorkbookFact>;
  readonly later: Quantity<WorkbookFact>;
}

const COMPARED: readonly ReadingKind[] = [
  'actual',
  'baseline',
  'numerator',
  'denominator',
  'target',
  'constraint',
  'expectation',
];
const HALF = exact('0.5');

/** Every mention that differs from an earlier one: from the first on the same sheet, else from the first anywhere. */
export function disagreements({ family, soFar }: WorkbookView): Disagreement[] {
  const found: Disagreement[] = [];
  for (const slot of family.repeated)
    for (const kind of COMPARED) {
      const mentions = slot.kinds[kind] ?? [];
      if (mentions.length < 2) continue;
      const figures = mentions.filter(isQuantity).filter((fact) => isTrusted(fact, soFar));
      found.push(...within(figures));
    }
  return found;
}

function within(figures: readonly Quantity<WorkbookFact>[]): Disagreement[] {
  const found: Disagreement[] = [];
  const wrong = new Set<string>();
  const firstOfSheet: Quantity<WorkbookFact>[] = [];
  for (const later of figures) {
    const onSheet = firstOfSheet.find((fact) => fact.sheet === later.sheet);
    const elsewhere = firstOfSheet.find((fact) => fact.sheet !== later.sheet);
    if (!onSheet) firstOfSheet.push(later);
    const first = onSheet && !saysTheSame(onSheet, later) ? onSheet : elsewhere;
    if (!first || saysTheSame(first, later)) continue;
    // A cell that only copies a cell already named isn't a second disagreement.
    if (later.reading.precedents?.some((cell) => wrong.has(cell))) continue;
    wrong.add(`${later.sheet}!${later.cell}`);
    found.push({ first, later });
  }
  return found;
}

/** A figure already known to be wrong in itself isn't held against others. */
export const isTrusted = (fact: Fact, soFar: FindingsSoFar): boolean =>
  !soFar.says(
    fact,
    'unit-slip',
    'percent-scale',
    'part-exceeds-whole',
    'parts-swapped',
    'negative-count',
    'non-integer-count',
    'out-of-range',
  );

/** Equal, or equal as far as the coarser of the two is printed: 1.18 亿元 and 11826 万元. */
export function saysTheSame(a: Quantity, b: Quantity): boolean {
  if (equals(a.value, b.value)) return true;
  if (a.unit !== b.unit) return false;
  const [left, right] = [printedOf(a).step, printedOf(b).step];
  if (equals(left, right)) return false;
  const allowed = multiply(add(left, right), HALF);
  return compare(absolute(subtract(a.value, b.value)), allowed) <= 0;
}

/** Whether the two may be one figure only because the recogniser guessed: unsure lines, or two columns of one row. */
export function restsOnGuess({ workbook }: WorkbookView, { first, later }: Disagreement): boolean {
  if (first.reading.sure === 'unsure' || later.reading.sure === 'unsure') return true;
  if (first.sheet !== later.sheet || first.reading.table !== later.reading.table) return false;
  return (
    workbook.tableOf(later.reading)?.orientation === 'indicators-in-rows' && rowOf(first) === rowOf(later)
  );
}

const rowOf = (fact: Fact): string => fact.cell.replace(/\D/g, '');
