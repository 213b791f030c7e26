import { strToU8, zipSync } from 'fflate';
import { areaAddress, cellAddress } from '#shared/workbook/address.ts';
import { encodeCellText, encodeXmlText as text } from '#shared/xlsx/xml/xml-text.ts';
import { filledCells } from './raw-from-model.ts';
import type { ModelCell, ModelSheet, WorkbookModel } from './workbook-model.ts';

const NS = 'http://schemas.openxmlformats.org';
const MAIN = `${NS}/spreadsheetml/2006/main`;
const LINK = `${NS}/officeDocument/2006/relationships`;
const XML = 'application/xml';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const STATES = { Visible: '', Hidden: ' state="hidden"', VeryHidden: ' state="veryHidden"' } as const;

/**
 * The workbook as an .xlsx, written from nothing like a program that knows nothing of us: cells, formulas, formats,
 * merges, what is hidden and locked, conditional formats, names and custom XML parts. No charts, looks or comments.
 */
export function saveWorkbook(model: WorkbookModel): Uint8Array {
  const styles = openStyles();
  const files = new Map<string, string>();
  const put = (name: string, xml: string): void => {
    files.set(name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
  };
  for (const [index, sheet] of model.sheets.entries())
    put(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles));
  put('xl/styles.xml', styles.xml());
  put('xl/workbook.xml', workbookXml(model));
  put(
    'xl/_rels/workbook.xml.rels',
    links([
      ...model.sheets.map((_, index): Link => [`${LINK}/worksheet`, `worksheets/sheet${index + 1}.xml`]),
      [`${LINK}/styles`, 'styles.xml'],
      ...model.xmlParts.map((_, index): Link => [`${LINK}/customXml`, `../customXml/item${index + 1}.xml`]),
    ]),
  );
  for (const [index, part] of model.xmlParts.entries()) files.set(`customXml/item${index + 1}.xml`, part.xml);
  put('_rels/.rels', links([[`${LINK}/officeDocument`, 'xl/workbook.xml']]));
  put('[Content_Types].xml', contentTypes(model.sheets.length));
  return zipSync(Object.fromEntries([...files].map(([name, xml]) => [name, strToU8(xml)])));
}

type Link = readonly [type: string, target: string];

const links = (all: readonly Link[]): string =>
  `<Relationships xmlns="${NS}/package/2006/relationships">${all.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${XML}"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${Array.from({ length: sheets }, (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`).join('')}</Types>`;

function workbookXml(model: WorkbookModel): string {
  const sheets = model.sheets.map(
    ({ name, visibility }, index) =>
      `<sheet name="${text(name)}" sheetId="${index + 1}"${STATES[visibility]} r:id="rId${index + 1}"/>`,
  );
  const names = model.names.map(
    ({ name, formula, visible }) =>
      `<definedName name="${text(name)}"${visible ? '' : ' hidden="1"'}>${text(formula.slice(1))}</definedName>`,
  );
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
  return `<workbook xmlns="${MAIN}" xmlns:r="${LINK}">${model.structureProtected ? '<workbookProtection lockStructure="1"/>' : ''}<sheets>${sheets.join('')}</sheets>${defined}</workbook>`;
}

/** Number formats and locks become cell styles, fills of conditional formats become differential ones. */
function openStyles() {
  const cells = new Map<string, number>([['General\ntrue', 0]]);
  const fills: string[] = [];
  return {
    of: ({ format, locked }: ModelCell): number => {
      const key = `${format}\n${locked}`;
      const known = cells.get(key) ?? cells.size;
      cells.set(key, known);
      return known;
    },
    fill: (colour: string): number => fills.push(colour) - 1,
    xml: (): string => {
      const kinds = [...cells.keys()].map((key) => {
        const end = key.lastIndexOf('\n');
        return { format: key.slice(0, end), locked: key.slice(end + 1) === 'true' };
      });
      const formats = kinds.map(
        ({ format }, index) => `<numFmt numFmtId="${164 + index}" formatCode="${text(format)}"/>`,
      );
      const looks = kinds.map(
        ({ format, locked }, index) =>
          `<xf numFmtId="${format === 'General' ? 0 : 164 + index}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"${locked ? '/>' : ' applyProtection="1"><protection locked="0"/></xf>'}`,
      );
      const differential = fills.map(
        (colour) =>
          `<dxf><fill><patternFill><bgColor rgb="FF${colour.replace('#', '')}"/></patternFill></fill></dxf>`,
      );
      return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="${looks.length}">${looks.join('')}</cellXfs><dxfs count="${fills.length}">${differential.join('')}</dxfs></styleSheet>`;
    },
  };
}

function sheetXml(sheet: ModelSheet, styles: ReturnType<typeof openStyles>): string {
  const rows = new Map<number, string[]>();
  for (const row of sheet.hiddenRows) rows.set(row, []);
  for (const { row, column, cell } of filledCells(sheet))
    rows.set(row, [...(rows.get(row) ?? []), cellXml(cellAddress(row, column), cell, styles.of(cell))]);
  const data = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([row, cells]) =>
        `<row r="${row + 1}"${sheet.hiddenRows.has(row) ? ' hidden="1"' : ''}>${cells.join('')}</row>`,
    );
  const columns = [...sheet.hiddenColumns].sort((a, b) => a - b);
  const hidden = columns.map(
    (column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`,
  );
  const merges = sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`);
  const formats = sheet.formats.map(
    ({ areas, formula, fill }, index) =>
      `<conditionalFormatting sqref="${areas.map(areaAddress).join(' ')}"><cfRule type="expression" dxfId="${styles.fill(fill || '#FFFFFF')}" priority="${index + 1}"><formula>${text(formula.replace(/^=/, ''))}</formula></cfRule></conditionalFormatting>`,
  );
  return [
    `<worksheet xmlns="${MAIN}" xmlns:r="${LINK}">`,
    hidden.length > 0 ? `<cols>${hidden.join('')}</cols>` : '',
    `<sheetData>${data.join('')}</sheetData>`,
    sheet.protected ? '<sheetProtection sheet="1"/>' : '',
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    ...formats,
    '</worksheet>',
  ].join('');
}

function cellXml(address: string, cell: ModelCell, style: number): string {
  const { value, isError } = cell;
  const formula = cell.formula === undefined ? '' : `<f>${text(cell.formula.slice(1))}</f>`;
  const type =
    typeof value === 'number' ? '' : typeof value === 'boolean' ? ' t="b"' : isError ? ' t="e"' : ' t="str"';
  const shown = typeof value === 'boolean' ? String(Number(value)) : encodeCellText(String(value));
  return `<c r="${address}" s="${style}"${type}>${formula}<v xml:space="preserve">${shown}</v></c>`;
}
