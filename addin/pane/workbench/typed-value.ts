import { parseExact, toDecimalText } from '#shared/model/exact.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';

/** 1,234.5 as it is copied from a cell that shows groups of thousands. */
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** What typing means: a plain decimal is a number, everything else stays the text it is; nothing clears. */
export function typedValue(text: string): CellEdit['value'] {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = parseExact(GROUPED.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed);
  return number ? { type: 'number', text: toDecimalText(number, 15) } : { type: 'text', text };
}
