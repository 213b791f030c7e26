import type { DecimalText } from '../model/brands.ts';
import {
  absolute,
  compare,
  type Exact,
  exact,
  isZero,
  maximum,
  minimum,
  multiply,
  ONE,
  ZERO,
} from '../model/exact.ts';
import type { FindingCode } from '../model/finding.ts';
import type { Reading, SumRelation } from '../model/reading.ts';
import type { FindingsSoFar } from './findings-so-far.ts';
import { powerOfTen, printedNumber } from './printed-number.ts';
import type { SheetView } from './rule.ts';
import { countsWholeThings } from './unit-scale.ts';

/** A cell of a total or one of its items, whether it is a reading or a derived figure such as a sub-total. */
export interface SumCell {
  readonly sheet: string;
  readonly cell: string;
  readonly value: Exact | null;
  readonly text: DecimalText | null;
  /** One unit of the last printed place. */
  readonly step: Exact;
  /** Blank or an error: the sum can't be judged exactly. */
  readonly isGap: boolean;
  readonly reading: Reading | null;
}

/** A relation whose cells were all found, or null when they can't be added up. */
export interface ResolvedRelation {
  readonly relation: SumRelation;
  readonly total: SumCell;
  readonly items: readonly SumCell[];
}

/** These say that a cell is wrong in itself; what it does to a sum follows when it is corrected. */
const WRONG_IN_ITSELF: readonly FindingCode[] = [
  'unit-slip',
  'percent-scale',
  'part-exceeds-whole',
  'parts-swapped',
  'negative-count',
  'non-integer-count',
  'out-of-range',
  'not-a-number',
  'formula-error',
];

export const isDoubtful = ({ total, items }: ResolvedRelation, soFar: FindingsSoFar): boolean =>
  [total, ...items].some((cell) => soFar.saysAt(cell.sheet, cell.cell, ...WRONG_IN_ITSELF));

export function resolveRelation(relation: SumRelation, view: SheetView): ResolvedRelation | null {
  const total = sumCell(relation.total, view);
  const items = relation.items.map((cell) => sumCell(cell, view)).filter((cell) => cell !== null);
  if (!total || items.length === 0 || !isSummable(relation, total, items, view)) return null;
  return { relation, total, items };
}

function sumCell(address: string, { workbook }: SheetView): SumCell | null {
  const reading = workbook.readingAt(address) ?? null;
  const cell = reading ?? workbook.recognition.cells[address];
  if (!cell) return null;
  const value = cell.value === null ? null : exact(cell.value);
  const isGap = reading ? reading.marks.some((mark) => GAPS.has(mark)) : value === null;
  const step = value === null ? powerOfTen(0) : printedNumber(cell.raw, value).step;
  return {
    sheet: cell.sheet,
    cell: cell.cell,
    value,
    text: cell.value,
    step,
    isGap: isGap && value === null,
    reading,
  };
}

const GAPS: ReadonlySet<string> = new Set([
  'blank',
  'error',
  'pending',
  'unreadable',
  'none',
  'qualitative',
  'uncached',
]);

/** Only like may be added: one unit, one kind, and a figure that the pack adds up over its regions. */
function isSummable(
  { indicatorId, pack }: SumRelation,
  total: SumCell,
  items: readonly SumCell[],
  { workbook }: SheetView,
): boolean {
  const readings = [total, ...items].flatMap(({ reading }) => (reading ? [reading] : []));
  if (readings.some((reading) => reading.unit !== readings[0]!.unit || reading.kind !== readings[0]!.kind))
    return false;
  const kind = readings[0]?.kind;
  if (kind === 'score' || kind === 'weight' || kind === 'numerator' || kind === 'denominator') return true;
  const named = indicatorId ?? readings[0]?.indicatorId ?? null;
  const definition = workbook.packs
    .get(pack ?? readings[0]?.pack ?? ('' as Reading['pack']))
    ?.indicators.find((indicator) => indicator.id === named);
  if (definition) return definition.aggregate === 'sum';
  return !readings.some((reading) => reading.unit === '%' || reading.unit === '‰');
}

const HALF = exact('0.5');
const NOISE = exact('0.000000001');

/** Sums of doubles carry 15 digits. */
export const isNoise = (difference: Exact, total: Exact): boolean =>
  isZero(difference) || compare(absolute(difference), absolute(multiply(total, NOISE))) < 0;

/**
 * 部分数据因四舍五入: half a unit of the finest place printed for each item and the total, or of the total's own place
 * when it is printed more coarsely than its items. Whole things aren't rounded; points are added as they stand.
 */
export function roundingOf({ total, items }: ResolvedRelation): Exact {
  const of = total.reading ?? items[0]?.reading;
  if (countsWholeThings(of?.unit ?? '')) return ZERO;
  const steps = [total, ...items].map((cell) => cell.step);
  const finest = steps.reduce(minimum);
  if (compare(finest, ONE) >= 0) return ZERO;
  const spread = multiply(multiply(finest, HALF), exact(steps.length));
  return of?.kind === 'score' || of?.kind === 'weight' ? spread : maximum(spread, multiply(total.step, HALF));
}
