import { columnOf } from '../../rule-pack/sheet/header-words.ts';
import type { RawCell, RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';

/** A pack is written out with its header near the top, and the ids of its indicators in a column of their own. */
const HEADER_ROWS = 6;
const INDICATOR_ID = /^[a-z][a-z0-9-]*$/;

/** A sheet that holds a pack (`packSheet`): rules with the ids of their indicators, no figures that anybody reports. */
export function isPackSheet(sheet: RawSheet): boolean {
  let ids: RawCell | undefined;
  let hasStandards = false;
  for (const cell of sheet.cells) {
    if (cell.row >= HEADER_ROWS || cell.value?.type !== 'text') continue;
    const role = columnOf(cell.value.text)?.role;
    if (role === 'id') ids = cell;
    if (role === 'standard') hasStandards = true;
  }
  if (!ids || !hasStandards) return false;
  const { row, column } = ids;
  const below = sheet.cells.filter((cell) => cell.column === column && cell.row > row && cell.value !== null);
  return (
    below.length > 0 &&
    below.every(({ value }) => value?.type === 'text' && INDICATOR_ID.test(value.text.trim()))
  );
}

/** What a workbook reports: rules that stand beside the figures are read under 规则 and are no figures themselves. */
export function withoutPackSheets(raw: RawWorkbook): RawWorkbook {
  const sheets = raw.sheets.filter((sheet) => !isPackSheet(sheet));
  return sheets.length === raw.sheets.length ? raw : { ...raw, sheets };
}
