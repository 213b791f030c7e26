import type { ReadOptions, WorkbookHost, WriteResult } from '#addin/hosts/workbook-host.ts';
import { gatherWorkbook } from '#addin/workers/cut-workbook.ts';
import { openWorker, type WorkerCalls } from '#addin/workers/open-worker.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { SheetLook } from '#shared/xlsx/read/sheet-look.ts';
import type { FileToOpen } from './file-host.ts';
import { unpackedLook } from './pack-look.ts';
import type { ServedFile } from './serve-file.ts';

/** An opened .xlsx whose bytes are read, changed and written away from the screen. */
export interface OpenedFile extends WorkbookHost {
  /** How a sheet looks. */
  look(sheet: string): Promise<SheetLook>;
  /** Grows with every change of cells; the same number, the same cells. */
  changes(): number;
  /** Called with the cell to show whenever `select` is. Returns the way to stop. */
  onSelect(listener: (place: { readonly sheet: string; readonly cell: string }) => void): () => void;
  /** The file with all edits, marks, sheets and state, to be saved. */
  exportBytes(): Promise<Uint8Array>;
  close(): void;
}

/** A thread for one file; made ahead, it is there when the file has been chosen. */
export const fileThread = (): WorkerCalls<ServedFile> =>
  openWorker<ServedFile>({
    start: () => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' }),
    here: async () => (await import('./serve-file.ts')).serveFile(),
  });

/** Opens a file on a thread of its own. Throws WorkbookRefusal when it is none that can be read. */
export async function openFile(
  file: FileToOpen,
  { call, stop }: WorkerCalls<ServedFile> = fileThread(),
): Promise<OpenedFile> {
  const capabilities = await call('open', file).catch((error: unknown) => {
    stop();
    throw error;
  });
  const gather = gatherWorkbook();
  const looks = new Map<string, Promise<SheetLook>>();
  const listeners = new Set<(place: { readonly sheet: string; readonly cell: string }) => void>();
  let changes = 0;
  /** Readings follow one another: their pieces must not mix. */
  let last: Promise<unknown> = Promise.resolve();

  async function readInPortions({ signal, onProgress }: ReadOptions): Promise<RawWorkbook> {
    signal?.throwIfAborted();
    await call('beginReading');
    for (;;) {
      signal?.throwIfAborted();
      const workbook = gather(await call('nextPortion'));
      if (!workbook) continue;
      onProgress?.(1, 1);
      return workbook;
    }
  }
  const changed = (result: WriteResult): WriteResult => {
    if (result.written > 0) changes++;
    return result;
  };

  return {
    kind: 'file',
    capabilities,
    name: async () => file.name,
    read: (options = {}) => {
      const reading = last.then(() => readInPortions(options));
      last = reading.catch(() => undefined);
      return reading;
    },
    readAreas: (areas) => call('readAreas', areas),
    write: async (edits) => changed(await call('write', edits)),
    undo: async (token) => changed(await call('undo', token)),
    mark: (marks, options) => call('mark', marks, options),
    clearMarks: () => call('clearMarks'),
    writeSheet: async (sheet, owner) => {
      const added = await call('writeSheet', sheet, owner);
      if (owner === 'user') changes++;
      return added;
    },
    removeSheets: () => call('removeSheets'),
    select: async (place) => {
      for (const listener of listeners) listener(place);
    },
    onSelect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Nothing changes an opened file but who asks for it here.
    onChange: async () => () => undefined,
    loadState: () => call('loadState'),
    saveState: (text) => call('saveState', text),
    look: (sheet) => {
      const known = looks.get(sheet) ?? call('look', sheet).then(unpackedLook);
      looks.set(sheet, known);
      return known;
    },
    changes: () => changes,
    exportBytes: () => call('exportBytes'),
    close: stop,
  };
}
