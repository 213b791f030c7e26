import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { briefRange } from './address/brief-range.ts';
import { runExcel } from './session/run-excel.ts';
import { type ExcelSession, sheetKey } from './session/session.ts';

/** Goes to a cell. A hidden sheet is refused and stays hidden. */
export async function selectCell(
  session: ExcelSession,
  place: { readonly sheet: string; readonly cell: string },
): Promise<void> {
  await runExcel(session, async (batch) => {
    const sheet = batch.context.workbook.worksheets.getItemOrNullObject(sheetKey(session, place.sheet));
    sheet.load('visibility');
    await batch.sync();
    if (sheet.isNullObject) throw new HostRefusal('missing-sheet', { sheet: place.sheet });
    if (sheet.visibility !== 'Visible') throw new HostRefusal('sheet-hidden', { sheet: place.sheet });
    sheet.activate();
    briefRange(sheet.getRange(place.cell)).select();
    await batch.sync();
  });
}
