import { parseExact, toDecimalText } from '#shared/model/exact.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';

/** What typing means: a plain decimal is a number, everything else stays the text it is; nothing clears. */
export function typedValue(text: string): CellEdit['value'] {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = parseExact(trimmed);
  return number ? { type: 'number', text: toDecimalText(number, 15) } : { type: 'text', text };
}
