import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkWorkbook } from '#addin/actions/check/check-workbook.ts';
import type { Engine } from '#addin/engine/engine-port.ts';
import { runEngine } from '#addin/engine/run-engine.ts';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { emptySession, type SessionState } from '#addin/pane/session/session-state.ts';
import { createStore } from '#addin/pane/session/store.ts';
import { createWorkbookSession } from '#addin/pane/session/workbook-session.ts';

const SAMPLE = new URL('../../../addin/assets/samples/带错的样例（示例数据）.xlsx', import.meta.url);
const RATIO = '县域创新自评!F5';

/** A session on the sample, over an engine whose answers wait until they are let go. */
async function opened() {
  const host = openFileHost({ name: 'sample.xlsx', bytes: new Uint8Array(readFileSync(SAMPLE)) });
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
