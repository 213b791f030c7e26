import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit, FindingMark, ReportSheet } from '#shared/workbook/report-sheet.ts';

/**
 * The one port through which the pane meets a workbook: Excel through Office.js, or an opened file.
 * Plain data in and out; everything is asynchronous so that a slow host fits. Failures are HostRefusal.
 */
export interface WorkbookHost {
  readonly kind: 'excel' | 'file';
  readonly capabilities: HostCapabilities;
  /** Name of the workbook, for the head of the pane and the snapshot. */
  name(): Promise<string>;
  read(options?: ReadOptions): Promise<RawWorkbook>;
  /** The cells of some areas as they are now: what an incremental check needs after an edit. */
  readAreas(
    areas: readonly { readonly sheet: string; readonly area: string }[],
  ): Promise<readonly { readonly sheet: string; readonly cells: readonly RawCell[] }[]>;
  /** Types into cells. Cells that can't be written are told, the others are written. */
  write(edits: readonly CellEdit[]): Promise<WriteResult>;
  /** Takes one write back, as long as the cells still hold what was written. */
  undo(token: string): Promise<WriteResult>;
  /** Replaces all our marks. */
  mark(marks: readonly FindingMark[], options: { readonly comments: boolean }): Promise<WriteResult>;
  clearMarks(): Promise<void>;
  /**
   * Adds a sheet, or replaces the one of the same name that we made. Never touches a sheet of the user. One written for
   * the user (`owner`) is theirs from then on: read, edited and kept like any other, always added beside what is there.
   */
  writeSheet(sheet: ReportSheet, owner?: SheetOwnership): Promise<{ readonly name: string }>;
  removeSheets(): Promise<void>;
  select(place: { readonly sheet: string; readonly cell: string }): Promise<void>;
  /** Hints that something changed; our own writes are muted. Returns the way to stop. */
  onChange(listener: (change: HostChange) => void): Promise<() => void>;
  /** State kept in the workbook itself (corrections, explanations, receipts); verified after writing. */
  loadState(): Promise<string | null>;
  saveState(text: string): Promise<void>;
  /** Hints that the host waits for the person (请先按回车结束单元格编辑). Returns the way to stop. */
  onWaiting?(listener: (reason: WaitingReason) => void): () => void;
  /** Facts about the program around the pane, for 自检. Never throws, takes a few seconds at most. */
  diagnose?(): Promise<HostDiagnosis>;
  /** Whether the pane opens by itself with this workbook. */
  readonly autoOpen?: { isOn(): boolean; set(on: boolean): Promise<void> };
}

/** What a host says it waits for: the end of a cell edit, or it can't tell what. */
export type WaitingReason = 'cell-edit-mode' | 'host-silent';

export type SheetOwnership = 'ours' | 'user';

/** Plain data, no workbook values: also read by whoever is asked for help. */
export interface HostDiagnosis {
  readonly host: string | null;
  readonly platform: string | null;
  readonly version: string | null;
  readonly language: string | null;
  /** Highest set of each name that is declared. */
  readonly requirementSets: Readonly<Record<string, string | null>>;
  readonly abilities: Readonly<Record<string, boolean | string | null>>;
  readonly storage: { readonly local: boolean; readonly session: boolean; readonly indexed: boolean };
  readonly secure: boolean;
  readonly cryptography: boolean;
  /** UTC ISO text of this machine's clock; the server's stands beside it on the screen. */
  readonly clock: string;
  readonly timeZoneOffsetMinutes: number;
  /** Milliseconds of an empty round trip; null when there is no answer. */
  readonly roundTrip: number | null;
  readonly agent: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Nobody asked for it: it waits for the person without a word. */
  readonly background?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface HostChange {
  readonly sheet: string | null;
  /** A1 area, null when unknown: read everything again. */
  readonly area: string | null;
}

export interface WriteResult {
  /** For undo; null when nothing was written. */
  readonly token: string | null;
  readonly written: number;
  readonly refused: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly reason: 'protected' | 'missing-sheet' | 'merged' | 'changed';
  }[];
}

/** Computed once when the host is opened. */
export interface HostCapabilities {
  readonly write: boolean;
  readonly marks: boolean;
  readonly comments: boolean;
  readonly addSheets: boolean;
  readonly charts: boolean;
  readonly events: boolean;
  readonly state: boolean;
  /** Why something is off, as codes of shared/messages. */
  readonly limits: readonly string[];
}

export type HostRefusalCode =
  | 'cell-edit-mode'
  | 'protected'
  | 'read-only'
  | 'too-large'
  | 'host-unsupported'
  | 'workbook-switched'
  | 'state-not-kept'
  /** A place in a hidden sheet can't be shown; nothing is unhidden silently. */
  | 'sheet-hidden'
  | 'missing-sheet'
  /** Excel on the web has closed the session of this page. */
  | 'session-over'
  /** No answer came in time; what was asked may still happen. */
  | 'host-silent'
  /** It takes no more requests for the moment. */
  | 'host-busy'
  | 'host-failed';

export class HostRefusal extends Error {
  readonly code: HostRefusalCode;
  readonly params: Readonly<Record<string, string>>;
  constructor(code: HostRefusalCode, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'HostRefusal';
    this.code = code;
    this.params = params;
  }
}
