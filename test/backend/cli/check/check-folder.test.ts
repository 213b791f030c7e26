import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInTurn } from '#backend/cli/check/check-in-turn.ts';
import { checkInWorkers } from '#backend/cli/check/check-in-workers.ts';
import type { RenderedCheck } from '#backend/cli/check/render-refusal.ts';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';
import { buildWorkbook } from '#test/shared/xlsx/package-builder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-folder-'));
const paths = Array.from({ length: 12 }, (_, at) => join(folder, `${String(at).padStart(2, '0')}.xlsx`));
const scope = { region: '621102' };

beforeAll(() => {
  // Figures of two kinds in turns: every file from the second on says something else than the first of its region.
  for (const [at, path] of paths.entries())
    writeFileSync(path, at === 5 ? 'not a workbook' : formOfSixty(at % 2));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (out: RenderedCheck['out']): string =>
  typeof out === 'string' ? out : new TextDecoder().decode(out);

async function all(checks: AsyncIterable<RenderedCheck>): Promise<RenderedCheck[]> {
  const list: RenderedCheck[] = [];
  for await (const one of checks) list.push({ ...one, out: textOf(one.out) });
  return list;
}

describe('a folder checked by several threads', () => {
  it('gives what one thread gives, in the same order, differences between files included', async () => {
    const inTurn = [...checkInTurn(paths, scope, true)];
    const spread = await all(checkInWorkers(paths, { scope, json: true }, { threads: 3 }));
    expect(spread).toEqual(inTurn);
    const naming = (code: string) =>
      spread
        .filter(({ out }) => textOf(out).includes(`"${code}"`))
        .map(({ file }) => basename(file, '.xlsx'));
    expect(naming('cross-table-mismatch')).toEqual(['01', '03', '07', '09', '11']);
    expect(naming('csv-file')).toEqual(['05']);
  });

  it('refuses the one workbook that needs too much memory and checks the others', async () => {
    const cells = Array.from(
      { length: 400_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="str"><v>指标${at}</v></c></row>`,
    );
    const heavy = join(folder, 'heavy.xlsx');
    writeFileSync(heavy, buildWorkbook({ sheets: { 表: `<sheetData>${cells.join('')}</sheetData>` } }));
    const some = [...paths.slice(0, 3), heavy, ...paths.slice(6, 9)];
    const spread = await all(checkInWorkers(some, { scope, json: true }, { threads: 2, heap: 48 }));
    expect(spread.map(({ file, status }) => [basename(file), status])).toEqual([
      ['00.xlsx', 0],
      ['01.xlsx', 0],
      ['02.xlsx', 0],
      ['heavy.xlsx', 2],
      ['06.xlsx', 0],
      ['07.xlsx', 0],
      ['08.xlsx', 0],
    ]);
    expect(JSON.parse(textOf(spread[3]!.out)).error.code).toBe('too-much-memory');
  });

  it('tells a misspelt option before anything is printed', async () => {
    const checks = checkInWorkers(paths, { scope: { period: '二〇二二' }, json: true }, { threads: 2 });
    await expect(all(checks)).rejects.toThrow('不认识的报告期');
  });
});
