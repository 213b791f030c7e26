import { areaAddress, cellAddress, columnName } from '../../workbook/address.ts';
import type { CellArea } from '../../workbook/raw-workbook.ts';
import type { ReportCell, ReportSheet } from '../../workbook/report-sheet.ts';
import { rowHeight } from '../../workbook/row-height.ts';
import { cellNumber } from '../read/cell-number.ts';
import { encodeCellText, encodeXmlText } from '../xml/xml-text.ts';
import { sheetPrefix } from './sheet-reference.ts';
import type { StyleTable } from './style-table.ts';

/** A sheet of a file of our own (template, city table): a report sheet that can also compute and be filled in. */
export interface NewSheet extends ReportSheet {
  readonly formulas?: readonly {
    readonly cell: string;
    /** Without `=`. */
    readonly formula: string;
  }[];
  readonly validations?: readonly SheetValidation[];
  /** Protected without password: only `unlocked` can be typed into. */
  readonly protect?: boolean;
  readonly unlocked?: readonly CellArea[];
  readonly hidden?: boolean;
}

export interface SheetValidation {
  readonly area: CellArea;
  /** A list of choices, a list elsewhere (`'名录'!$A$1:$A$9`), or a number within bounds. */
  readonly allow:
    | { readonly type: 'list'; readonly choices: readonly string[] }
    | { readonly type: 'reference'; readonly reference: string }
    | { readonly type: 'decimal' | 'whole'; readonly min: string; readonly max: string };
  /** Title and sentence shown when something else is typed. */
  readonly message?: { readonly title: string; readonly text: string };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The worksheet part of one sheet. `drawingId`: relationship of its charts. */
export function reportSheetXml(
  sheet: NewSheet,
  styles: StyleTable,
  drawingId: string | null,
  selected = false,
): string {
  const pieces = [
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    `<dimension ref="${areaAddress(usedArea(sheet))}"/>`,
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet.columnWidths),
    `<sheetData>${rowsXml(sheet, styles)}</sheetData>`,
    sheet.protect === true
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
      : '',
    mergesXml(sheet.merges),
    validationsXml(sheet.validations ?? []),
    linksXml(sheet),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${sheet.columnWidths.reduce((sum, width) => sum + width, 0) > 90 ? 'landscape' : 'portrait'}" fitToHeight="0"/>`,
    drawingId === null ? '' : `<drawing r:id="${drawingId}"/>`,
    '</worksheet>',
  ];
  return pieces.join('').replace('<dimension', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension');
}

function usedArea({ rows, merges }: ReportSheet): CellArea {
  let bottom = rows.length - 1;
  let right = 0;
  for (const row of rows) right = Math.max(right, row.length - 1);
  for (const area of merges) {
    bottom = Math.max(bottom, area.bottom);
    right = Math.max(right, area.right);
  }
  return { top: 0, left: 0, bottom: Math.max(0, bottom), right };
}

function viewXml({ freeze }: ReportSheet, selected: boolean): string {
  const tab = selected ? ' tabSelected="1"' : '';
  if (freeze.rows === 0 && freeze.columns === 0)
    return `<sheetViews><sheetView${tab} showGridLines="0" workbookViewId="0"/></sheetViews>`;
  const pane =
    freeze.rows > 0 && freeze.columns > 0 ? 'bottomRight' : freeze.rows > 0 ? 'bottomLeft' : 'topRight';
  const split =
    (freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : '') +
    (freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : '');
  return `<sheetViews><sheetView${tab} showGridLines="0" workbookViewId="0"><pane${split} topLeftCell="${cellAddress(freeze.rows, freeze.columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  // A width in characters excludes the padding that the file format counts in.
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width + 0.7109375}" customWidth="1"/>`,
  );
  return `<cols>${columns.join('')}</cols>`;
}

const EMPTY: ReportCell = { text: '', style: 'text' };

function rowsXml(sheet: NewSheet, styles: StyleTable): string {
  const formulas = new Map((sheet.formulas ?? []).map(({ cell, formula }) => [cell, formula]));
  const isUnlocked = (row: number, column: number): boolean =>
    (sheet.unlocked ?? []).some(
      (area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
  return sheet.rows
    .map((cells, row) => {
      const written = cells.map((cell, column) => {
        const address = cellAddress(row, column);
        const formula = formulas.get(address);
        const unlocked = isUnlocked(row, column);
        // A cell that is not written is locked, and computes nothing.
        const shown = cell ?? (formula !== undefined || unlocked ? EMPTY : null);
        return shown ? cellXml(address, shown, styles.cellStyle(shown, !unlocked), formula) : '';
      });
      const height = rowHeight(sheet, row);
      const custom = height === null ? '' : ` ht="${height}" customHeight="1"`;
      return `<row r="${row + 1}"${custom}>${written.join('')}</row>`;
    })
    .join('');
}

function cellXml(address: string, cell: ReportCell, style: number, formula: string | undefined): string {
  const head = `<c r="${address}" s="${style}"`;
  const number = cell.style === 'number' ? cellNumber(cell.text) : null;
  if (formula !== undefined)
    return `${head}><f>${encodeXmlText(formula)}</f>${number === null ? '' : `<v>${number}</v>`}</c>`;
  if (cell.text === '') return `${head}/>`;
  if (number !== null) return `${head}><v>${number}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${encodeCellText(cell.text)}</t></is></c>`;
}

const mergesXml = (merges: readonly CellArea[]): string =>
  merges.length === 0
    ? ''
    : `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join('')}</mergeCells>`;

function linksXml({ rows }: ReportSheet): string {
  const links = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.link
        ? [
            `<hyperlink ref="${cellAddress(row, column)}" location="${encodeXmlText(sheetPrefix(cell.link.sheet) + cell.link.cell)}" display="${encodeXmlText(cell.text)}"/>`,
          ]
        : [],
    ),
  );
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

function validationsXml(validations: readonly SheetValidation[]): string {
  if (validations.length === 0) return '';
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
}

function validationXml({ area, allow, message }: SheetValidation): string {
  const error = message
    ? ` errorTitle="${encodeXmlText(message.title.slice(0, 32))}" error="${encodeXmlText(message.text.slice(0, 255))}"`
    : '';
  const head = `<dataValidation allowBlank="1" showInputMessage="1" showErrorMessage="1"${error} sqref="${areaAddress(area)}"`;
  const formula = (number: 1 | 2, text: string): string =>
    `<formula${number}>${encodeXmlText(text)}</formula${number}>`;
  if (allow.type === 'list')
    return `${head} type="list">${formula(1, `"${allow.choices.join(',').replaceAll('"', '""')}"`)}</dataValidation>`;
  if (allow.type === 'reference')
    return `${head} type="list">${formula(1, allow.reference)}</dataValidation>`;
  return `${head} type="${allow.type}" operator="between">${formula(1, allow.min)}${formula(2, allow.max)}</dataValidation>`;
}

/** `$A$3:$A$9` for chart references. */
export const fixedArea = (area: CellArea): string =>
  `$${columnName(area.left)}$${area.top + 1}:$${columnName(area.right)}$${area.bottom + 1}`;
