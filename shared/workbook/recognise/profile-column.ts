import type { RawCell } from '../raw-workbook.ts';
import { readQuantity } from '../text/quantity.ts';
import { isKnownRegion } from '../text/region-names.ts';
import { normaliseUnit } from '../text/unit.ts';
import { cellAt, mergeAt } from './sheet-grid.ts';
import type { TableFrame } from './table-frame.ts';
import type { ColumnProfile } from './table-line.ts';
import { type SenseReader, senseOf } from './text-sense.ts';

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
    units: 0,
    regions: 0,
    offices: 0,
    periods: 0,
    totals: 0,
    scopes: 0,
    names: 0,
    words: 0,
    ordinals: 0,
    years: 0,
    targets: 0,
    actuals: 0,
    long: 0,
  };
  let expected: number | null = null;
  let read = 0;
  for (const row of frame.body.slice(0, SAMPLE)) {
    const merge = mergeAt(frame.grid, row, column);
    // A section heading merged over the table says nothing about its columns.
    if (merge && merge.right - merge.left >= 2 && merge.right - merge.left >= (frame.right - frame.left) / 2)
      continue;
    count.rows++;
    const cell = cellAt(frame.grid, row, column);
    if (!cell) continue;
    count.filled++;
    if (isRegionCode(cell)) {
      count.regions++;
      count.words++;
      continue;
    }
    if (cell.value === null || cell.value.type === 'number' || cell.value.type === 'error') {
      count.quantities++;
      const number = cell.value?.type === 'number' ? Number(cell.value.text) : Number.NaN;
      if (Number.isInteger(number) && number >= 1990 && number < 2100) count.years++;
      if (
        Number.isInteger(number) &&
        (expected === null ? number <= 100 : number === expected || number === expected - 1 || number === 1)
      )
        count.ordinals++;
      expected = Number.isInteger(number) ? number + 1 : null;
      continue;
    }
    if (cell.value.type === 'boolean') {
      count.words++;
      continue;
    }
    const text = cell.value.text;
    if (/^\s*[(（]?\d{1,3}(?:[.．-]\d{1,2})?\s*[)）.．、]?\s*$/.test(text)) count.ordinals++;
    if (normaliseUnit(text) !== null && !/^\s*\d/.test(text)) {
      count.units++;
      continue;
    }
    const quantity = text.length > 40 ? 'unreadable' : readQuantity(text).kind;
    if (quantity !== 'unreadable' && quantity !== 'qualitative') {
      count.quantities++;
      continue;
    }
    if (text.length > 30) count.long++;
    const told = count.regions + count.periods + count.totals + count.scopes + count.names;
    if (text.length <= 60 && read < (told > 0 ? NAME_SAMPLE : NAMELESS)) {
      read++;
      const sense = senseOf(text, reader);
      if (sense.region !== null) count.regions++;
      else if (sense.office !== null) count.offices++;
      else if (sense.onlyPeriod) count.periods++;
      else if (sense.total || sense.wholeArea) count.totals++;
      else if (sense.scopeWord) count.scopes++;
      else if ((sense.matches[0]?.score ?? 0) >= 0.75) count.names++;
      else if (text.length <= 10 && sense.roles[0] === 'target') count.targets++;
      else if (text.length <= 10 && sense.roles[0] === 'actual') count.actuals++;
    }
    if (quantity === 'qualitative') count.quantities++;
    else count.words++;
  }
  return count;
}

/** 621102, as a number or as text. */
const isRegionCode = ({ value, formula }: RawCell): boolean =>
  formula === undefined &&
  (value?.type === 'number' || value?.type === 'text') &&
  /^\s*\d{6}\s*$/.test(value.text) &&
  isKnownRegion(value.text.trim());
