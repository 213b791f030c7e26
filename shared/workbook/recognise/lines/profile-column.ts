import type { RawCell } from '../../raw-workbook.ts';
import { isKnownRegion } from '../../text/region-names.ts';
import { cellAt, mergeAt } from '../grid/sheet-grid.ts';
import { SEEN, seenAs } from '../grid/watched-grid.ts';
import type { TableFrame } from '../tables/table-frame.ts';
import type { SenseReader } from '../words/text-sense.ts';
import { saysOf, traitsOf } from '../words/text-traits.ts';
import type { ColumnProfile } from './table-line.ts';

/** So many rows tell what a column holds; a ledger is not read to its end for that. */
const SAMPLE = 120;
/** Names of indicators are looked for in so many rows only: a ledger has a different text in every one. */
const NAME_SAMPLE = 60;
/** … and in so few when none of them named anything. */
const NAMELESS = 16;

/** Counts what kinds of cells stand under a header. */
export function profileColumn(frame: TableFrame, column: number, reader: SenseReader): ColumnProfile {
  const count = {
    filled: 0,
    rows: 0,
    quantities: 0,
    percents: 0,
    units: 0,
    regions: 0,
    offices: 0,
    periods: 0,
    totals: 0,
    scopes: 0,
    names: 0,
    words: 0,
    targets: 0,
    actuals: 0,
    long: 0,
  };
  let read = 0;
  for (let at = 0; at < Math.min(frame.body.length, SAMPLE); at++) {
    const row = frame.body[at]!;
    if (isHeadingOver(frame, row, column)) continue;
    count.rows++;
    const cell = cellAt(frame.grid, row, column);
    if (!cell) continue;
    count.filled++;
    if (cell.formula === undefined && isRegionCode(seenAs(cell, SEEN.traits))) {
      count.regions++;
      count.words++;
      continue;
    }
    if (cell.value === null || cell.value.type === 'number' || cell.value.type === 'error') {
      count.quantities++;
      if (cell.format?.includes('%')) count.percents++;
      continue;
    }
    if (cell.value.type === 'boolean') {
      count.words++;
      continue;
    }
    const traits = traitsOf(textOf(seenAs(cell, SEEN.traits)), reader);
    if (traits.kind === 'unit') {
      count.units++;
      continue;
    }
    if (traits.kind === 'quantity') {
      count.quantities++;
      if (traits.percent) count.percents++;
      continue;
    }
    if (traits.long) count.long++;
    const told = count.regions + count.periods + count.totals + count.scopes + count.names;
    if (traits.brief && read < (told > 0 ? NAME_SAMPLE : NAMELESS)) {
      read++;
      const says = saysOf(textOf(seenAs(cell, SEEN.says)), reader);
      if (says !== null) count[says]++;
    }
    if (traits.kind === 'qualitative') count.quantities++;
    else count.words++;
  }
  return { ...count, ...numbersOf(frame, column, reader) };
}

/** A section heading merged over the table says nothing about its columns. */
function isHeadingOver(frame: TableFrame, row: number, column: number): boolean {
  const merge = mergeAt(frame.grid, row, column);
  return (
    merge !== null &&
    merge.right - merge.left >= 2 &&
    merge.right - merge.left >= (frame.right - frame.left) / 2
  );
}

/** 621102, as a number or as text. */
export const isRegionCode = ({ value }: RawCell): boolean =>
  (value?.type === 'number' || value?.type === 'text') &&
  value.text.length >= 6 &&
  /^\s*\d{6}\s*$/.test(value.text) &&
  isKnownRegion(value.text.trim());

const textOf = (cell: RawCell): string => (cell.value && 'text' in cell.value ? cell.value.text : '');

/**
 * All that is learnt of the numbers of a column: whether they count its rows, or are years. Asked again of every sheet that is
 * read as another was (`recall-tables`), so the numbers themselves don't count as seen.
 */
export function numbersOf(
  frame: TableFrame,
  column: number,
  reader: SenseReader,
): Pick<ColumnProfile, 'ordinals' | 'years'> {
  let filled = 0;
  let ordinals = true;
  let years = true;
  let expected: number | null = null;
  // 9, 9, 1 may be figures; numbers of rows rise somewhere.
  let rises = false;
  let numbers = 0;
  for (let at = 0; at < Math.min(frame.body.length, SAMPLE) && (ordinals || years); at++) {
    const row = frame.body[at]!;
    const cell = cellAt(frame.grid, row, column);
    if (!cell || isHeadingOver(frame, row, column)) continue;
    filled++;
    if (cell.value?.type === 'text') {
      ordinals &&= traitsOf(textOf(seenAs(cell, SEEN.traits)), reader).ordinal;
      years &&= /^\s*(?:19|20)\d{2}\s*年?度?\s*$/.test(textOf(seenAs(cell, 0)));
      continue;
    }
    numbers++;
    const number = cell.value?.type === 'number' ? Number(textOf(seenAs(cell, 0))) : Number.NaN;
    const isWhole = Number.isInteger(number);
    if (number === expected) rises = true;
    years &&= isWhole && number >= 1990 && number < 2100;
    ordinals &&=
      isWhole &&
      (expected === null ? number <= 100 : number === expected || number === expected - 1 || number === 1);
    expected = isWhole ? number + 1 : null;
  }
  return {
    ordinals: filled > 0 && ordinals && (rises || numbers === 0 || (numbers === 1 && expected === 2)),
    years: filled > 0 && years,
  };
}
