import { briefRange } from './brief-range.ts';
import type { Batch } from './run-excel.ts';

/**
 * A hidden name of its own makes a sheet ours. It stays with the sheet when the sheet is renamed or copied,
 * and is seen by every host, unlike a list of ids kept elsewhere.
 */
export const REPORT_MARK = '_kezhi_report';

export interface SheetOwner {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly ours: boolean;
}

/** Which sheets of the workbook we made. Two round trips. */
export async function findReportSheets(batch: Batch): Promise<readonly SheetOwner[]> {
  const { worksheets } = batch.context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  await batch.sync();
  const asked = worksheets.items.map((sheet) => {
    const mark = sheet.names.getItemOrNullObject(REPORT_MARK);
    mark.load('name');
    return { sheet, mark };
  });
  await batch.sync();
  return asked.map(({ sheet, mark }) => ({
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === 'Visible',
    ours: !mark.isNullObject,
  }));
}

/** Marks a new sheet as ours, in the round trip of the caller. */
export function markAsOurs(sheet: Excel.Worksheet): void {
  sheet.names.add(REPORT_MARK, briefRange(sheet.getRange('A1'))).visible = false;
}

/** `核验结果`, else `核验结果 (2)` …: a sheet of the user is never overwritten. Names hold 31 characters and ignore case. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const name = clean.slice(0, 31 - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}
