import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';
import { patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook } from '#test/shared/xlsx/package-builder.ts';
import { type BenchRow, boundRow, compareRow } from './bench-row.ts';
import { inTurns, median } from './in-turns.ts';
import { minimalPatch, minimalRows, minimalStrings, openMinimal } from './xlsx-limit.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

/** 20,000 × 30 as exceljs writes it: texts shared, numbers with two places. */
export function bigWorkbook(rows: number, columns: number): Uint8Array {
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const name = (column: number): string =>
    (column > 25 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
    String.fromCharCode(65 + (column % 26));
  const text = (row: number, column: number): string =>
    row === 1 ? `列${column}` : ([`I${row}`, `指标名称${row % 500}`, '%'][column] ?? '');
  const written: string[] = [];
  for (let row = 1; row <= rows; row++) {
    const cells = Array.from({ length: columns }, (_, column) =>
      row === 1 || column < 3
        ? `<c r="${name(column)}${row}" t="s"><v>${shared(text(row, column))}</v></c>`
        : `<c r="${name(column)}${row}"><v>${Math.floor(random() * 1e6) / 100}</v></c>`,
    );
    written.push(`<row r="${row}" spans="1:${columns}" x14ac:dyDescent="0.25">${cells.join('')}</row>`);
  }
  return buildWorkbook({
    sheets: { 数据: `<sheetData>${written.join('')}</sheetData>` },
    strings: [...strings.keys()].map((each) => `<t>${each}</t>`),
  });
}

/** A form of 60 rows with formats, formulas and merges. */
function smallWorkbook(): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const row = index + 3;
    return `<row r="${row}" spans="1:8"><c r="A${row}" s="1"><v>${index + 1}</v></c><c r="B${row}" s="1" t="s"><v>${index}</v></c><c r="C${row}" s="1" t="s"><v>60</v></c><c r="D${row}" s="2"><v>${index * 1237.5}</v></c><c r="E${row}" s="2"><v>${200_000 + index}</v></c><c r="F${row}" s="2"><f>ROUND(D${row}/E${row}*100,2)</f><v>${index / 10}</v></c><c r="G${row}" s="1"/></row>`;
  }).join('');
  return buildWorkbook({
    sheets: {
      指标: `<sheetData><row r="1"><c r="A1" t="s"><v>61</v></c></row>${rows}</sheetData><mergeCells><mergeCell ref="A1:H1"/></mergeCells>`,
      说明: '<sheetData/>',
    },
    strings: [
      ...Array.from(
        { length: 60 },
        (_, index) => `<t>规模以上工业企业研发经费支出占营业收入比重${index}</t>`,
      ),
      '<t>%</t>',
      '<t>2022年完成情况</t>',
    ],
    styles:
      '<numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="176"><protection locked="0"/></xf></cellXfs>',
  });
}

const minimalRead = (bytes: Uint8Array, engine: ZipEngine): unknown => {
  const source = openMinimal(bytes, engine);
  return minimalRows(source.get(SHEET)!, minimalStrings(source.get('xl/sharedStrings.xml')));
};

/** Reading and patching workbooks against the limit and the fastest full reader. Takes about half a minute on an idle machine. */
export async function benchXlsx(): Promise<BenchRow[]> {
  const big = bigWorkbook(20_000, 30);
  const small = smallWorkbook();
  const edit = { edits: [{ sheet: '数据', cell: 'D3', value: { type: 'number' as const, text: '42' } }] };
  const patch = (engine: ZipEngine): unknown => patchWorkbook(big, edit, engine).bytes;
  const limitPatch = (engine: ZipEngine): unknown => {
    const source = openMinimal(big, engine);
    return minimalPatch({ ...source }, SHEET, 'D3', '42');
  };
  const rows: BenchRow[] = [];
  const compare = async (
    what: string,
    peerName: string,
    most: number,
    work: Parameters<typeof inTurns>[0],
  ): Promise<void> => {
    const [product, peer] = await inTurns(work);
    rows.push(compareRow({ area: 'xlsx', what, unit: 'ms', product, peer, peerName, most }));
  };
  // The small ones first: a process that has read large files compiles the same code for other texts.
  await compare('read 60 rows, warm', 'own scan', 1.7, {
    times: 15,
    repeat: 100,
    product: () => readWorkbook(small, '', nodeZipEngine),
    peer: () => minimalRead(small, nodeZipEngine),
  });
  await compare('read 60 rows, warm', 'hucre', 1, {
    times: 5,
    repeat: 30,
    product: () => readWorkbook(small, '', nodeZipEngine),
    peer: () => readXlsx(small),
  });
  await compare('read 600,000 cells, zlib', 'own scan', 1.7, {
    times: 5,
    product: () => readWorkbook(big, '', nodeZipEngine),
    peer: () => minimalRead(big, nodeZipEngine),
  });
  await compare('read 600,000 cells, fflate', 'own scan', 1.7, {
    times: 4,
    product: () => readWorkbook(big, '', fflateZipEngine),
    peer: () => minimalRead(big, fflateZipEngine),
  });
  await compare('read 600,000 cells', 'hucre', 1, {
    times: 2,
    product: () => readWorkbook(big, '', nodeZipEngine),
    peer: () => readXlsx(big),
  });
  await compare('change one of 600,000 cells, zlib', 'own patch', 1.5, {
    times: 4,
    product: () => patch(nodeZipEngine),
    peer: () => limitPatch(nodeZipEngine),
  });
  const [memory, limit] = peakMemory(big);
  const peer = `own scan ${limit} MB`;
  rows.push(
    boundRow({
      area: 'xlsx',
      what: 'memory for 600,000 cells',
      value: memory,
      unit: 'MB',
      most: 200,
      peer,
      ratio: memory / limit,
    }),
  );
  return rows;
}

/**
 * Highest resident memory of a fresh process that reads the file, ours and the minimal scan: each as the command reads a large
 * file, with sources compiled by an earlier run and the nursery that `check-in-workers` gives.
 */
function peakMemory(bytes: Uint8Array): readonly [number, number] {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-bench-'));
  const file = join(folder, 'big.xlsx');
  writeFileSync(file, bytes);
  const script = join(import.meta.dirname, 'xlsx-memory.ts');
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const run = (reader: 'product' | 'limit'): number => {
    const args = ['--max-semi-space-size=4', script, reader, file];
    return Number(spawnSync(process.execPath, args, { encoding: 'utf8', env }).stdout.trim());
  };
  const measure = (reader: 'product' | 'limit'): number => {
    run(reader);
    return median(Array.from({ length: 3 }, () => run(reader)));
  };
  const measured = [measure('product'), measure('limit')] as const;
  rmSync(folder, { recursive: true });
  return measured;
}
