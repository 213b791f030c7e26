import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { checkWorkbook } from '#addin/actions/check/check-workbook.ts';
import type { Engine } from '#addin/engine/engine-port.ts';
import { runEngine } from '#addin/engine/run-engine.ts';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { type HostChange, HostRefusal, type WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { emptySession, type SessionState } from '#addin/pane/session/session-state.ts';
import { createStore } from '#addin/pane/session/store.ts';
import { createWorkbookSession } from '#addin/pane/session/workbook-session.ts';

const SAMPLE = new URL('../../../addin/assets/samples/带错的样例（示例数据）.xlsx', import.meta.url);
const RATIO = '县域创新自评!F5';
/** For a busy machine. */
const PATIENT = { timeout: 4_000 };

const sample = () => openFileHost({ name: 'sample.xlsx', bytes: new Uint8Array(readFileSync(SAMPLE)) });

/** A session on the sample, over an engine whose answers wait until they are let go. */
async function opened(host: WorkbookHost = sample()) {
  const real = runEngine();
  let gate: Promise<void> = Promise.resolve();
  const engine: Engine = {
    ...real,
    check: async (options, edits) => {
      const answer = await real.check(options, edits);
      await gate;
      return answer;
    },
  };
  const store = createStore<SessionState>(emptySession('zh'));
  const session = createWorkbookSession(
    store,
    {
      engine,
      memory: { available: true, read: async () => null, write: async () => true, remove: async () => {} },
      connect: async () => {
        throw new Error('no server here');
      },
      readFile: async () => {
        throw new Error('no file here');
      },
      now: () => '2022-10-10T00:00:00Z',
    },
    () => '',
  );
  await session.open(host);
  /** Holds back every answer from now on; the returned step lets them go. */
  const hold = (): (() => void) => {
    let release = (): void => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { store, session, engine: real, hold };
}

it('keeps the answer to a value that was tried while a check was still on its way', async () => {
  const { store, session, engine, hold } = await opened();
  const release = hold();
  const checking = session.recheck();
  const trying = session.tryValue(RATIO, '1.9');
  release();
  await Promise.all([checking, trying]);
  const { notes, guidance, triedResult } = store.get();
  const edits = [{ sheet: '县域创新自评', cell: 'F5', value: { type: 'number' as const, text: '1.9' } }];
  const alone = await checkWorkbook(engine, notes, guidance, edits);
  expect(triedResult?.scores.map(({ total }) => total)).toEqual(alone.scores.map(({ total }) => total));
});

it('shows no answer to a value that was taken back before the answer came', async () => {
  const { store, session, hold } = await opened();
  const release = hold();
  const trying = session.tryValue(RATIO, '1.9');
  session.restoreTried();
  release();
  await trying;
  expect(store.get()).toMatchObject({ tried: {}, triedResult: null });
});

/** A host without formulas, told of edits by hand; each reading of areas is answered by `answers`. */
async function edited(answers: readonly (() => Promise<unknown>)[]) {
  let tell: (change: HostChange) => void = () => {};
  const cell = (row: number, text: string) => ({ row, column: 0, value: { type: 'number' as const, text } });
  const shape = { visibility: 'visible' as const, protected: false, merges: [] };
  const sheets = [
    {
      ...shape,
      name: '表',
      cells: [cell(0, '1'), cell(1, '2')],
      hiddenRows: new Set<number>(),
      hiddenColumns: new Set<number>(),
    },
  ];
  const asked: string[][] = [];
  const host: WorkbookHost = {
    ...sample(),
    read: async () => ({ name: '表.xlsx', sheets, date1904: false, definedNames: {} }),
    readAreas: async (areas) => {
      asked.push(areas.map(({ area }) => area));
      await answers[asked.length - 1]?.();
      return areas.map(({ sheet, area }) => ({ sheet, cells: [cell(Number(area.slice(1)) - 1, '7')] }));
    },
    onChange: async (listener) => {
      tell = listener;
      return () => {};
    },
  };
  const { store } = await opened(host);
  const values = () =>
    store.get().raw?.sheets[0]?.cells.map(({ value }) => (value?.type === 'number' ? value.text : null));
  return { asked, store, values, edit: (area: string) => tell({ sheet: '表', area }) };
}

it('reads an edit that could not be read, because the next cell was being typed into, with the next one', async () => {
  const { asked, store, values, edit } = await edited([
    () => Promise.reject(new HostRefusal('cell-edit-mode')),
  ]);
  edit('A1');
  await vi.waitFor(() => expect(store.get().problem?.code).toBe('cell-edit-mode'), PATIENT);
  edit('A2');
  await vi.waitFor(() => expect(values()).toEqual(['7', '7']), PATIENT);
  expect(asked).toEqual([['A1'], ['A1', 'A2']]);
});

it('keeps an edit whose reading was still on its way when the next one came', async () => {
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { asked, values, edit } = await edited([() => slow]);
  edit('A1');
  await vi.waitFor(() => expect(asked).toEqual([['A1']]), PATIENT);
  edit('A2');
  await new Promise((resolve) => setTimeout(resolve, 200));
  release();
  await vi.waitFor(() => expect(values()).toEqual(['7', '7']), PATIENT);
});

it('says that a protected sheet took no marks, and offers none to be cleared', async () => {
  const { store, session } = await opened({
    ...sample(),
    mark: async (marks) => ({
      token: null,
      written: 0,
      refused: marks.map(({ sheet, cell }) => ({ sheet, cell, reason: 'protected' as const })),
    }),
  });
  await session.mark();
  const { marked, lastWrite } = store.get();
  expect(marked).toBe(false);
  expect(lastWrite?.says).toMatch(/^\d+ 处所在的工作表受保护/);
});
