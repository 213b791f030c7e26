import type { Engine } from '#addin/engine/engine-port.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import type { WorkbookNotes } from './workbook-notes.ts';

/** Checks the loaded workbook with what a person noted on it; `edits` are only tried. */
export const checkWorkbook = (
  engine: Engine,
  notes: WorkbookNotes,
  edits?: readonly CellEdit[],
): Promise<CheckResult> =>
  engine.check(
    {
      ...(notes.choice.pack ? { packId: notes.choice.pack } : {}),
      ...(notes.choice.region ? { region: notes.choice.region } : {}),
      ...(notes.choice.period ? { period: notes.choice.period } : {}),
      corrections: notes.corrections,
      explanations: notes.explanations,
    },
    edits,
  );
