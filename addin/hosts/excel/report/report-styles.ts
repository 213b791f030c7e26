import { areaAddress, cellAddress } from '#shared/workbook/address.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import type { ReportCell, ReportSheet } from '#shared/workbook/report-sheet.ts';
import { rowHeight, wrapsText } from '#shared/workbook/row-height.ts';
import { addressPortions } from '../address/address-portions.ts';
import { briefRange, rangeOfArea } from '../address/brief-range.ts';
import { MARK_COLOURS } from '../marks/mark-signature.ts';

interface Look {
  readonly bold?: true;
  readonly size?: number;
  readonly font?: string;
  readonly fill?: string;
  readonly right?: true;
  readonly centre?: true;
}

const LOOKS: Readonly<Record<ReportCell['style'], Look>> = {
  title: { bold: true, size: 16 },
  subtitle: { font: '#595959' },
  header: { bold: true, fill: '#E7ECF4', centre: true },
  text: {},
  number: { right: true },
  strong: { bold: true },
  note: { font: '#595959', size: 9 },
  link: { font: '#0563C1' },
  blocking: MARK_COLOURS.blocking,
  query: MARK_COLOURS.query,
  notice: MARK_COLOURS.notice,
  missing: { font: '#7F7F7F', fill: '#F2F2F2', centre: true },
};

/** Fonts, fills and alignment of a report, queued on the caller's round trip like everything here. */
export function paintLooks(sheet: Excel.Worksheet, report: ReportSheet): void {
  for (const [style, areas] of areasBy(report, (cell) => cell.style))
    for (const address of addressPortions(areas.map(areaAddress)))
      paint(briefRange(sheet.getRanges(address)), LOOKS[style], wrapsText(style));
}

export function setNumberFormats(sheet: Excel.Worksheet, report: ReportSheet): void {
  for (const [format, areas] of areasBy(report, (cell) => cell.format))
    for (const area of areas)
      rangeOfArea(sheet, area).numberFormat = Array.from({ length: area.bottom - area.top + 1 }, () => [
        format,
      ]);
}

export function setWidths(sheet: Excel.Worksheet, report: ReportSheet): void {
  report.columnWidths.forEach((characters, column) => {
    // Office.js counts points: a character is about 7 pixels of 0.75 points, and a cell has 5 pixels of margin.
    const cell = rangeOfArea(sheet, { top: 0, left: column, bottom: 0, right: column });
    briefRange(cell.getEntireColumn()).format.columnWidth = (characters * 7 + 5) * 0.75;
  });
}

export function mergeCells(sheet: Excel.Worksheet, report: ReportSheet): void {
  for (const area of report.merges) rangeOfArea(sheet, area).merge(false);
}

/** Remarks across the table as high as their sentences: Excel fits rows by itself, but never for merged cells. */
export function fitRemarks(sheet: Excel.Worksheet, report: ReportSheet): void {
  for (const { top: row } of report.merges) {
    const height = report.rows[row]?.[0]?.style === 'note' ? rowHeight(report, row) : null;
    if (height !== null)
      rangeOfArea(sheet, { top: row, left: 0, bottom: row, right: 0 }).format.rowHeight = height;
  }
}

export function freezeHead(sheet: Excel.Worksheet, report: ReportSheet): void {
  const { rows, columns } = report.freeze;
  if (rows > 0 && columns > 0)
    sheet.freezePanes.freezeAt(rangeOfArea(sheet, { top: 0, left: 0, bottom: rows - 1, right: columns - 1 }));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

function paint(cells: Excel.RangeAreas, look: Look, wraps: boolean): void {
  const { format } = cells;
  if (look.bold) format.font.bold = true;
  if (look.size) format.font.size = look.size;
  if (look.font) format.font.color = look.font;
  if (look.fill) format.fill.color = look.fill;
  if (look.right) format.horizontalAlignment = 'Right';
  if (look.centre) format.horizontalAlignment = 'Center';
  format.verticalAlignment = 'Center';
  if (wraps) format.wrapText = true;
}

export interface CellLink {
  readonly address: string;
  readonly target: NonNullable<ReportCell['link']>;
  readonly text: string;
}

export const linksOf = (report: ReportSheet): readonly CellLink[] =>
  report.rows.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      cell?.link ? [{ address: cellAddress(r, c), target: cell.link, text: cell.text }] : [],
    ),
  );

/** Links from cells to places in the workbook, queued on the caller's round trip. */
export function setLinks(sheet: Excel.Worksheet, links: readonly CellLink[]): void {
  for (const { address, target, text } of links)
    briefRange(sheet.getRange(address)).hyperlink = {
      documentReference: `'${target.sheet.replaceAll("'", "''")}'!${target.cell}`,
      textToDisplay: text,
    };
}

/** office.js cuts larger arrays up itself, through members that are not documented. */
const ROWS_PER_AREA = 1_500;

function areasBy<Key>(
  report: ReportSheet,
  keyOf: (cell: ReportCell) => Key | undefined,
): ReadonlyMap<Key, readonly CellArea[]> {
  const found = new Map<Key, CellArea[]>();
  for (const [r, row] of report.rows.entries())
    for (const [c, cell] of row.entries()) {
      const key = cell ? keyOf(cell) : undefined;
      if (key !== undefined) collect(found, key, r, c);
    }
  return found;
}

/** A cell below its equal makes the area longer; reports are read down their columns. */
function collect<Key>(found: Map<Key, CellArea[]>, key: Key, row: number, column: number): void {
  const areas = found.get(key) ?? [];
  found.set(key, areas);
  const above = areas.findLastIndex((area) => area.left === column && area.bottom === row - 1);
  const isFull = above >= 0 && areas[above]!.bottom - areas[above]!.top >= ROWS_PER_AREA - 1;
  if (above >= 0 && !isFull) areas[above] = { ...areas[above]!, bottom: row };
  else areas.push({ top: row, left: column, bottom: row, right: column });
}
