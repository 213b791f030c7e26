import type { FileHost } from '#addin/hosts/file/file-host.ts';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { formatCellText } from '#shared/xlsx/read/format-cell-text.ts';
import { lookAt } from '#shared/xlsx/read/sheet-look.ts';
import { problemOf } from '../session/problem.ts';
import { download } from '../shell/download.ts';
import type { PaneContext } from '../shell/session-context.ts';
import { gridLook } from './grid-look.ts';
import type { WorkbenchFiles } from './workbench-files.ts';

type Place = { readonly sheet: string; readonly cell: string };

/** Files of the workbench over the file host, whose code loads with the first file. */
export function createWorkbenchFiles({ store, workbook }: PaneContext): WorkbenchFiles {
  let host: FileHost | null = null;
  let sampleNames: Promise<readonly string[]> | null = null;
  const listeners = new Set<(place: Place) => void>();
  const open = (): FileHost => {
    if (!host) throw new Error('no file is open');
    return host;
  };

  /** Edits since the last export; the file on the disk knows nothing of them. */
  let exported: RawWorkbook | null = null;
  const isUnsaved = (): boolean => host !== null && host.current() !== exported;
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  async function openBytes(name: string, bytes: Uint8Array): Promise<void> {
    if (isUnsaved() && !confirm(uiWorkbench[store.get().language].replaced)) return;
    const { openFileHost } = await import('#addin/hosts/file/file-host.ts');
    const opened = openFileHost({ name, bytes });
    host = opened;
    exported = opened.current();
    opened.onSelect((place) => {
      for (const listener of listeners) listener(place);
    });
    await workbook.open(opened);
  }

  /** Whatever refuses a file is said above the pane; the workbook that was open stays. */
  async function guarded(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      store.set({ problem: problemOf(error) });
    }
  }

  return {
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
        download(name, await open().exportBytes(), type);
        exported = open().current();
        store.set({ lastWrite: { token: null, says: uiWorkbench[language].exported(name) } });
      }),
    lookOf: (sheet) => gridLook(open().look(sheet)),
    textOf: (sheet, cell) => {
      const format = cell.format ?? lookAt(open().look(sheet), cell.row, cell.column).format;
      return formatCellText(cell.value, format, open().current().date1904);
    },
    onSelect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
