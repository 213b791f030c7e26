import { cellCount } from '../address/brief-range.ts';
import type { MeasuredSheet } from './measure-sheets.ts';
import { type ReadTask, SMALL_SHEET } from './read-task.ts';

/** Which rows and columns are hidden, which cells unlocked: asked only where a sheet has both kinds. */
export function detailTasks(sheet: MeasuredSheet): readonly ReadTask[] {
  const { used: area, id: sheetId } = sheet;
  if (!area) return [];
  const tasks: ReadTask[] = [];
  if (sheet.hiddenRows === 'some') tasks.push({ sheetId, part: 'hidden-rows', area });
  if (sheet.hiddenColumns === 'some') tasks.push({ sheetId, part: 'hidden-columns', area });
  if (sheet.locked === 'some' && cellCount(area) <= SMALL_SHEET)
    tasks.push({ sheetId, part: 'locked', area });
  return tasks;
}
