import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { cellCount } from '../address/brief-range.ts';

export type ReadPart =
  | 'values'
  | 'formulas'
  | 'formats'
  | 'locked'
  | 'hidden-rows'
  | 'hidden-columns'
  | 'formula-areas';

/** One thing to ask of one area of one sheet. Several travel in one round trip. */
export interface ReadTask {
  readonly sheetId: string;
  readonly part: ReadPart;
  readonly area: CellArea;
}

/**
 * Typical bytes a cell takes in the answer: Chinese names take 3 bytes a character, formats are mostly "General".
 * Only a guess that keeps blocks well under the limit; a block that is too large after all is halved.
 */
const BYTES: Readonly<Record<ReadPart, number>> = {
  values: 32,
  formulas: 32,
  formats: 14,
  locked: 48,
  'hidden-rows': 20,
  'hidden-columns': 20,
  'formula-areas': 0,
};

/** Below this a sheet is read with values, formulas and formats at once; above, formulas only where there are any. */
export const SMALL_SHEET = 20_000;

/** Excel on the web answers with 5 MB at most (Resource limits and performance optimization). */
export const BYTES_PER_ROUND_TRIP = 3_700_000;

export function taskBytes(task: ReadTask): number {
  const rows = task.area.bottom - task.area.top + 1;
  const columns = task.area.right - task.area.left + 1;
  if (task.part === 'hidden-rows') return rows * BYTES[task.part];
  if (task.part === 'hidden-columns') return columns * BYTES[task.part];
  return cellCount(task.area) * BYTES[task.part];
}

/** What the next round trip asks for: as much as fits, at least something. The rest stays in the queue. */
export function takeRoundTrip(queue: ReadTask[], budget: number = BYTES_PER_ROUND_TRIP): ReadTask[] {
  const taken: ReadTask[] = [];
  let free = budget;
  while (queue.length > 0) {
    const next = queue[0]!;
    const bytes = taskBytes(next);
    if (bytes <= free) {
      taken.push(queue.shift()!);
      free -= bytes;
      continue;
    }
    const rows = next.area.bottom - next.area.top + 1;
    const fitting = next.part === 'hidden-columns' ? 0 : Math.floor((free / bytes) * rows);
    // A sliver is not worth an answer of its own.
    if (fitting >= Math.max(1, Math.min(rows / 10, 1_000))) {
      const [first, rest] = splitRows(next, fitting);
      taken.push(first);
      queue[0] = rest;
    } else if (taken.length === 0) taken.push(queue.shift()!);
    break;
  }
  return taken;
}

/** Two halves of a task whose answer was too large; null for a single cell. */
export function halveTask(task: ReadTask): readonly [ReadTask, ReadTask] | null {
  const { top, bottom, left, right } = task.area;
  if (bottom > top) return splitRows(task, Math.ceil((bottom - top + 1) / 2));
  if (right === left) return null;
  const middle = Math.floor((left + right) / 2);
  return [
    { ...task, area: { ...task.area, right: middle } },
    { ...task, area: { ...task.area, left: middle + 1 } },
  ];
}

function splitRows(task: ReadTask, rows: number): readonly [ReadTask, ReadTask] {
  const last = task.area.top + rows - 1;
  return [
    { ...task, area: { ...task.area, bottom: last } },
    { ...task, area: { ...task.area, top: last + 1 } },
  ];
}

/** Without these a reading is less detailed, not wrong; they are given up when Excel can't answer. */
export const isOptional = (task: ReadTask): boolean => task.part !== 'values' && task.part !== 'formulas';
