import type { LocatedTable, Reading } from '../../model/reading.ts';

/** Words of a table in which targets are handed down: 市下达目标, 目标分解表, 责任清单. */
const HANDED_DOWN = /下达|分解|责任(?:书|清单)|任务书/;

/** The title of the table a target is handed down by; null for a target of any other table. */
export function handingDownTitle(reading: Reading, table: LocatedTable | undefined): string | null {
  const words = `${reading.sheet} ${table?.title ?? ''}`;
  return HANDED_DOWN.test(words) && !/完成|进展|自评/.test(words) ? (table?.title ?? reading.sheet) : null;
}
