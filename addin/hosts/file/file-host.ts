import type {
  HostCapabilities,
  HostChange,
  ReadOptions,
  WorkbookHost,
  WriteResult,
} from '#addin/hosts/workbook-host.ts';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { inArea, parseArea } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit, FindingMark, ReportSheet } from '#shared/workbook/report-sheet.ts';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';
import type { OurAdditions } from '#shared/xlsx/patch/patch-record.ts';
import type { PatchRefusal } from '#shared/xlsx/patch/workbook-patch.ts';
import {
  openSession,
  sessionBytes,
  tryAdditions,
  typeIntoSession,
  type WorkbookSession,
  withoutOurSheets,
  withUserSheet,
} from '#shared/xlsx/patch/workbook-session.ts';
import { type ReadLook, readSheetLook } from '#shared/xlsx/read/read-sheet-look.ts';
import { editedCells } from '../edited-cells.ts';
import { undoneWrite } from './undone-write.ts';
import { fflateZipEngine } from './zip-engine.ts';

/** An opened .xlsx behind the port of a workbook, with what only a grid in the page needs. */
export interface FileHost extends WorkbookHost {
  /** The workbook as it is now, at once: what a grid draws. */
  current(): RawWorkbook;
  /** How a sheet looks; read when first asked for. */
  look(sheet: string): ReadLook;
  /** Marks that stand on the workbook, for drawing them. */
  marks(): readonly FindingMark[];
  /** What a person types into the grid: like `write`, but listeners hear of it. */
  type(edits: readonly CellEdit[]): Promise<WriteResult>;
  /** Called with the cell to show whenever `select` is. Returns the way to stop. */
  onSelect(listener: (place: { readonly sheet: string; readonly cell: string }) => void): () => void;
  /** The file with all edits, marks, sheets and state, to be saved. */
  exportBytes(): Promise<Uint8Array>;
}

export interface FileToOpen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Write {
  readonly token: string;
  readonly edits: readonly CellEdit[];
}

/** Opens a file as a workbook host. Throws WorkbookRefusal when it is none that can be read. */
export function openFileHost(file: FileToOpen, engine: ZipEngine = fflateZipEngine): FileHost {
  let opened = openSession(file.bytes, file.name, engine);
  let session: WorkbookSession = opened;
  let additions: OurAdditions = opened.additions;
  let state = opened.state;
  let writes: readonly Write[] = [];
  let tokens = 0;
  const looks = new Map<string, ReadLook>();
  const changeListeners = new Set<(change: HostChange) => void>();
  const selectListeners = new Set<(place: { readonly sheet: string; readonly cell: string }) => void>();

  const write = (edits: readonly CellEdit[]): WriteResult => {
    const typed = typeIntoSession(session, edits);
    session = typed.session;
    additions = { ...additions, fills: session.additions.fills };
    const refused = typed.outcome.refused.map(portRefusal);
    const done = edits.filter(
      (edit) => !refused.some(({ sheet, cell }) => sheet === edit.sheet && cell === edit.cell),
    );
    if (typed.outcome.written === 0) return { token: null, written: 0, refused };
    const token = `write-${++tokens}`;
    writes = [...writes, { token, edits: done }];
    return { token, written: typed.outcome.written, refused };
  };

  /** An undone write is left out and the others are done again: formulas and styles come back by themselves. */
  const undo = (token: string): WriteResult => {
    const { kept, undone, changed } = undoneWrite(writes, token);
    if (undone.length > 0) {
      session = opened;
      for (const { edits } of kept) session = typeIntoSession(session, edits).session;
      writes = kept;
      additions = { ...additions, fills: session.additions.fills };
    }
    return {
      token: null,
      written: undone.length,
      refused: changed.map(({ sheet, cell }) => ({ sheet, cell, reason: 'changed' as const })),
    };
  };

  /** Into the file as opened too, so that taking a write back keeps the sheet. */
  const addForUser = (sheet: ReportSheet): { readonly name: string } => {
    opened = withUserSheet(opened, sheet).session;
    const added = withUserSheet(session, sheet);
    session = added.session;
    return { name: added.name };
  };

  const tell = (edits: readonly CellEdit[]): void => {
    for (const change of editedCells(edits)) for (const listener of changeListeners) listener(change);
  };

  const inFile = new Set(opened.workbook.sheets.map(({ name }) => name));
  const hasSheet = (name: string): boolean => inFile.has(name);
  const openedBytes = (): Uint8Array => sessionBytes(opened, { ...opened.additions, marks: [] }, null).bytes;

  return {
    kind: 'file',
    capabilities: capabilitiesOf(opened),
    name: async () => file.name,
    current: () => session.workbook,
    marks: () => additions.marks,
    read: async (options: ReadOptions = {}) => {
      options.signal?.throwIfAborted();
      options.onProgress?.(1, 1);
      return session.workbook;
    },
    readAreas: async (areas) =>
      areas.map(({ sheet, area }) => {
        const place = parseArea(area);
        const cells = session.workbook.sheets.find(({ name }) => name === sheet)?.cells ?? [];
        return { sheet, cells: place ? cells.filter(({ row, column }) => inArea(place, row, column)) : [] };
      }),
    write: async (edits) => write(edits),
    type: async (edits) => {
      const result = write(edits);
      if (result.written > 0) tell(edits);
      return result;
    },
    undo: async (token) => undo(token),
    mark: async (marks, { comments }) => {
      const wanted = { ...additions, marks: [...marks], comments };
      const { refused } = tryAdditions(session, { ...wanted, sheets: [] });
      const impossible = refused.filter(({ what }) => what === 'mark').map(portRefusal);
      const standing = marks.filter(
        (mark) => !impossible.some(({ sheet, cell }) => sheet === mark.sheet && cell === mark.cell),
      );
      additions = { ...wanted, marks: standing };
      return { token: null, written: standing.length, refused: impossible };
    },
    clearMarks: async () => {
      additions = { ...additions, marks: [] };
    },
    writeSheet: async (sheet: ReportSheet, owner) => {
      if (session.structureProtected) throw new HostRefusal('protected', { sheet: sheet.name });
      if (owner === 'user') return addForUser(sheet);
      const same = additions.sheets.some(({ name }) => name === sheet.name);
      const sheets = same
        ? additions.sheets.map((old) => (old.name === sheet.name ? sheet : old))
        : [...additions.sheets, sheet];
      const { sheetNames } = tryAdditions(session, { ...additions, marks: [], sheets });
      additions = { ...additions, sheets };
      return { name: sheetNames.find(({ asked }) => asked === sheet.name)?.name ?? sheet.name };
    },
    removeSheets: async () => {
      opened = withoutOurSheets(opened);
      session = withoutOurSheets(session);
      additions = { ...additions, sheets: [] };
    },
    select: async (place) => {
      for (const listener of selectListeners) listener(place);
    },
    onSelect: (listener) => {
      selectListeners.add(listener);
      return () => selectListeners.delete(listener);
    },
    onChange: async (listener) => {
      changeListeners.add(listener);
      return () => {
        changeListeners.delete(listener);
      };
    },
    loadState: async () => state,
    saveState: async (text) => {
      state = text;
    },
    look: (sheet) => {
      const known = looks.get(sheet);
      if (known) return known;
      const look = readSheetLook(hasSheet(sheet) ? file.bytes : openedBytes(), sheet, engine);
      looks.set(sheet, look);
      return look;
    },
    exportBytes: async () => sessionBytes(session, additions, state).bytes,
  };
}

/** Nothing of a file needs a new enough Excel; only a protected structure takes something away. */
const capabilitiesOf = ({ structureProtected }: WorkbookSession): HostCapabilities => ({
  write: true,
  marks: true,
  comments: true,
  addSheets: !structureProtected,
  charts: true,
  events: true,
  state: true,
  limits: structureProtected ? ['structure-protected'] : [],
});

const REASONS: Readonly<Record<PatchRefusal['reason'], WriteResult['refused'][number]['reason']>> = {
  protected: 'protected',
  'structure-protected': 'protected',
  'table-header': 'protected',
  'has-formula': 'protected',
  'has-comment': 'protected',
  'missing-sheet': 'missing-sheet',
  'bad-address': 'missing-sheet',
  merged: 'merged',
  'array-formula': 'merged',
};

const portRefusal = ({ sheet, cell, reason }: PatchRefusal): WriteResult['refused'][number] => ({
  sheet,
  cell: cell ?? '',
  reason: REASONS[reason],
});
