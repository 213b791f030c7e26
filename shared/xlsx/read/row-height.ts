import type { ReportCell } from '../../workbook/report-sheet.ts';

/** Points of one line, and of a title. */
const LINE = 16;
const TITLE = 30;

/** Styles whose text wraps inside its cell; titles and notes run over the cells beside them. */
const WRAPS: ReadonlySet<ReportCell['style']> = new Set([
  'header',
  'text',
  'strong',
  'link',
  'blocking',
  'query',
  'notice',
]);

/**
 * Height in points that a row of a new sheet needs; null where one line is enough. Programs that size rows themselves do so
 * only when a row is edited, so long sentences would be cut or overlap until then.
 */
export function rowHeight(
  cells: readonly (ReportCell | null)[],
  columnWidths: readonly number[],
): number | null {
  if (cells.some((cell) => cell?.style === 'title')) return TITLE;
  let lines = 1;
  for (const [column, cell] of cells.entries())
    if (cell && WRAPS.has(cell.style)) lines = Math.max(lines, linesOf(cell.text, columnWidths[column] ?? 9));
  return lines === 1 ? null : lines * LINE;
}

/** A column's width counts digits; a Chinese character takes two. */
function linesOf(text: string, width: number): number {
  const room = Math.max(2, width - 1);
  return text.split('\n').reduce((lines, line) => {
    let units = 0;
    for (const char of line) units += char.charCodeAt(0) > 0x2e7f ? 2 : 1;
    return lines + Math.max(1, Math.ceil(units / room));
  }, 0);
}
