import type { HostChange, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { RawCell } from '#shared/workbook/raw-workbook.ts';
import { excelErrorCode } from '../session/map-excel-error.ts';

/** One promise of the host, tried on the Excel at hand. */
export interface PreflightResult {
  readonly check: string;
  readonly passed: boolean;
  /** What was seen instead, or the error code. Never values of the user's sheets. */
  readonly detail: string;
  readonly milliseconds: number;
}

const SCRATCH = '科指自检-临时';

/** What the scratch sheet is given, and what a reading must make of it. */
const CELLS: readonly {
  readonly at: string;
  readonly typed: string | number | boolean;
  readonly format?: string;
  readonly read: string;
}[] = [
  { at: 'A1', typed: 0.1, format: '0.00%', read: 'number 0.1 0.00%' },
  { at: 'B1', typed: "'00123", read: 'text 00123' },
  { at: 'C1', typed: true, read: 'boolean true' },
  { at: 'A2', typed: '=A1*10', read: 'number 1 =A1*10' },
  { at: 'B2', typed: '=1/0', read: 'error #DIV/0! =1/0' },
  { at: 'C2', typed: 44927, format: 'yyyy/m/d', read: 'number 44927 yyyy/m/d' },
  { at: 'A4', typed: '合并', read: 'text 合并' },
];

/**
 * Tries the promises of a host on a scratch sheet inside the real Excel and takes everything away again.
 * The user's sheets are read, never written; the state in the workbook is put back.
 */
export async function runPreflight(host: WorkbookHost): Promise<readonly PreflightResult[]> {
  const results: PreflightResult[] = [];
  const check = async (name: string, run: () => Promise<string>): Promise<void> => {
    const start = performance.now();
    const detail = await run().catch((error: unknown) => `failed: ${failure(error)}`);
    results.push({
      check: name,
      passed: detail === '',
      detail,
      milliseconds: Math.round(performance.now() - start),
    });
  };
  await check('scratch sheet', addScratch);
  if (!results[0]!.passed) return results;
  await check('read', () => readsBack(host));
  await check('read again', () => readsBack(host));
  await check('write and undo', () => writesAndUndoes(host));
  await check('mark and clear', () => marksAndClears(host));
  await check('state', () => keepsState(host));
  await check('change hints', () => hintsAtChanges(host));
  await check('clean up', removeScratch);
  return results;
}

async function addScratch(): Promise<string> {
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItemOrNullObject(SCRATCH).delete();
    const sheet = worksheets.add(SCRATCH);
    for (const { at, typed, format } of CELLS) {
      const range = sheet.getRange(at);
      if (format) range.numberFormat = [[format]];
      range.values = [[typed]];
    }
    sheet.getRange('A4:B5').merge(false);
    await context.sync();
  });
  return '';
}

async function removeScratch(): Promise<string> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject(SCRATCH).delete();
    await context.sync();
  });
  return '';
}

async function readsBack(host: WorkbookHost): Promise<string> {
  const sheet = (await host.read()).sheets.find((each) => each.name === SCRATCH);
  if (!sheet) return 'sheet not read';
  const seen = sheet.cells.map(described);
  const wrong = CELLS.filter(({ read }, index) => seen[index] !== read).map(
    ({ read, at }) => `${at}: wanted ${read}, got ${seen[CELLS.findIndex((cell) => cell.at === at)]}`,
  );
  const merges = sheet.merges
    .map((area) => `${area.top},${area.left},${area.bottom},${area.right}`)
    .join(' ');
  return [...wrong, ...(merges === '3,0,4,1' ? [] : [`merges: ${merges || 'none'}`])].join('; ');
}

function described({ value, formula, format }: RawCell): string {
  const text =
    value === null ? 'none' : `${value.type} ${value.type === 'boolean' ? value.value : value.text}`;
  return [
    text,
    ...(formula === undefined ? [] : [`=${formula}`]),
    ...(format === undefined ? [] : [format]),
  ].join(' ');
}

async function writesAndUndoes(host: WorkbookHost): Promise<string> {
  const { token, written, refused } = await host.write([
    { sheet: SCRATCH, cell: 'A2', value: { type: 'number', text: '7' } },
    { sheet: SCRATCH, cell: 'D9', value: { type: 'text', text: '1-2' } },
  ]);
  if (written !== 2 || token === null) return `written ${written}, refused ${refused.length}`;
  const [now] = await host.readAreas([{ sheet: SCRATCH, area: 'A2:D9' }]);
  const seen = now?.cells.map((cell) => described(cell)).join('; ') ?? '';
  const undone = await host.undo(token);
  const [after] = await host.readAreas([{ sheet: SCRATCH, area: 'A2:D9' }]);
  const restored = after?.cells[0]?.formula === 'A1*10' && !after.cells.some((cell) => cell.row === 8);
  if (!seen.includes('number 7') || !seen.includes('text 1-2')) return `after writing: ${seen}`;
  return undone.written === 2 && restored ? '' : `undone ${undone.written}, restored ${restored}`;
}

async function marksAndClears(host: WorkbookHost): Promise<string> {
  const before = await formatCount();
  const { written } = await host.mark([{ sheet: SCRATCH, cell: 'A1', severity: 'query', note: '自检' }], {
    comments: false,
  });
  const marked = await formatCount();
  await host.clearMarks();
  const after = await formatCount();
  return written === 1 && marked === before + 1 && after === before
    ? ''
    : `written ${written}, formats ${before}, ${marked}, ${after}`;
}

function formatCount(): Promise<number> {
  return Excel.run(async (context) => {
    const count = context.workbook.worksheets.getItem(SCRATCH).getRange().conditionalFormats.getCount();
    await context.sync();
    return count.value;
  });
}

async function keepsState(host: WorkbookHost): Promise<string> {
  const before = await host.loadState();
  const odd = '自检 <&>"\u0001\n𠀀';
  await host.saveState(odd);
  const after = await host.loadState();
  if (before !== null) await host.saveState(before);
  else await host.saveState('');
  return after === odd ? '' : 'state came back different';
}

async function hintsAtChanges(host: WorkbookHost): Promise<string> {
  const seen: HostChange[] = [];
  const stop = await host.onChange((change) => seen.push(change));
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(SCRATCH).getRange('F1').values = [[1]];
    await context.sync();
  });
  for (let waited = 0; waited < 3_000 && seen.length === 0; waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
  stop();
  return seen.length > 0 ? '' : 'no hint within 3 s';
}

function failure(error: unknown): string {
  const code = excelErrorCode(error);
  return code !== 'Unknown' ? code : error instanceof Error ? error.message : 'unknown';
}
