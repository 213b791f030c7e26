import { cellCount } from './brief-range.ts';
import { detailTasks } from './detail-tasks.ts';
import { askWorkbookList, type WorkbookList } from './load-sheets.ts';
import { throwUnlessAnswerable } from './map-excel-error.ts';
import { askMeasure, type MeasuredSheet } from './measure-sheets.ts';
import type { Batch } from './run-excel.ts';
import { emptyResult, type ReadResult, runReadTasks } from './run-read-tasks.ts';
import type { ExcelSession } from './session.ts';
import { emptyGrid } from './sheet-grid.ts';

/** A workbook up to this size is read again whole in one round trip, so that formulas elsewhere are never stale. */
const QUICK_CELLS = 12_000;

/** What one reading found, before it becomes a RawWorkbook. */
export interface ReadSheets {
  readonly list: WorkbookList;
  readonly measured: readonly MeasuredSheet[];
  readonly result: ReadResult;
}

/**
 * Reads a workbook that was read before: list, sizes and cells in one round trip.
 * Null when sheets came or went, or when it is too large for that; then it is read anew.
 */
export async function readKnownSheets(batch: Batch, session: ExcelSession): Promise<ReadSheets | null> {
  const known = session.sheets;
  const cells = known.reduce((sum, sheet) => sum + (sheet.used ? cellCount(sheet.used) : 0), 0);
  if (known.length === 0 || cells > QUICK_CELLS) return null;
  const { mergedAreas } = session.abilities;
  try {
    const list = askWorkbookList(batch.context);
    const asked = known.map((sheet) => {
      const question = askMeasure(batch.context, sheet, mergedAreas);
      question.used.load('values,formulas,numberFormat');
      return question;
    });
    await batch.sync();
    const now = list();
    const same =
      now.sheets.length === known.length &&
      now.sheets.every(
        (sheet, index) => sheet.id === known[index]!.id && sheet.protected === known[index]!.protected,
      );
    if (!same || asked.some((question) => question.cutMerges())) return null;
    const measured = asked.map((question, index) => ({ ...question.answer(), ...now.sheets[index]! }));
    const result = emptyResult();
    for (const [index, sheet] of measured.entries()) {
      const { used } = asked[index]!;
      if (!sheet.used) continue;
      const grid = emptyGrid();
      if (!Array.isArray(used.values)) return null;
      grid.values.push({ area: sheet.used, rows: used.values });
      grid.formulas.push({ area: sheet.used, rows: used.formulas });
      grid.formats.push({ area: sheet.used, rows: used.numberFormat });
      result.grids.set(sheet.id, grid);
    }
    const details = measured.flatMap(detailTasks);
    if (details.length > 0) await runReadTasks(batch, details, result);
    return { list: now, measured, result };
  } catch (error) {
    // A sheet that is gone or has grown beyond the limit; the full reading finds out which.
    throwUnlessAnswerable(error);
    return null;
  }
}
