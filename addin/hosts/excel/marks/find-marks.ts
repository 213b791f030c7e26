import { isMarkFormula } from '#shared/xlsx/patch/our-marks.ts';
import { briefRange } from '../address/brief-range.ts';
import { ifLoaded } from '../session/if-loaded.ts';
import type { Batch } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';

/** A sheet with the conditional formats on it that are ours. */
export interface MarkedSheet {
  readonly id: string;
  readonly name: string;
  /** False when protection forbids formats: then nothing on it is touched, nothing unprotected. */
  readonly formattable: boolean;
  readonly marks: readonly string[];
}

/** Looks for our marks on every sheet: those made since the pane was opened by id, older ones by their formula. */
export async function findMarks(batch: Batch, session: ExcelSession): Promise<readonly MarkedSheet[]> {
  const { worksheets } = batch.context.workbook;
  let ids = session.sheets.map((sheet) => sheet.id);
  if (ids.length === 0) {
    worksheets.load('items/id');
    await batch.sync();
    ids = worksheets.items.map((sheet) => sheet.id);
  }
  // A sheet that came since the last reading has no marks of ours, one that went needs none taken off.
  const asked = ids.map((id) => {
    const sheet = worksheets.getItemOrNullObject(id);
    sheet.load('id,name,protection/protected,protection/options');
    const formats = briefRange(sheet.getRange()).conditionalFormats;
    formats.load('items/id,items/type');
    return { sheet, formats };
  });
  await batch.sync();
  const present = asked.filter(({ sheet }) => !sheet.isNullObject);
  const unknown = present.flatMap(({ sheet, formats }) =>
    formats.items
      .filter((format) => format.type === 'Custom' && !session.markIds.get(sheet.id)?.has(format.id))
      .map((format) => {
        // Asked anew from the sheet: what hung on the range of the last round trip is gone with it.
        const all = briefRange(worksheets.getItem(sheet.id).getRange()).conditionalFormats;
        const rule = all.getItem(format.id).custom.rule;
        rule.load('formula');
        return { sheetId: sheet.id, id: format.id, rule };
      }),
  );
  if (unknown.length > 0) await batch.sync();
  return present.map(({ sheet, formats }) => ({
    id: sheet.id,
    name: sheet.name,
    formattable: ifLoaded(
      () => !sheet.protection.protected || sheet.protection.options?.allowFormatCells === true,
      true,
    ),
    marks: [
      ...formats.items
        .filter((format) => session.markIds.get(sheet.id)?.has(format.id))
        .map((format) => format.id),
      ...unknown
        .filter((each) => each.sheetId === sheet.id && isMarkFormula(each.rule.formula.replace(/^=/, '')))
        .map((each) => each.id),
    ],
  }));
}
