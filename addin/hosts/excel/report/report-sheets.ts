import { isOurName, SHEET_NAME_PREFIX } from '#shared/xlsx/patch/our-marks.ts';
import { parseSheetReference } from '#shared/xlsx/patch/sheet-reference.ts';
import { briefRange } from '../address/brief-range.ts';
import type { Batch } from '../session/run-excel.ts';

export interface SheetOwner {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  /** Hidden names that make the sheet ours; none on a sheet of the user. */
  readonly signs: readonly string[];
}

/** Sheets and who made them, in one round trip. */
export async function findReportSheets(batch: Batch): Promise<{
  readonly sheets: readonly SheetOwner[];
  readonly freeSign: string;
  readonly structureProtected: boolean;
}> {
  const { worksheets, names, protection } = batch.context.workbook;
  protection.load('protected');
  worksheets.load('items/id,items/name,items/visibility');
  names.load('items/name,items/type,items/formula');
  await batch.sync();
  const signs = names.items
    .filter((item) => isOurName(item.name))
    .map((item) => ({ name: item.name, sheet: signedSheet(item.formula) }));
  const sheets = worksheets.items.map((sheet) => ({
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === 'Visible',
    signs: signs.filter((sign) => sign.sheet === sheet.name).map((sign) => sign.name),
  }));
  return {
    sheets,
    freeSign: freeSign(signs.map((sign) => sign.name)),
    structureProtected: protection.protected,
  };
}

/** Sheet that a sign of ours stands on; null when it is no sign or its sheet is gone. */
export function signedSheet(formula: unknown): string | null {
  return typeof formula === 'string' && formula.startsWith('=')
    ? parseSheetReference(formula.slice(1))
    : null;
}

/** Makes a new sheet ours, in the round trip of the caller. The name follows when the sheet is renamed. */
export function signSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, sign: string): void {
  context.workbook.names.add(sign, briefRange(sheet.getRange('A1'))).visible = false;
}

function freeSign(taken: readonly string[]): string {
  for (let count = 1; ; count++)
    if (!taken.includes(`${SHEET_NAME_PREFIX}${count}`)) return `${SHEET_NAME_PREFIX}${count}`;
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
