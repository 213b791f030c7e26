import { fileThread, type OpenedFile, openFile } from '#addin/hosts/file/open-file.ts';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { isCancelled, problemOf } from '../session/problem.ts';
import { createStore } from '../session/store.ts';
import { download } from '../shell/download.ts';
import type { PaneContext } from '../shell/session-context.ts';
import { gridLook } from './grid-look.ts';
import type { WorkbenchFiles } from './workbench-files.ts';

type Place = { readonly sheet: string; readonly cell: string };

/** Files of the workbench, each on a thread of its own. */
export function createWorkbenchFiles({ store, workbook }: PaneContext): WorkbenchFiles {
  let host: OpenedFile | null = null;
  let next = fileThread();
  let sampleNames: Promise<readonly string[]> | null = null;
  const opening = createStore<{ readonly name: string | null }>({ name: null });
  const listeners = new Set<(place: Place) => void>();
  const open = (): OpenedFile => {
    if (!host) throw new Error('no file is open');
    return host;
  };

  /** Edits since the last export; the file on the disk knows nothing of them. */
  let exported = 0;
  const isUnsaved = (): boolean => host !== null && host.changes() !== exported;
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  let stopOpening = (): void => undefined;

  async function openBytes(name: string, bytes: Uint8Array): Promise<void> {
    if (isUnsaved() && !confirm(uiWorkbench[store.get().language].replaced)) return;
    // Who chooses another file no longer waits for the one before.
    stopOpening();
    const thread = next;
    next = fileThread();
    // Ready while there may be no connection any more.
    next.warm();
    opening.set({ name });
    stopOpening = thread.stop;
    try {
      const opened = await openFile({ name, bytes }, thread);
      host?.close();
      host = opened;
    } finally {
      if (stopOpening === thread.stop) {
        stopOpening = () => undefined;
        opening.set({ name: null });
      }
    }
    exported = 0;
    host.onSelect((place) => {
      for (const listener of listeners) listener(place);
    });
    await workbook.open(host);
  }

  /** Whatever refuses a file is said above the pane; the workbook that was open stays. */
  async function guarded(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!isCancelled(error)) store.set({ problem: problemOf(error) });
    }
  }

  return {
    opening,
    cancelOpening: () => stopOpening(),
    warm: () => next.warm(),
    openFile: (file) => guarded(async () => openBytes(file.name, new Uint8Array(await file.arrayBuffer()))),
    openSample: (name) =>
      guarded(async () => {
        const answer = await fetch(`./samples/${encodeURIComponent(name)}`);
        if (!answer.ok) throw Object.assign(new Error('sample missing'), { code: 'offline', params: {} });
        await openBytes(name, new Uint8Array(await answer.arrayBuffer()));
      }),
    samples: () => {
      sampleNames ??= fetch('./samples/index.json')
        .then((answer) => (answer.ok ? (answer.json() as Promise<readonly string[]>) : []))
        .catch(() => []);
      return sampleNames;
    },
    export: () =>
      guarded(async () => {
        const { name, language } = store.get();
        const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
        const written = open().changes();
        download(name, await open().exportBytes(), type);
        exported = written;
        store.set({ lastWrite: { token: null, says: uiWorkbench[language].exported(name) } });
      }),
    lookOf: async (sheet) => gridLook(await open().look(sheet)),
    onSelect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
