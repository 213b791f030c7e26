import { equals, parseExact } from '../model/exact.ts';
import type { Reading, ReadingKind, ScoringInput } from '../model/reading.ts';
import type { Snapshot, SnapshotInput, SnapshotReading } from '../model/snapshot.ts';

export interface SnapshotDifference {
  readonly sheet: string;
  readonly cell: string;
  /** A reading has a kind, an input none. */
  readonly submitted: Pick<SnapshotReading, 'indicatorId' | 'raw'> & { readonly value: string | null } & {
    readonly kind?: ReadingKind;
  };
  /** What the cell says now; null when it is no longer a quantity of this indicator. */
  readonly now: { readonly value: string | null; readonly raw: string } | null;
  /** typed: somebody changed the cell. computed: it follows from a cell that was changed. gone: not found at its place. */
  readonly cause: 'typed' | 'computed' | 'gone';
}

/**
 * Where a workbook no longer says what was submitted. Cells that merely follow a formula are told apart. What scoring read
 * from text cells (counts by level, choices, events) is compared where `inputs` are given.
 */
export function compareWithSnapshot(
  snapshot: Snapshot,
  readings: readonly Reading[],
  inputs?: readonly ScoringInput[],
): readonly SnapshotDifference[] {
  const present = new Map(readings.map((reading) => [placeOf(reading), reading]));
  const differences: SnapshotDifference[] = [];
  for (const submitted of snapshot.readings) {
    const now = present.get(placeOf(submitted)) ?? null;
    if (now && sameQuantity(submitted, now)) continue;
    const cause = now === null ? 'gone' : now.formula === undefined ? 'typed' : 'computed';
    differences.push({ sheet: submitted.sheet, cell: submitted.cell, submitted, now, cause });
  }
  return inputs ? [...differences, ...compareInputs(snapshot.inputs, inputs)] : differences;
}

/** One cell may hold several inputs (省级1家、市级2家): each is found by its label. */
function compareInputs(
  submitted: readonly SnapshotInput[],
  present: readonly ScoringInput[],
): readonly SnapshotDifference[] {
  const now = new Map(present.map((input) => [inputPlace(input), input]));
  return submitted.flatMap((one): readonly SnapshotDifference[] => {
    const found = now.get(inputPlace(one)) ?? null;
    if (found && found.value === one.value && found.raw === one.raw) return [];
    const cause = found === null ? 'gone' : 'typed';
    return [{ sheet: one.sheet, cell: one.cell, submitted: one, now: found, cause }];
  });
}

const inputPlace = (input: Pick<SnapshotInput, 'sheet' | 'cell' | 'indicatorId' | 'label'>): string =>
  [input.sheet, input.cell, input.indicatorId, input.label].join('\u0000');

const placeOf = (reading: Pick<Reading, 'sheet' | 'cell' | 'indicatorId' | 'kind' | 'period'>): string =>
  [reading.sheet, reading.cell, reading.indicatorId, reading.kind, reading.period].join('\u0000');

function sameQuantity(submitted: SnapshotReading, now: Reading): boolean {
  if (submitted.value === null || now.value === null)
    return submitted.value === now.value && submitted.raw === now.raw;
  const before = parseExact(submitted.value);
  const after = parseExact(now.value);
  return before !== null && after !== null && equals(before, after);
}
