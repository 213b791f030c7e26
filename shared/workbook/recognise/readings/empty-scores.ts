import type { EmptyScore } from '../../../model/reading.ts';
import { cellAddress } from '../../address.ts';
import { cellAt, mergeAt } from '../grid/sheet-grid.ts';
import { crossLines, type ResolvedTable } from './cross-lines.ts';

/** 自评得分 cells that are still empty: nothing is reported there, but a computed score may be written. */
export function emptyScores(resolved: ResolvedTable): readonly EmptyScore[] {
  const { grid } = resolved.table.frame;
  const empty: EmptyScore[] = [];
  for (const row of resolved.rows)
    for (const column of resolved.columns) {
      if (column.kind !== 'score' && row.kind !== 'score') continue;
      const merge = mergeAt(grid, row.at, column.at);
      if (cellAt(grid, row.at, column.at) || (merge && (merge.top !== row.at || merge.left !== column.at)))
        continue;
      const crossing = crossLines(resolved, row, column);
      if (crossing?.kind !== 'score') continue;
      empty.push({
        sheet: grid.sheet.name,
        cell: cellAddress(row.at, column.at),
        pack: resolved.pack.id,
        indicatorId: crossing.placed.id,
        scope: crossing.scope,
        region: crossing.region,
        period: crossing.period,
      });
    }
  return empty;
}
