import type { WriteResult } from '#addin/hosts/workbook-host.ts';
import { briefRange } from '../address/brief-range.ts';
import { ifLoaded } from '../session/if-loaded.ts';
import { runExcel } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';
import { writeMuted } from './write-muted.ts';
import type { WrittenCell } from './written-cell.ts';

type Refused = WriteResult['refused'][number];

/** Takes a write back where the cells still hold what was written; tells the others. Two round trips. */
export async function undoCells(session: ExcelSession, cells: readonly WrittenCell[]): Promise<WriteResult> {
  return runExcel(session, async (batch) => {
    const { worksheets } = batch.context.workbook;
    const asked = cells.map((cell) => {
      const sheet = worksheets.getItemOrNullObject(cell.sheetId);
      sheet.load('protection/protected');
      const range = briefRange(sheet.getRange(cell.cell));
      range.load('formulas,format/protection/locked');
      return { cell, sheet, range };
    });
    await batch.sync();
    const refused: Refused[] = [];
    const restorable: WrittenCell[] = [];
    for (const { cell, sheet, range } of asked) {
      const reason = sheet.isNullObject
        ? 'missing-sheet'
        : range.formulas[0]?.[0] !== cell.after
          ? 'changed'
          : ifLoaded(() => sheet.protection.protected && range.format.protection.locked, false) !== false
            ? 'protected'
            : null;
      if (reason) refused.push({ sheet: cell.sheet, cell: cell.cell, reason });
      else restorable.push(cell);
    }
    if (restorable.length === 0) return { token: null, written: 0, refused };
    await writeMuted(batch, () => {
      for (const cell of restorable) {
        const range = briefRange(worksheets.getItem(cell.sheetId).getRange(cell.cell));
        range.formulas = [[cell.before]];
        if (cell.formatBefore === '@') range.numberFormat = [['@']];
      }
    });
    return { token: null, written: restorable.length, refused };
  });
}
