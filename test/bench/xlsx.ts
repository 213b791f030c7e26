import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { patchWorkbook } from '#shared/xlsx/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import type { ZipEngine } from '#shared/xlsx/zip-engine.ts';
import { buildWorkbook } from '#test/shared/xlsx/package-builder.ts';
import { minimalPatch, minimalRows, minimalStrings, openMinimal } from './xlsx-limit.ts';

export interface BenchRow {
  readonly name: string;
  readonly product: number;
  readonly peer: number;
  /** product ÷ peer; both were measured in the same run, in turns. */
  readonly ratio: number;
  readonly goal: string;
  readonly unit: string;
}

const SHEET = 'xl/worksheets/sheet1.xml';

/** 20,000 × 30 as exceljs writes it: texts shared, numbers with two places. */
function bigWorkbook(rows: number, columns: number): Uint8Array {
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

/** Medians of two pieces of work done in turns; `times` of each after one for warming. */
async function inTurns(
  times: number,
  product: () => unknown,
  peer: () => unknown,
  repeat = 1,
): Promise<readonly [number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round <= times; round++)
    for (const [index, work] of [product, peer].entries()) {
      if (repeat === 1) globalThis.gc?.();
      const startedAt = performance.now();
      for (let count = 0; count < repeat; count++) await work();
      if (round > 0) taken[index as 0 | 1].push((performance.now() - startedAt) / repeat);
    }
  return [median(taken[0]), median(taken[1])];
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Reading and patching workbooks against the limit and the fastest full reader. Takes about half a minute. */
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
  const add = (name: string, [product, peer]: readonly [number, number], goal: string, unit = 'ms'): void => {
    rows.push({ name, product, peer, ratio: product / peer, goal, unit });
  };
  // The small ones first: a process that has read large files compiles the same code for other texts.
  add(
    'read 60 rows, warm / minimal scan',
    await inTurns(
      15,
      () => readWorkbook(small, '', nodeZipEngine),
      () => minimalRead(small, nodeZipEngine),
      150,
    ),
    '≤ 1 ms',
  );
  add(
    'read 60 rows, warm / hucre',
    await inTurns(
      5,
      () => readWorkbook(small, '', nodeZipEngine),
      () => readXlsx(small),
      50,
    ),
    '≤ 1',
  );
  add(
    'read 600,000 cells, zlib / minimal scan',
    await inTurns(
      5,
      () => readWorkbook(big, '', nodeZipEngine),
      () => minimalRead(big, nodeZipEngine),
    ),
    '≤ 1.7',
  );
  add(
    'read 600,000 cells, fflate / minimal scan',
    await inTurns(
      5,
      () => readWorkbook(big, '', fflateZipEngine),
      () => minimalRead(big, fflateZipEngine),
    ),
    '≤ 1.7',
  );
  add(
    'read 600,000 cells / hucre',
    await inTurns(
      2,
      () => readWorkbook(big, '', nodeZipEngine),
      () => readXlsx(big),
    ),
    '≤ 1',
  );
  add(
    'change one of 600,000 cells, zlib / minimal patch',
    await inTurns(
      3,
      () => patch(nodeZipEngine),
      () => limitPatch(nodeZipEngine),
    ),
    '≤ 1.5',
  );
  add('memory at most for reading 600,000 cells / minimal scan', peakMemory(big), '≤ 200 MB', 'MB');
  return rows;
}

/** Highest resident memory of a fresh process that reads the file, ours and the minimal scan. */
function peakMemory(bytes: Uint8Array): readonly [number, number] {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-bench-'));
  const file = join(folder, 'big.xlsx');
  writeFileSync(file, bytes);
  const measure = (reader: 'product' | 'limit'): number => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, 'xlsx-memory.ts'), reader, file], {
      encoding: 'utf8',
    });
    return Number(run.stdout.trim());
  };
  const measured = [measure('product'), measure('limit')] as const;
  rmSync(folder, { recursive: true });
  return measured;
}

if (process.argv[1]?.endsWith('bench/xlsx.ts')) {
  console.log('| what / peer | product | peer | ratio | goal |\n|---|---:|---:|---:|---|');
  for (const { name, product, peer, ratio, goal, unit } of await benchXlsx())
    console.log(
      `| ${name} | ${product.toFixed(2)} ${unit} | ${peer.toFixed(2)} ${unit} | ${ratio.toFixed(2)} | ${goal} |`,
    );
}
