import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { briefRange, cellCount, rangeOfArea } from '../address/brief-range.ts';
import { parseAreasAddress } from '../address/parse-areas-address.ts';
import { isForNow, isTooLarge, mapExcelError } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';
import { halveTask, isOptional, type ReadTask, takeRoundTrip } from './read-task.ts';
import { emptyGrid, type SheetGrid } from './sheet-grid.ts';

/** What the tasks brought, by sheet id. */
export interface ReadResult {
  readonly grids: Map<string, SheetGrid>;
  readonly hiddenRows: Map<string, Set<number>>;
  readonly hiddenColumns: Map<string, Set<number>>;
  /** Parts that Excel could not answer. */
  readonly givenUp: Set<ReadTask['part']>;
}

export const emptyResult = (): ReadResult => ({
  grids: new Map(),
  hiddenRows: new Map(),
  hiddenColumns: new Map(),
  givenUp: new Set(),
});

interface Asked {
  /**
   * Reads the answer and hands back how to keep it: a part that did not come throws before anything of the round trip
   * is kept, since it is asked again then. Keeping answers false when the values were empty: what Excel does beyond
   * 5 million cells.
   */
  readonly collect: () => () => boolean;
}

/** Reads everything asked for in as few round trips as the limits allow; halves what turns out too large. */
export async function runReadTasks(
  batch: Batch,
  tasks: readonly ReadTask[],
  result: ReadResult,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const queue = [...tasks];
  const total = tasks.reduce((sum, task) => sum + (task.part === 'values' ? cellCount(task.area) : 0), 0);
  let done = 0;
  // After a refusal the same tasks come again in smaller portions, never together.
  let retry: ReadTask[][] = [];
  while (queue.length > 0 || retry.length > 0) {
    const taken = retry.shift() ?? takeRoundTrip(queue);
    const again = await askOnce(batch, taken, result, queue);
    if (again) retry = [...again, ...retry];
    else done += taken.reduce((sum, task) => sum + (task.part === 'values' ? cellCount(task.area) : 0), 0);
    onProgress?.(done, total);
  }
}

/** One round trip. Null when it succeeded, else the portions to ask instead. */
async function askOnce(
  batch: Batch,
  tasks: readonly ReadTask[],
  result: ReadResult,
  queue: ReadTask[],
): Promise<ReadTask[][] | null> {
  try {
    const asked = tasks.map((task) => ask(batch.context, task, result, queue));
    await batch.sync();
    const collected = asked.map((each) => each.collect());
    const empty = tasks.filter((_, index) => !collected[index]!());
    return empty.length === 0 ? null : empty.map(halvesOf);
  } catch (error) {
    if (isTooLarge(error))
      return tasks.length > 1
        ? halfAndHalf(tasks)
        : [halvesOf(tasks[0]!)].flatMap((halves) => halves.map((half) => [half]));
    const refusal = mapExcelError(error);
    const optional = tasks.filter(isOptional);
    if (optional.length === 0 || isForNow(refusal)) throw refusal;
    if (tasks.length > 1)
      return [tasks.filter((task) => !isOptional(task)), ...optional.map((task) => [task])].filter(
        (part) => part.length > 0,
      );
    giveUp(tasks[0]!, result, queue);
    return null;
  }
}

function halfAndHalf(tasks: readonly ReadTask[]): ReadTask[][] {
  const middle = Math.ceil(tasks.length / 2);
  return [tasks.slice(0, middle), tasks.slice(middle)];
}

function halvesOf(task: ReadTask): ReadTask[] {
  const halves = halveTask(task);
  if (!halves) throw new HostRefusal('too-large', { code: 'SingleCell' });
  return [...halves];
}

/** An optional part that fails leaves less detail; formulas are then read cell by cell instead of by area. */
function giveUp(task: ReadTask, result: ReadResult, queue: ReadTask[]): void {
  if (task.part === 'formula-areas') queue.push({ ...task, part: 'formulas' });
  else result.givenUp.add(task.part);
}

function ask(context: Excel.RequestContext, task: ReadTask, result: ReadResult, queue: ReadTask[]): Asked {
  const sheet = context.workbook.worksheets.getItem(task.sheetId);
  const range = rangeOfArea(sheet, task.area);
  const grid = gridOf(result, task.sheetId);
  switch (task.part) {
    case 'values':
      range.load('values');
      return { collect: () => keep(grid.values, task.area, range.values) };
    case 'formulas':
      range.load('formulas');
      return { collect: () => keep(grid.formulas, task.area, range.formulas) };
    case 'formats':
      range.load('numberFormat');
      return { collect: () => keep(grid.formats, task.area, range.numberFormat) };
    case 'locked':
      return askLocked(range, task.area, grid);
    case 'hidden-rows': {
      const rows = range.getRowProperties({ rowHidden: true });
      return {
        collect: () =>
          keepHidden(
            result.hiddenRows,
            task,
            task.area.top,
            rows.value.map((row) => row.rowHidden === true),
          ),
      };
    }
    case 'hidden-columns': {
      const columns = range.getColumnProperties({ columnHidden: true });
      return {
        collect: () =>
          keepHidden(
            result.hiddenColumns,
            task,
            task.area.left,
            columns.value.map((column) => column.columnHidden === true),
          ),
      };
    }
    case 'formula-areas':
      return askFormulaAreas(range, task, queue);
  }
}

function askLocked(range: Excel.Range, area: CellArea, grid: SheetGrid): Asked {
  const cells = range.getCellProperties({ format: { protection: true } });
  return {
    collect: () =>
      keep(
        grid.unlocked,
        area,
        cells.value.map((row) => row.map((cell) => cell.format?.protection?.locked === false)),
      ),
  };
}

/** Large sheets rarely hold formulas everywhere; only the areas that do are read twice. */
function askFormulaAreas(range: Excel.Range, task: ReadTask, queue: ReadTask[]): Asked {
  const found = briefRange(range.getSpecialCellsOrNullObject('Formulas'));
  found.load('address,areaCount');
  return {
    collect: () => {
      const areas = found.isNullObject ? [] : parseAreasAddress(found.address);
      // A long address comes cut off: then everything is read.
      const whole =
        areas !== null && (found.isNullObject || areas.length === found.areaCount) && areas.length <= 200;
      return () => {
        for (const area of whole ? areas : [task.area]) queue.push({ ...task, part: 'formulas', area });
        return true;
      };
    },
  };
}

function gridOf(result: ReadResult, sheetId: string): SheetGrid {
  const grid = result.grids.get(sheetId) ?? emptyGrid();
  result.grids.set(sheetId, grid);
  return grid;
}

const keep =
  (layer: SheetGrid['values'], area: CellArea, rows: unknown): (() => boolean) =>
  () => {
    if (!Array.isArray(rows)) return false;
    layer.push({ area, rows });
    return true;
  };

function keepHidden(
  found: Map<string, Set<number>>,
  task: ReadTask,
  first: number,
  hidden: readonly boolean[],
): () => boolean {
  return () => {
    const set = found.get(task.sheetId) ?? new Set<number>();
    hidden.forEach((isHidden, index) => {
      if (isHidden) set.add(first + index);
    });
    found.set(task.sheetId, set);
    return true;
  };
}
