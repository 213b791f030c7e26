import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { Reading } from '#shared/model/reading.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { compareWithSnapshot, type SnapshotDifference } from '#shared/signing/compare-with-snapshot.ts';
import { decodeUtf8 } from '#shared/signing/utf8.ts';
import type { KeptSubmission } from '../workbook/workbook-notes.ts';

/** Where the workbook no longer says what its receipt is for; cells that only follow a formula are left out. */
export function changedSinceReceipt(
  kept: KeptSubmission,
  readings: readonly Reading[],
): readonly SnapshotDifference[] {
  const jws = readCompactJws(kept.snapshot);
  const text = jws && decodeUtf8(jws.payload);
  if (!text) return [];
  const parsed = parseSnapshot(parseJson(text));
  if (!('snapshot' in parsed)) return [];
  return compareWithSnapshot(parsed.snapshot, readings).filter(({ cause }) => cause !== 'computed');
}

/** Hostile input: the notes of a workbook may come from anywhere. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
