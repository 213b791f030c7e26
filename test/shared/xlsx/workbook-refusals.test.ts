import { describe, expect, it } from 'vitest';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { sayWorkbookRefusal } from '#shared/messages/workbook-refusals.ts';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import { DEFAULT_LIMITS } from '#shared/xlsx/package/package-limits.ts';
import { patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { readSheetLook } from '#shared/xlsx/read/read-sheet-look.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from './package-builder.ts';

const codeOf = (
  bytes: Uint8Array,
  name = '表.xlsx',
  engine = nodeZipEngine,
  limits = DEFAULT_LIMITS,
): string => {
  try {
    readWorkbook(bytes, name, engine, { limits });
    return 'read';
  } catch (error) {
    if (error instanceof WorkbookRefusal) return error.code;
    throw error;
  }
};

/** Does it, and takes a refusal for an answer. */
function refusedOr(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
  }
}

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));

/** A compound file whose directory names these streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 + 128 * (streams.length + 1));
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, stream] of ['Root Entry', ...streams].entries()) {
    const at = 512 + index * 128;
    for (const [place, sign] of [...stream].entries()) bytes[at + place * 2] = sign.charCodeAt(0);
    bytes[at + 64] = stream.length * 2 + 2;
  }
  return bytes;
}

describe('files that are no workbook', () => {
  it.each([
    ['an empty file', new Uint8Array(0), '表.xlsx', 'empty-file'],
    ['an old .xls', compoundFile('Workbook'), '表.xls', 'old-xls'],
    ['an old .xls renamed', compoundFile('Workbook'), '表.xlsx', 'old-xls'],
    ['a WPS .et', compoundFile('Workbook', 'ETExtData'), '表.et', 'et-format'],
    [
      'a workbook with a password',
      compoundFile('EncryptionInfo', 'EncryptedPackage'),
      '表.xlsx',
      'encrypted',
    ],
    ['a Word document of old', compoundFile('WordDocument'), '表.xlsx', 'word-file'],
    ['a web page', text('\ufeff<html><table><tr><td>1</td></tr></table></html>'), '表.xls', 'html-file'],
    [
      'an XML spreadsheet',
      text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      '表.xls',
      'xml-2003',
    ],
    ['a text file', text('指标,2022\n研发投入,1.2\n'), '表.xlsx', 'csv-file'],
    ['a PDF', text('%PDF-1.7\n'), '表.xlsx', 'pdf-file'],
    ['noise', new Uint8Array([1, 2, 3, 0, 5, 200, 7]), '表.xlsx', 'not-a-workbook'],
    ['a docx', buildZip({ 'word/document.xml': '<w/>' }), '表.xlsx', 'word-file'],
    [
      'an ods',
      buildZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
      '表.xlsx',
      'ods-format',
    ],
    ['an xlsb', buildZip({ 'xl/workbook.bin': 'x' }), '表.xlsx', 'xlsb-format'],
    ['another zip', buildZip({ 'readme.txt': 'x' }), '表.xlsx', 'not-a-workbook'],
    ['an empty zip', buildZip({}), '表.xlsx', 'not-a-workbook'],
  ])('refuses %s by its name', (_, bytes, name, code) => {
    expect(codeOf(bytes, name)).toBe(code);
  });

  it('refuses a workbook without a data sheet', () => {
    expect(codeOf(buildWorkbook({ sheets: {} }))).toBe('no-sheet');
  });

  it('has a sentence with a remedy for every refusal', () => {
    expect(sayWorkbookRefusal('old-xls', {})).toContain('另存为 .xlsx');
    expect(sayWorkbookRefusal('too-large', { size: '230', limit: '100' })).toBe(
      '文件过大（230 MB，上限 100 MB）。请删去图片或不用的工作表后另存，再打开。',
    );
    expect(sayWorkbookRefusal('damaged-xml', {})).not.toContain('（）');
    expect(sayWorkbookRefusal('old-xls', {}, 'en')).toContain('.xlsx');
  });
});

describe('damaged and hostile packages', () => {
  const good = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');

  it('refuses a file cut short anywhere', () => {
    for (let length = 4; length < good.length; length += 97)
      expect(codeOf(good.subarray(0, length))).toBe('damaged-zip');
  });

  it.each([
    ['node', nodeZipEngine],
    ['browser', fflateZipEngine],
  ])('refuses a wrong checksum (%s engine)', (_, engine) => {
    expect(
      codeOf(buildZip(workbookParts({ sheets: { 表: '<sheetData/>' } }), { wrongCrc: true }), '', engine),
    ).toBe('damaged-zip');
  });

  it.each([
    ['node', nodeZipEngine],
    ['browser', fflateZipEngine],
  ])('refuses a part longer than it says (%s engine)', (_, engine) => {
    expect(
      codeOf(buildZip(workbookParts({ sheets: { 表: '<sheetData/>' } }), { claimedSize: 20 }), '', engine),
    ).toBe('damaged-zip');
  });

  it('refuses two entries of one name and entries that share bytes', () => {
    const twice = Buffer.from(buildZip({ 'xl/workbook.xml': '<a/>', 'xl/workbook.xmL': '<a/>' }));
    expect(codeOf(new Uint8Array(twice))).toBe('damaged-zip');
    const shared = Buffer.from(buildZip({ 'aa.xml': 'same', 'bb.xml': 'same' }));
    const second = shared.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    shared.writeUInt32LE(0, second + 42);
    expect(codeOf(new Uint8Array(shared))).toBe('zip-bomb');
  });

  it('refuses a bomb without inflating it', () => {
    const bomb = buildWorkbook({ sheets: { 表: `<sheetData>${'<row/>'.repeat(4_000_000)}</sheetData>` } });
    expect(bomb.length).toBeLessThan(200_000);
    expect(codeOf(bomb)).toBe('zip-bomb');
  });

  it('refuses a file beyond the limit and cells beyond the limit', () => {
    expect(codeOf(good, '', nodeZipEngine, { ...DEFAULT_LIMITS, fileBytes: 100 })).toBe('too-large');
    const two = sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>');
    expect(codeOf(two, '', nodeZipEngine, { ...DEFAULT_LIMITS, cells: 1 })).toBe('too-many-cells');
    expect(codeOf(two, '', nodeZipEngine, { ...DEFAULT_LIMITS, cells: 2 })).toBe('read');
  });

  it('refuses entity definitions in any part it reads', () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]>';
    for (const name of [
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/_rels/workbook.xml.rels',
    ]) {
      const parts = workbookParts({ sheets: { 表: '<sheetData/>' } });
      parts[name] = parts[name]!.replace('?>\n', `?>\n${entity}`);
      expect([name, codeOf(buildZip(parts))]).toEqual([name, 'xml-entities']);
    }
  });

  it('refuses XML that does not end, text that is no UTF-8, and places outside a sheet', () => {
    const parts: Record<string, string | Uint8Array> = workbookParts({
      sheets: { 表: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
    });
    const sheet = String(parts['xl/worksheets/sheet1.xml']);
    for (const broken of [
      sheet.slice(0, -20),
      sheet.slice(0, -60),
      sheet.slice(0, 220),
      sheet.replace('A1', 'ZZZ1'),
      sheet.replace('r="1"', 'r="2000000"'),
      sheet.replace('r="A1"', 'r="?"'),
    ])
      expect(codeOf(buildZip({ ...parts, 'xl/worksheets/sheet1.xml': broken }))).toBe('damaged-xml');
    expect(
      codeOf(
        buildZip({
          ...parts,
          'xl/worksheets/sheet1.xml': new Uint8Array(
            Buffer.from(sheet.replace('<v>1', '<v>\u00ff'), 'latin1'),
          ),
        }),
      ),
    ).toBe('damaged-xml');
  });

  it('meets long repetitions of anything in linear time', () => {
    const parts = workbookParts({
      sheets: { 表: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
    });
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    for (const piece of [
      '<col ',
      '<col a="',
      '<!--',
      '<!---->',
      '<mergeCell ref="',
      '<a>',
      'x ',
      '<sheetProtection ',
      '<c',
      '<row ',
      '<si><t>',
      '"',
      '&#',
    ])
      for (const place of ['<sheetData>', '<row r="1">', '<v>', '</sheetData>', '</worksheet>']) {
        const long = piece.repeat(30_000);
        const at = sheet.indexOf(place);
        for (const text of [
          sheet.slice(0, at) + long + sheet.slice(at),
          sheet.replace(place, place + long),
        ]) {
          const bytes = buildZip({ ...parts, 'xl/worksheets/sheet1.xml': text }, { stored: true });
          codeOf(bytes, '', nodeZipEngine, { ...DEFAULT_LIMITS, cells: 100 });
          refusedOr(() => readSheetLook(bytes, '表', nodeZipEngine));
          refusedOr(() =>
            patchWorkbook(
              bytes,
              {
                edits: [{ sheet: '表', cell: 'A1', value: null }],
                marks: [{ sheet: '表', cell: 'B9', severity: 'query', note: '' }],
              },
              nodeZipEngine,
            ),
          );
        }
        expect(at).toBeGreaterThan(0);
      }
  }, 60_000);

  it('reads hundreds of thousands of formatted empty rows without keeping anything of them', () => {
    const rows = Array.from(
      { length: 300_000 },
      (_, index) => `<row r="${index + 1}" s="1" customFormat="1"><c r="A${index + 1}" s="1"/></row>`,
    ).join('');
    const bytes = sheetOf(`${rows}<row r="300001"><c r="B300001"><v>7</v></c></row>`);
    const before = process.memoryUsage().heapUsed;
    const workbook = readWorkbook(bytes, '', nodeZipEngine);
    expect(workbook.sheets[0]!.cells).toEqual([
      { row: 300_000, column: 1, value: { type: 'number', text: '7' } },
    ]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  });
});
