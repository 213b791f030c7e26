import type { FindingMark } from '../../workbook/report-sheet.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import { parseSheetReference } from './sheet-reference.ts';

/**
 * How everything we add to a workbook is recognised again, also after Excel, WPS or LibreOffice saved the file:
 * by names and namespaces of our own that those programs keep.
 */
export const STATE_NAMESPACE = 'urn:kezhi:workbook-state:1';
export const RECORD_NAMESPACE = 'urn:kezhi:workbook-record:1';

/** A hidden name on the first cell of every sheet we add: it follows the sheet when a person renames it. */
export const SHEET_NAME_PREFIX = '_KeZhi_Sheet_';

/** Author of our notes, and how each begins: LibreOffice forgets authors. */
export const NOTE_AUTHOR = '科指 KeZhi';
export const NOTE_SIGN = '【科指】';

/** Formula of our conditional formats: always true, and nobody else's. */
export const markFormula = (severity: string): string => `N("kezhi:${severity}")=0`;

export const isMarkFormula = (formula: string): boolean => /^N\("kezhi:[a-z]+"\)=0$/.test(formula.trim());

export const isOurName = (name: string): boolean => name.startsWith(SHEET_NAME_PREFIX);

/** Present names of the sheets that we added. */
export function ourSheetNames(parts: Pick<WorkbookParts, 'names'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, reference } of parts.names) {
    if (!isOurName(name)) continue;
    const sheet = parseSheetReference(reference);
    if (sheet !== null) names.add(sheet);
  }
  return names;
}

/** Text of the note on each cell with marks: our sign and the sentences, one a line. */
export function noteTexts(marks: readonly FindingMark[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { cell, note } of marks) {
    const before = texts.get(cell);
    if (note !== '') texts.set(cell, before === undefined ? NOTE_SIGN + note : `${before}\n${note}`);
  }
  return texts;
}
