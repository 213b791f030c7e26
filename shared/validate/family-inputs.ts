import type { PackId } from '../model/brands.ts';
import type { Reading } from '../model/reading.ts';
import { isListItem } from './evidence/issued-item.ts';
import type { WholeWorkbook } from './whole-workbook.ts';

/**
 * Everything of the workbook and its context, beside a family's own readings, that its rules look at, as one text.
 * Two equal texts and equal readings mean equal findings, which is what allows a family to be kept after an edit.
 */
export function familyInputs(workbook: WholeWorkbook, packId: PackId, readings: readonly Reading[]): string {
  const { indicatorId } = readings[0]!;
  const periods = new Set(readings.map((reading) => reading.period));
  const sheets = new Set(readings.map((reading) => reading.sheet));
  return JSON.stringify([
    workbook.recognition.region,
    workbook.recognition.period,
    [...periods].filter((period) => workbook.isDue(packId, period)),
    [...sheets].filter((sheet) => workbook.hiddenSheets.has(sheet)),
    workbook.ledgersOf(packId, indicatorId),
    workbook
      .scoreItems(packId, indicatorId)
      .map(({ sheet, item }) => [sheet.region, sheet.period, item.scope, item.state, item.points]),
    isListItem(indicatorId)
      ? workbook.recognition.inputs.filter((one) => one.indicatorId === indicatorId).map(({ raw }) => raw)
      : [],
    readings.filter(isText).map(({ sheet, cell }) => workbook.inputCells.has(`${sheet}!${cell}`)),
    readings.flatMap((reading) =>
      reading.marks.includes('error') ? errorsBefore(workbook, reading.precedents) : [],
    ),
    [...new Set(readings.map((reading) => reading.table))].map((table) => [
      workbook.recognition.tables[table]?.orientation,
      workbook.recognition.tables[table]?.title,
    ]),
  ]);
}

const isText = ({ value, raw }: Reading): boolean => value === null && raw !== '';

const errorsBefore = (
  { readingAt, recognition }: WholeWorkbook,
  cells: readonly string[] | undefined,
): boolean[] =>
  (cells ?? []).map(
    (cell) => readingAt(cell)?.marks.includes('error') ?? recognition.cells[cell]?.error ?? false,
  );
