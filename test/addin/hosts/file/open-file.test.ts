import { describe, expect, it } from 'vitest';
import { openFile } from '#addin/hosts/file/open-file.ts';
import { type ServedFile, serveFile } from '#addin/hosts/file/serve-file.ts';
import { openWorker } from '#addin/workers/open-worker.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { lookAt } from '#shared/xlsx/read/sheet-look.ts';
import { threadOf } from '#test/addin/workers/thread-of.ts';
import { fixtureParts, fixtureWorkbook } from '#test/conformance/workbook-fixture.ts';
import { describeWorkbookHost } from '#test/conformance/workbook-host.ts';
import { buildZip } from '#test/shared/xlsx/package-builder.ts';

/** Asked, and what for, in order. */
function watched(): { readonly thread: ReturnType<typeof openWorker<ServedFile>>; readonly asked: string[] } {
  const asked: string[] = [];
  const served = serveFile();
  const noted = Object.fromEntries(
    Object.entries(served).map(([method, run]) => [
      method,
      (...given: never[]) => {
        asked.push(method);
        return (run as (...given: never[]) => Promise<unknown>)(...given);
      },
    ]),
  ) as unknown as ServedFile;
  const thread = openWorker<ServedFile>({
    start: () => threadOf(noted),
    here: async () => {
      throw new Error('the worker answers');
    },
  });
  return { thread, asked };
}

const open = (workbook: RawWorkbook, { thread } = watched()) =>
  openFile({ name: workbook.name, bytes: buildZip(fixtureParts(workbook)) }, thread);

describeWorkbookHost('file on a thread of its own', async (workbook) => open(workbook));

const form = fixtureWorkbook({ 表: { cells: { A1: 1, B1: 2 } }, 另: { cells: { A1: '文' } } });
const edit = { sheet: '表', cell: 'A1', value: { type: 'number' as const, text: '5' } };

describe('a file on a thread of its own', () => {
  it('counts what changed its cells, so that nothing unsaved is thrown away', async () => {
    const file = await open(form);
    const { token } = await file.write([edit]);
    const after = file.changes();
    await file.undo(token ?? '');
    expect([after, file.changes()]).toEqual([1, 2]);
  });

  it('hands over only sheets that changed since the last reading', async () => {
    const file = await open(form);
    const before = await file.read();
    await file.write([edit]);
    const after = await file.read();
    expect(after.sheets[0]?.cells[0]?.value).toEqual(edit.value);
    expect(after.sheets[1]).toBe(before.sheets[1]);
  });

  it('keeps two readings at once apart', async () => {
    const file = await open(form);
    const [first, second] = await Promise.all([file.read(), file.read()]);
    expect(second).toEqual(first);
  });

  it('tells how a sheet looks, and asks for it once', async () => {
    const { thread, asked } = watched();
    const file = await open(form, { thread, asked });
    const look = await file.look('表');
    await file.look('表');
    expect(lookAt(look, 0, 0).font.size).toBeGreaterThan(0);
    expect(asked.filter((method) => method === 'look')).toEqual(['look']);
  });

  it('refuses what is no workbook with the reason a person is told', async () => {
    const opening = openFile({ name: 'a.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) });
    await expect(opening).rejects.toMatchObject({ name: 'WorkbookRefusal' });
    const { thread } = watched();
    const away = openFile({ name: 'a.xlsx', bytes: new Uint8Array() }, thread);
    await expect(away).rejects.toMatchObject({ name: 'WorkbookRefusal', code: 'empty-file' });
  });

  it('stops what is being opened when the person does not want to wait', async () => {
    const { thread } = watched();
    const opening = open(form, { thread, asked: [] });
    thread.stop();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });
});
