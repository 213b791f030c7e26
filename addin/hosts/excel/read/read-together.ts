import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { AREA_PROPERTIES, areaOfRange, briefRange, cellCount } from '../address/brief-range.ts';
import { askWorkbookList, type ListedSheet, type WorkbookList } from '../session/load-sheets.ts';
import { throwUnlessAnswerable } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';
import type { Lacking } from '../session/session.ts';
import { askMeasure, type MeasuredSheet } from './measure-sheets.ts';
import { emptyResult, type ReadResult } from './run-read-tasks.ts';
import { emptyGrid } from './sheet-grid.ts';

/** A sheet to be read; `used` undefined when its size is not known yet. */
export type SheetToRead = ListedSheet & { readonly used?: CellArea | null | undefined };

/** What one reading found, before it becomes a RawWorkbook. Sheets without a grid are still to be read. */
export interface ReadSheets {
  readonly list: WorkbookList;
  readonly measured: readonly MeasuredSheet[];
  readonly result: ReadResult;
}

/** A workbook known to be up to this size is read whole, so that formulas elsewhere are never stale. */
const QUICK_CELLS = 12_000;
/** Where the size is not known, a corner is asked for: nearly every form lies in it. About 300 kB if full. */
const CORNER = 'A1:T200';
const CORNERS_AT_MOST = 12;

/**
 * List, sizes and cells in one round trip, for sheets whose ids are known. Answers the list alone when other sheets
 * are there by now, null when it can't be done at once: too large, or a sheet is gone.
 */
export async function readTogether(
  batch: Batch,
  known: readonly SheetToRead[],
  lacking: ReadonlySet<Lacking>,
): Promise<ReadSheets | { readonly list: WorkbookList } | null> {
  const cells = known.reduce((sum, sheet) => sum + (sheet.used ? cellCount(sheet.used) : 0), 0);
  if (cells > QUICK_CELLS) return null;
  try {
    const askedList = askWorkbookList(batch.context, lacking);
    const asked = known.map((sheet, index) => {
      const question = askMeasure(batch.context, sheet, lacking);
      return { question, contents: askContents(batch.context, sheet, question.used, index) };
    });
    await batch.sync();
    const list = askedList();
    if (!sameSheets(list.sheets, known)) return { list };
    const measured = asked.map(({ question }, index) => ({ ...question.answer(), ...list.sheets[index]! }));
    const result = emptyResult();
    for (const [index, sheet] of measured.entries()) takeContents(sheet, asked[index]!.contents, result);
    return { list, measured, result };
  } catch (error) {
    throwUnlessAnswerable(error);
    return null;
  }
}

const sameSheets = (now: readonly ListedSheet[], known: readonly SheetToRead[]): boolean =>
  now.length === known.length &&
  now.every((sheet, index) => sheet.id === known[index]!.id && sheet.protected === known[index]!.protected);

function askContents(
  context: Excel.RequestContext,
  sheet: SheetToRead,
  used: Excel.Range,
  index: number,
): Excel.Range | null {
  if (sheet.used === undefined && index >= CORNERS_AT_MOST) return null;
  const corner = (): Excel.Range =>
    briefRange(
      briefRange(context.workbook.worksheets.getItem(sheet.id).getRange(CORNER)).getUsedRangeOrNullObject(
        true,
      ),
    );
  const range = sheet.used === undefined ? corner() : used;
  range.load(`${AREA_PROPERTIES},values,formulas,numberFormat`);
  return range;
}

/** Takes what was read when it is all there is on the sheet. */
function takeContents(sheet: MeasuredSheet, contents: Excel.Range | null, result: ReadResult): void {
  const area = sheet.used;
  if (!area || !contents || contents.isNullObject) return;
  const layers = [contents.values, contents.formulas, contents.numberFormat];
  if (!layers.every((layer) => Array.isArray(layer))) return;
  const read = areaOfRange(contents);
  if (
    read.top !== area.top ||
    read.left !== area.left ||
    read.bottom !== area.bottom ||
    read.right !== area.right
  )
    return;
  const grid = emptyGrid();
  grid.values.push({ area, rows: contents.values });
  grid.formulas.push({ area, rows: contents.formulas });
  grid.formats.push({ area, rows: contents.numberFormat });
  result.grids.set(sheet.id, grid);
}
