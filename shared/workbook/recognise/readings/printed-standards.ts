import { PRINTED_STANDARD, type ScoringInput } from '../../../model/reading.ts';
import { cellAddress } from '../../address.ts';
import { cellAt, cellText } from '../grid/sheet-grid.ts';
import { crossLines, type ResolvedTable } from './cross-lines.ts';

/**
 * The 评分标准 printed beside items whose pack prints none: an annual list is issued with its own standards,
 * and the points of a unit can only be understood by them. The text stands in `raw`.
 */
export function printedStandards(resolved: ResolvedTable): readonly ScoringInput[] {
  if (resolved.pack.type !== 'assessment') return [];
  const { grid } = resolved.table.frame;
  const standard = resolved.table.columns.find((column) => column.role === 'standard');
  const figures = resolved.columns.find((column) => column.status === 'value' && column.kind === 'actual');
  if (!standard || !figures) return [];
  return resolved.rows.flatMap((row) => {
    if (row.status !== 'indicator' || !row.placed || row.placed.indicator) return [];
    const cell = cellAt(grid, row.at, standard.column);
    const crossing = crossLines(resolved, row, figures);
    if (cell?.value?.type !== 'text' || !crossing) return [];
    return [
      {
        pack: resolved.pack.id,
        indicatorId: row.placed.id,
        region: crossing.region,
        period: crossing.period,
        label: PRINTED_STANDARD,
        value: 'true' as const,
        sheet: grid.sheet.name,
        cell: cellAddress(row.at, standard.column),
        raw: cellText(cell),
      },
    ];
  });
}
