import { columnOf } from '#shared/rule-pack/sheet/header-words.ts';
import type { RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { textOfCell } from './item-cells.ts';

/** Rules are short tables; a header stands near the top. */
const HEADER_ROWS = 60;
const MOST_CELLS = 20_000;

/** Sheets worth reading for 评分标准: one header cell says so. Cheap enough for every edit. */
export const findRulesSheets = (workbook: RawWorkbook): readonly RawSheet[] =>
  workbook.sheets.filter(
    (sheet) =>
      sheet.visibility === 'visible' &&
      sheet.cells.length <= MOST_CELLS &&
      sheet.cells.some(
        (cell) =>
          cell.row < HEADER_ROWS &&
          cell.value?.type === 'text' &&
          cell.value.text.length <= 24 &&
          columnOf(textOfCell(cell))?.role === 'standard',
      ),
  );

/** The workbook with these sheets only: what is sent to the desk. */
export const onlySheets = (workbook: RawWorkbook, sheets: readonly RawSheet[]): RawWorkbook => ({
  ...workbook,
  sheets,
});
