import type { Engine, EngineOptions } from '#addin/engine/engine-port.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import type { WorkbookNotes } from '../workbook/workbook-notes.ts';
import type { Guidance } from './load-guidance.ts';

/** What a check is told besides the cells: what the person noted, and what the city decided and issued. */
export const checkOptions = (notes: WorkbookNotes, guidance: Guidance | null): EngineOptions => ({
  ...(notes.choice.pack ? { packId: notes.choice.pack } : {}),
  ...(notes.choice.region ? { region: notes.choice.region } : {}),
  ...(notes.choice.period ? { period: notes.choice.period } : {}),
  ...(guidance
    ? {
        decisions: guidance.decisions,
        issued: guidance.issued,
        lists: guidance.lists.map(({ list }) => list),
      }
    : {}),
  ...(guidance?.evidence ?? {}),
  corrections: notes.corrections,
  explanations: notes.explanations,
});

/** Checks the loaded workbook; `edits` are only tried. */
export const checkWorkbook = (
  engine: Engine,
  notes: WorkbookNotes,
  guidance: Guidance | null,
  edits?: readonly CellEdit[],
): Promise<CheckResult> => engine.check(checkOptions(notes, guidance), edits);
