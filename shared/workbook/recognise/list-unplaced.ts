import type { Unplaced } from '../../model/reading.ts';
import { cellAddress } from '../address.ts';
import { cellAt } from './grid/sheet-grid.ts';
import type { RowLine } from './lines/read-rows.ts';
import type { LineMeaning } from './meaning/line-meaning.ts';
import type { ChosenTable } from './tables/understood-table.ts';

/** Rows and columns that were not placed. Those with figures under an indicator's kind of name are findings. */
export function listUnplaced(
  table: ChosenTable,
  rows: readonly LineMeaning[],
  columns: readonly LineMeaning[],
): readonly Unplaced[] {
  if (table.ledger) return [];
  const sheet = table.frame.grid.sheet.name;
  const unplaced: Unplaced[] = [];
  table.rows.forEach((row, at) => {
    const meaning = rows[at]!;
    const waits =
      meaning.status === 'unplaced' ||
      (meaning.status === 'part-of' && meaning.placed === null) ||
      isRateOfItsOwn(row, meaning, table.rows);
    if (!waits || !row.own) return;
    const like =
      (meaning.status === 'unplaced' || meaning.status === 'derived') &&
      table.pack !== null &&
      looksLikeIndicator(row.own.sense.residual) &&
      !row.ofWhich &&
      hasValue(table, row.row, columns);
    unplaced.push({
      sheet,
      cell: cellAddress(row.row, row.own.column),
      text: row.own.sense.text,
      likeIndicator: like,
    });
  });
  columns.forEach((meaning) => {
    if (meaning.status !== 'unplaced') return;
    const like =
      table.pack !== null &&
      table.orientation === 'indicators-in-columns' &&
      looksLikeIndicator(meaning.text);
    unplaced.push({
      sheet,
      cell: cellAddress(headerRow(table, meaning.at), meaning.at),
      text: meaning.text,
      likeIndicator: like,
    });
  });
  return unplaced;
}

/** 战略性新兴产业增加值增速 is an indicator of its own; 增速 and 高新技术企业数增长率 are worked out from other rows. */
function isRateOfItsOwn(row: RowLine, { status }: LineMeaning, rows: readonly RowLine[]): boolean {
  if (status !== 'derived' || row.ofWhich || row.indented || row.numbered === false) return false;
  const base = /^(.*[\u4e00-\u9fff]{5,})(?:增速|增长率|增幅)$/.exec(row.own?.sense.word ?? '')?.[1];
  if (base === undefined) return false;
  const wordsOf = (other: RowLine): string => other.own?.sense.word ?? '';
  return !rows.some((other) => other !== row && wordsOf(other).length > 3 && base.includes(wordsOf(other)));
}

const hasValue = (table: ChosenTable, row: number, columns: readonly LineMeaning[]): boolean =>
  columns.some(
    (column) =>
      column.status === 'value' &&
      column.kind !== 'weight' &&
      cellAt(table.frame.grid, row, column.at) !== undefined,
  );

/** A name of a thing that is measured, not a sentence, a date or a person. */
const looksLikeIndicator = (text: string): boolean =>
  /[\u4e00-\u9fff]{3}/.test(text) && text.replace(/\s/g, '').length <= 40;

function headerRow(table: ChosenTable, column: number): number {
  for (let row = table.frame.headerBottom; row >= table.frame.headerTop; row--)
    if (cellAt(table.frame.grid, row, column)) return row;
  return table.frame.headerTop;
}
