import { areaAddress, cellAddress } from '#shared/workbook/address.ts';
import type { CellValue, RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** Cells as `address: value`; a text starting with `=` is a formula (with `|` and its cached value). */
export interface SheetFixture {
  readonly cells: Readonly<Record<string, string | number | boolean>>;
  readonly formats?: Readonly<Record<string, string>>;
  readonly unlocked?: readonly string[];
  readonly merges?: RawSheet['merges'];
  readonly protected?: boolean;
  readonly visibility?: RawSheet['visibility'];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** A workbook that a host is to be opened on. */
export function fixtureWorkbook(sheets: Readonly<Record<string, SheetFixture>>): RawWorkbook {
  return {
    name: '合规.xlsx',
    date1904: false,
    definedNames: {},
    sheets: Object.entries(sheets).map(([name, sheet]) => ({
      name,
      visibility: sheet.visibility ?? 'visible',
      protected: sheet.protected ?? false,
      merges: sheet.merges ?? [],
      hiddenRows: new Set(sheet.hiddenRows ?? []),
      hiddenColumns: new Set(sheet.hiddenColumns ?? []),
      cells: Object.entries(sheet.cells)
        .map(([address, content]) => cellOf(address, content, sheet))
        .sort((a, b) => a.row - b.row || a.column - b.column),
    })),
  };
}

function cellOf(address: string, content: string | number | boolean, sheet: SheetFixture): RawCell {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [formula, cached] =
    typeof content === 'string' && content.startsWith('=') ? content.slice(1).split('|') : [];
  const format = sheet.formats?.[address];
  return {
    row: Number(digits) - 1,
    column,
    value:
      formula === undefined
        ? valueFrom(content)
        : cached === undefined
          ? null
          : { type: 'number', text: cached },
    ...(formula === undefined ? {} : { formula }),
    ...(format === undefined ? {} : { format }),
    ...(sheet.unlocked?.includes(address) ? { locked: false } : {}),
  };
}

function valueFrom(content: string | number | boolean): CellValue {
  if (typeof content === 'number') return { type: 'number', text: String(content) };
  return typeof content === 'boolean' ? { type: 'boolean', value: content } : { type: 'text', text: content };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the .xlsx that such a workbook is, for a host that opens files. */
export function fixtureParts({ sheets }: RawWorkbook): Readonly<Record<string, string>> {
  const styles = new Map<string, number>([['', 0]]);
  const written = sheets.map((sheet) => sheetXml(sheet, styles));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, visibility }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${visibility}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml([...styles.keys()]),
  };
  for (const [index, xml] of written.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  return parts;
}

function sheetXml(sheet: RawSheet, styles: Map<string, number>): string {
  const rows = new Map<number, string[]>();
  for (const cell of sheet.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cellXml(cell, styles)]);
  const columns = [...sheet.hiddenColumns]
    .map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`)
    .join('');
  const data = [...rows]
    .map(
      ([row, cells]) =>
        `<row r="${row + 1}"${sheet.hiddenRows.has(row) ? ' hidden="1"' : ''}>${cells.join('')}</row>`,
    )
    .join('');
  const merges = sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join('');
  return `<worksheet xmlns="${MAIN}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${data}</sheetData>${sheet.protected ? '<sheetProtection sheet="1"/>' : ''}${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: RawCell, styles: Map<string, number>): string {
  const key =
    cell.format === undefined && cell.locked !== false
      ? ''
      : `${cell.format ?? 'General'}|${cell.locked === false ? 'open' : ''}`;
  const style = styles.get(key) ?? styles.size;
  styles.set(key, style);
  const head = `<c r="${cellAddress(cell.row, cell.column)}" s="${style}"`;
  const formula = cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`;
  const { value } = cell;
  if (value === null) return `${head}>${formula}</c>`;
  if (value.type === 'number') return `${head}>${formula}<v>${value.text}</v></c>`;
  if (value.type === 'boolean') return `${head} t="b">${formula}<v>${value.value ? 1 : 0}</v></c>`;
  return value.type === 'error'
    ? `${head} t="e">${formula}<v>${value.text}</v></c>`
    : `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(value.text)}</t></is></c>`;
}

function stylesXml(keys: readonly string[]): string {
  const formats = keys.map(
    (key, index) =>
      `<numFmt numFmtId="${170 + index}" formatCode="${escaped(key.split('|')[0] || 'General')}"/>`,
  );
  const cells = keys.map(
    (key, index) =>
      `<xf numFmtId="${170 + index}" fontId="0" fillId="0" borderId="0">${key.endsWith('|open') ? '<protection locked="0"/>' : ''}</xf>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="${keys.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
