import type { ReportCell, ReportSheet } from './report-sheet.ts';

/** Points of one line, and of a title. */
const LINE = 16;
const TITLE = 30;

/** Styles whose text wraps inside its cell; titles run over the cells beside them. */
const WRAPS: ReadonlySet<ReportCell['style']> = new Set([
  'header',
  'text',
  'strong',
  'note',
  'link',
  'blocking',
  'query',
  'notice',
  'missing',
]);

export const wrapsText = (style: ReportCell['style']): boolean => WRAPS.has(style);

/**
 * Height in points that a row of a report needs; null where one line is enough. Programs that size rows themselves do so
 * only when a row is edited, and never for merged cells, so long sentences would be cut until then.
 */
export function rowHeight(
  { rows, columnWidths, merges }: Pick<ReportSheet, 'rows' | 'columnWidths' | 'merges'>,
  row: number,
): number | null {
  const cells = rows[row] ?? [];
  if (cells.some((cell) => cell?.style === 'title')) return TITLE;
  const widthAt = (column: number): number => {
    const merged = merges.find((area) => area.top === row && area.left === column);
    const widths = columnWidths.slice(column, (merged?.right ?? column) + 1);
    return widths.length === 0 ? 9 : widths.reduce((sum, width) => sum + width, 0);
  };
  let lines = 1;
  for (const [column, cell] of cells.entries())
    if (cell && wrapsText(cell.style)) lines = Math.max(lines, linesOf(cell.text, widthAt(column)));
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
