import type { TableFrame } from '../tables/table-frame.ts';
import type { SenseReader } from '../words/text-sense.ts';
import { isLedger } from './count-ledger.ts';
import { readColumns } from './read-columns.ts';
import { type RowLine, readRows } from './read-rows.ts';
import type { ColumnLine } from './table-line.ts';

/** Rows of a ledger whose labels are looked at; the rest is only counted. */
const LEDGER_SAMPLE = 40;

/** Columns and rows of a table with what they say; nothing here depends on a title or a pack. */
export interface LineTable {
  readonly columns: readonly ColumnLine[];
  /** The first rows, by which a ledger is told. */
  readonly sample: readonly RowLine[];
  /** All rows; of a ledger the sample. */
  readonly rows: readonly RowLine[];
  readonly ledger: boolean;
}

/** `watched` is the same table for reading its cells; its lines above, which tell a ledger, are the frame's own. */
export function readLines(frame: TableFrame, watched: TableFrame, reader: SenseReader): LineTable {
  const columns = readColumns(watched, reader);
  const sample = readRows({ ...watched, body: frame.body.slice(0, LEDGER_SAMPLE) }, columns, reader);
  const ledger = isLedger(frame, columns, sample);
  const rows = ledger || frame.body.length <= LEDGER_SAMPLE ? sample : readRows(watched, columns, reader);
  return { columns, sample, rows, ledger };
}
