import type { WaitingReason } from '#addin/hosts/workbook-host.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import type { FindingMark } from '#shared/workbook/report-sheet.ts';
import type { FileReader } from '../read/file-reader.ts';
import type { FileFacts } from '../read/read-file-facts.ts';
import type { WrittenCell } from '../write/written-cell.ts';
import type { ExcelAbilities } from './excel-abilities.ts';

/** A sheet as it was last seen. The id stays when the sheet is renamed or moved, so everything is addressed by it. */
export interface KnownSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly protected: boolean;
  /** Area that holds values; null when the sheet is empty, undefined when it was not read yet. */
  readonly used: CellArea | null | undefined;
  readonly merges: readonly CellArea[];
}

/** Parts that this Excel turned out not to answer although its level has them; they are not asked for again. */
export type Lacking = 'names' | 'state' | 'merges' | 'merges-at-once' | 'hidden';

/** What can be taken back, by the token that the write answered with. */
export type UndoStep =
  | { readonly kind: 'cells'; readonly cells: readonly WrittenCell[] }
  | { readonly kind: 'marks'; readonly before: readonly FindingMark[]; readonly comments: boolean };

export type WaitingListener = (reason: WaitingReason) => void;

/** What one opened workbook remembers between two calls. Nothing of Office.js is kept, only plain data. */
export interface ExcelSession {
  readonly abilities: ExcelAbilities;
  readonly readFile: FileReader | null;
  /** Milliseconds that one round trip may take. */
  readonly patience: number;
  /** Sheets of the last reading, in workbook order. */
  sheets: readonly KnownSheet[];
  name: string | null;
  facts: FileFacts | null;
  factsAt: number;
  /** State that a reading brought along; consumed by the next loadState. Undefined = not fetched. */
  fetchedState: string | null | undefined;
  /** Formulas follow by themselves, or on demand only; null until it was asked. */
  calculates: 'by-itself' | 'on-demand' | null;
  /** The bytes of the file were asked for in vain: Office did not answer, and would not the next time. */
  bytesSilent: boolean;
  /** The workbook may hold a state that could not be read: nothing is written over it. */
  stateUnread: boolean;
  /** Ids of our conditional formats, by sheet id, as far as they were made since the pane was opened. */
  readonly markIds: Map<string, Set<string>>;
  marks: readonly FindingMark[];
  markComments: boolean;
  readonly undo: Map<string, UndoStep>;
  undoCount: number;
  readonly waiting: Set<WaitingListener>;
  /** Every call waits for the one before it: two batches that interleave could unmute each other's events. */
  queue: Promise<unknown>;
  /** Round trips so far, for 自检. */
  roundTrips: number;
  readonly lacking: Set<Lacking>;
  /** What could not be read last time, as codes for the screen. */
  readonly limits: Set<string>;
}

/** Longer than Excel takes for anything; somebody may be in the middle of typing into a cell. */
const PATIENCE = 60_000;

export function openSession(
  abilities: ExcelAbilities,
  { readFile, patience }: { readonly readFile?: FileReader | undefined; readonly patience?: number },
): ExcelSession {
  return {
    abilities,
    readFile: readFile ?? null,
    patience: patience ?? PATIENCE,
    sheets: [],
    name: null,
    facts: null,
    factsAt: 0,
    fetchedState: undefined,
    calculates: null,
    bytesSilent: false,
    stateUnread: false,
    markIds: new Map(),
    marks: [],
    markComments: false,
    undo: new Map(),
    undoCount: 0,
    waiting: new Set(),
    queue: Promise.resolve(),
    roundTrips: 0,
    lacking: new Set(abilities.mergedAreas ? [] : ['merges']),
    limits: new Set(),
  };
}

/** The id of a sheet by its name of the last reading; the name itself when it was not seen (Excel accepts both). */
export const sheetKey = (session: ExcelSession, name: string): string =>
  session.sheets.find((sheet) => sheet.name === name)?.id ?? name;

/** Remembers a step and names it. Old steps go, so that a long day doesn't fill the memory. */
export function rememberUndo(session: ExcelSession, step: UndoStep): string {
  session.undoCount += 1;
  const token = `undo-${session.undoCount}`;
  session.undo.set(token, step);
  const oldest = session.undo.keys().next().value;
  if (session.undo.size > 50 && oldest !== undefined) session.undo.delete(oldest);
  return token;
}
