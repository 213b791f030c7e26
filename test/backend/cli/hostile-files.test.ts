import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from '#test/shared/xlsx/package-builder.ts';
import { runKezhi } from './run-kezhi.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-hostile-'));
const good = formOfSixty(1);
const oneCell = '<row r="1"><c r="A1"><v>1</v></c></row>';

/** A compound file (old .xls, .et, encrypted packages) is told by the names of its streams. */
function compoundFile(...streams: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * (streams.length + 1));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    bytes.write(name, 512 + 128 * index, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, 512 + 128 * index + 64);
  }
  return bytes;
}

/** 60 MB of spaces that pack into a thousandth; the directory tells the truth or not. */
function zipBomb(claimedSize?: number): Uint8Array {
  const sheet = Buffer.concat([
    Buffer.from('<worksheet><sheetData>'),
    Buffer.alloc(60 * 1024 * 1024, ' '),
    Buffer.from('</sheetData></worksheet>'),
  ]);
  const parts = workbookParts({ sheets: { 表: '' } });
  return buildZip({ ...parts, 'xl/worksheets/sheet1.xml': sheet }, claimedSize ? { claimedSize } : {});
}

const files: Readonly<Record<string, () => Uint8Array>> = {
  '00-good.xlsx': () => good,
  '01-empty.xlsx': () => new Uint8Array(),
  '02-text.xlsx': () => Buffer.from('指标名称,数值\n高新技术企业数,5\n'),
  '03-noise.xlsx': () => randomFillSync(Buffer.alloc(200_000)),
  '04-encrypted.xlsx': () => compoundFile('EncryptionInfo', 'EncryptedPackage'),
  '05-old.xls': () => compoundFile('Workbook'),
  '06-wps.et': () => compoundFile('Workbook', 'ETExtData'),
  '07-bomb.xlsx': () => zipBomb(),
  '08-bomb-that-lies.xlsx': () => zipBomb(1000),
  '09-entities.xlsx': () =>
    buildWorkbook({
      sheets: { 表: `<sheetData>${oneCell}</sheetData>` },
      parts: {
        'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]><workbook>&b;</workbook>`,
      },
    }),
  '10-no-sheet.xlsx': () => buildWorkbook({ sheets: {} }),
  '11-cut.xlsx': () => good.subarray(0, good.length / 2),
  '12-cut-by-one.xlsx': () => good.subarray(0, good.length - 1),
  '13-words.xlsx': () => buildZip({ 'word/document.xml': '<w:document/>' }),
  '14-ends-early.xlsx': () =>
    buildWorkbook({
      sheets: { 表: '' },
      parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1' },
    }),
  '15-table-of-contents.xlsx': () =>
    buildZip(Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`p${at}`, '']))),
  '16-good.xlsx': () => formOfSixty(2),
};

beforeAll(() => {
  for (const [name, make] of Object.entries(files)) writeFileSync(join(folder, name), make());
  writeFileSync(join(folder, '17-too-large.xlsx'), good);
  truncateSync(join(folder, '17-too-large.xlsx'), 200 * 1024 * 1024);
  mkdirSync(join(folder, '18-a-folder.xlsx'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Report {
  readonly file: string;
  readonly verdict?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

describe('files that are no usable workbook', () => {
  it('are refused one by one, each with its reason, while the good ones beside them are checked', () => {
    const { status, out, error } = runKezhi(['check', folder, '--json']);
    const { files: reports } = JSON.parse(out) as { readonly files: readonly Report[] };
    expect(reports.map((report) => [basename(report.file), report.error?.code ?? report.verdict])).toEqual([
      ['00-good.xlsx', 'pass'],
      ['01-empty.xlsx', 'empty-file'],
      ['02-text.xlsx', 'csv-file'],
      ['03-noise.xlsx', 'not-a-workbook'],
      ['04-encrypted.xlsx', 'encrypted'],
      ['05-old.xls', 'old-xls'],
      ['06-wps.et', 'et-format'],
      ['07-bomb.xlsx', 'zip-bomb'],
      ['08-bomb-that-lies.xlsx', 'damaged-zip'],
      ['09-entities.xlsx', 'xml-entities'],
      ['10-no-sheet.xlsx', 'no-sheet'],
      ['11-cut.xlsx', 'damaged-zip'],
      ['12-cut-by-one.xlsx', 'damaged-zip'],
      ['13-words.xlsx', 'word-file'],
      ['14-ends-early.xlsx', 'damaged-xml'],
      ['15-table-of-contents.xlsx', 'zip-bomb'],
      ['16-good.xlsx', 'pass'],
      ['17-too-large.xlsx', 'too-large'],
    ]);
    expect(
      reports
        .flatMap((report) => report.error ?? [])
        .filter(({ message }) => !/[\u4e00-\u9fff]{3}/.test(message)),
    ).toEqual([]);
    expect([status, error]).toEqual([2, '']);
  });

  it.each([
    ['a file that does not exist', join(folder, 'nothing.xlsx'), '找不到'],
    ['a path with a zero byte', `${folder}/a\0b.xlsx`, '找不到'],
    ['a device without an end', '/dev/zero', '普通文件'],
    ['random bytes', join(folder, '03-noise.xlsx'), '不是 Excel 工作簿'],
  ])('%s ends in one sentence and status 2', async (_, path, words) => {
    const { status, out, error } = path.includes('\0') ? await inProcess(path) : runKezhi(['check', path]);
    expect([status, out, error.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(error).toContain(words);
  });

  it('a folder without any workbook is told so', () => {
    expect(runKezhi(['check', join(folder, '18-a-folder.xlsx'), '--json'])).toEqual({
      status: 2,
      out: '{"files":[]}\n',
      error: '这里没有工作簿(.xlsx、.xlsm)。\n',
    });
  });
});

/** No process can be given a zero byte. */
async function inProcess(path: string) {
  const { openWorkbookFile } = await import('#backend/cli/open-workbook-file.ts');
  const { renderRefusal } = await import('#backend/cli/check/render-refusal.ts');
  const opened = openWorkbookFile(path);
  return 'refusal' in opened ? renderRefusal(path, opened.refusal, false) : { status: 0, out: '', error: '' };
}

describe('workbooks that are only large', () => {
  it('a million formatted rows without content cost no memory and say that nothing was recognised', () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, at) => `<row r="${at + 1}" s="0" customFormat="1"><c r="A${at + 1}" s="0"/></row>`,
    );
    const path = join(folder, 'rows.bin');
    writeFileSync(path, sheetOf(rows.join('')));
    const { status, out, error } = runKezhi(['check', path, '--json']);
    expect([status, (JSON.parse(out) as Report).verdict, error]).toEqual([2, 'unrecognised', '']);
  });

  it('a part that cannot be inflated names itself damaged', () => {
    const path = join(folder, 'part.bin');
    const broken = Buffer.from(good);
    broken.fill(0xff, 200, 400);
    writeFileSync(path, broken);
    expect((JSON.parse(runKezhi(['check', path, '--json']).out) as Report).error?.code).toBe('damaged-zip');
  });
});
