import { equals, parseExact } from '../model/exact.ts';
import type { Reading } from '../model/reading.ts';
import type { Snapshot, SnapshotReading } from '../model/snapshot.ts';

export interface SnapshotDifference {
  readonly sheet: string;
  readonly cell: string;
  readonly submitted: SnapshotReading;
  /** What the cell says now; null when it is no longer a quantity of this indicator. */
  readonly now: Pick<Reading, 'value' | 'raw'> | null;
  /** typed: somebody changed the cell. computed: it follows from a cell that was changed. gone: not found at its place. */
  readonly cause: 'typed' | 'computed' | 'gone';
}

/** Where a workbook no longer says what was submitted. Cells that merely follow a formula are told apart. */
export function compareWithSnapshot(
  snapshot: Snapshot,
  readings: readonly Reading[],
): readonly SnapshotDifference[] {
  const present = new Map(readings.map((reading) => [placeOf(reading), reading]));
  const differences: SnapshotDifference[] = [];
  for (const submitted of snapshot.readings) {
    const now = present.get(placeOf(submitted)) ?? null;
    if (now && sameQuantity(submitted, now)) continue;
    const cause = now === null ? 'gone' : now.formula === undefined ? 'typed' : 'computed';
    differences.push({ sheet: submitted.sheet, cell: submitted.cell, submitted, now, cause });
  }
  return differences;
}

const placeOf = (reading: Pick<Reading, 'sheet' | 'cell' | 'indicatorId' | 'kind' | 'period'>): string =>
  [reading.sheet, reading.cell, reading.indicatorId, reading.kind, reading.period].join('\u0000');

function sameQuantity(submitted: SnapshotReading, now: Reading): boolean {
  if (submitted.value === null || now.value === null)
    return submitted.value === now.value && submitted.raw === now.raw;
  const before = parseExact(submitted.value);
  const after = parseExact(now.value);
  return before !== null && after !== null && equals(before, after);
}
