import type { CellEdit, FindingMark, ReportSheet } from '../../workbook/report-sheet.ts';

/**
 * What to change inside a workbook file. A field left out keeps what an earlier patch put there;
 * an empty list (or null) takes it away.
 */
export interface WorkbookPatch {
  /** Typed by a person: becomes part of the workbook, clearing does not take it back. */
  readonly edits?: readonly CellEdit[];
  /** Filled in by us (scores into empty 自评得分 cells): taken back by clearing. */
  readonly fills?: readonly CellEdit[];
  /** Conditional formats of our own on cells with findings. */
  readonly marks?: readonly FindingMark[];
  /** Write the sentence of each mark as a note too. Notes of the user are never touched. */
  readonly comments?: boolean;
  /** Sheets of ours, in order. */
  readonly sheets?: readonly ReportSheet[];
  /** Our text kept in the workbook. */
  readonly state?: string | null;
}

export interface PatchRefusal {
  readonly what: 'edit' | 'fill' | 'mark' | 'note' | 'sheet';
  readonly sheet: string;
  /** A1 address; null for a sheet. */
  readonly cell: string | null;
  readonly reason: PatchRefusalReason;
}

export type PatchRefusalReason =
  | 'protected'
  | 'structure-protected'
  | 'missing-sheet'
  | 'merged'
  | 'array-formula'
  | 'table-header'
  /** Only empty cells are filled in. */
  | 'has-formula'
  | 'bad-address'
  /** The cell has a note or comment of the user. */
  | 'has-comment';

export interface PatchResult {
  readonly bytes: Uint8Array;
  /** Cells typed into or filled. */
  readonly written: number;
  readonly refused: readonly PatchRefusal[];
  /** Name under which each sheet asked for now stands: another one when the user has a sheet of that name. */
  readonly sheetNames: readonly { readonly asked: string; readonly name: string }[];
  /** Formula cells whose cached value was dropped because an edit changed what they build on. */
  readonly stale: readonly { readonly sheet: string; readonly cell: string }[];
}
