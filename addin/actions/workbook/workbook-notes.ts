import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Explanation } from '#shared/model/finding.ts';
import type { Lateness } from '#shared/model/snapshot.ts';
import type { Correction } from '#shared/workbook/correction.ts';

/** What a person added to a workbook besides its cells. Kept in the workbook itself, in the browser where it can't be. */
export interface WorkbookNotes {
  readonly format: 'kezhi-notes/1';
  /** What was chosen by hand in the head; null = as recognised. */
  readonly choice: Choice;
  readonly explanations: readonly Explanation[];
  readonly corrections: readonly Correction[];
  /** Notices that were put aside, by findingKey. */
  readonly ignored: readonly string[];
  readonly submissions: readonly KeptSubmission[];
}

export interface Choice {
  readonly pack: PackId | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
}

/** A submission as this workbook remembers it: the signed snapshot and the server's signed receipt. */
export interface KeptSubmission {
  readonly digest: string;
  readonly pack: PackId;
  readonly region: RegionCode;
  readonly period: PeriodId;
  readonly revision: number;
  readonly createdAt: string;
  readonly receivedAt: string;
  readonly sequence: number;
  readonly late: Lateness;
  /** The receipt as signed (compact JWS): what a QR code carries and `kezhi verify` reads. */
  readonly receipt: string;
  /** The snapshot as signed, so that the receipt can be checked without a network. */
  readonly snapshot: string;
}

export const EMPTY_NOTES: WorkbookNotes = {
  format: 'kezhi-notes/1',
  choice: { pack: null, region: null, period: null },
  explanations: [],
  corrections: [],
  ignored: [],
  submissions: [],
};

/** Hostile input: a workbook's state may come from anywhere. What can't be read is started anew. */
export function parseNotes(text: string | null): WorkbookNotes {
  if (!text) return EMPTY_NOTES;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('format' in read) || read.format !== 'kezhi-notes/1')
      return EMPTY_NOTES;
    const found = read as Partial<WorkbookNotes>;
    return {
      format: 'kezhi-notes/1',
      choice: { ...EMPTY_NOTES.choice, ...(isRecord(found.choice) ? found.choice : {}) },
      explanations: list(found.explanations).filter(
        (each) => isRecord(each) && typeof each.text === 'string',
      ),
      corrections: list(found.corrections).filter(
        (each) => isRecord(each) && typeof each.text === 'string' && isRecord(each.meaning),
      ),
      ignored: list(found.ignored).filter((each) => typeof each === 'string'),
      submissions: list(found.submissions).filter(
        (each) => isRecord(each) && typeof each.digest === 'string' && typeof each.receipt === 'string',
      ),
    };
  } catch {
    return EMPTY_NOTES;
  }
}

const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
