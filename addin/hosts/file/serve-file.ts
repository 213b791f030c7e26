import type { HostCapabilities, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { cutWorkbook, type WorkbookPortion } from '#addin/workers/cut-workbook.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { type FileHost, type FileToOpen, openFileHost } from './file-host.ts';
import { type PackedLook, packLook } from './pack-look.ts';

type Passed =
  | 'readAreas'
  | 'write'
  | 'undo'
  | 'mark'
  | 'clearMarks'
  | 'writeSheet'
  | 'removeSheets'
  | 'loadState'
  | 'saveState';

/** An opened file as it is asked from another thread: its cells leave in portions, all else as the port has it. */
export interface ServedFile extends Pick<WorkbookHost, Passed> {
  open(file: FileToOpen): Promise<HostCapabilities>;
  /** Begins a reading; only sheets that changed since the last whole one leave again. */
  beginReading(): Promise<void>;
  nextPortion(): Promise<WorkbookPortion>;
  look(sheet: string): Promise<PackedLook>;
  exportBytes(): Promise<Uint8Array>;
}

export function serveFile(): ServedFile {
  let host: FileHost | null = null;
  let sent: RawWorkbook | null = null;
  let reading: { readonly workbook: RawWorkbook; readonly portions: Iterator<WorkbookPortion> } | null = null;
  const opened = (): FileHost => {
    if (!host) throw new Error('no file is open');
    return host;
  };
  return {
    open: async (file) => {
      host = openFileHost(file);
      sent = null;
      return host.capabilities;
    },
    beginReading: async () => {
      const workbook = opened().current();
      reading = { workbook, portions: cutWorkbook(workbook, sent) };
    },
    nextPortion: async () => {
      const next = reading?.portions.next();
      if (!next || next.done) throw new Error('nothing is being read');
      if (next.value.part === 'end') sent = reading?.workbook ?? null;
      return next.value;
    },
    readAreas: async (areas) => opened().readAreas(areas),
    write: async (edits) => opened().write(edits),
    undo: async (token) => opened().undo(token),
    mark: async (marks, options) => opened().mark(marks, options),
    clearMarks: async () => opened().clearMarks(),
    writeSheet: async (sheet, owner) => opened().writeSheet(sheet, owner),
    removeSheets: async () => opened().removeSheets(),
    loadState: async () => opened().loadState(),
    saveState: async (text) => opened().saveState(text),
    look: async (sheet) => packLook(opened().look(sheet)),
    exportBytes: async () => opened().exportBytes(),
  };
}
