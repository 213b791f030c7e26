import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { inArea, parseArea } from '#shared/workbook/address.ts';
import type { RawCell } from '#shared/workbook/raw-workbook.ts';
import { runExcel } from '../session/run-excel.ts';
import { type ExcelSession, sheetKey } from '../session/session.ts';
import type { ReadTask } from './read-task.ts';
import { emptyResult, runReadTasks } from './run-read-tasks.ts';
import { cellsOfGrid } from './sheet-grid.ts';

/** The cells of some areas, in the order asked; one round trip unless they are large. */
export async function readAreas(
  session: ExcelSession,
  areas: readonly { readonly sheet: string; readonly area: string }[],
): Promise<readonly { readonly sheet: string; readonly cells: readonly RawCell[] }[]> {
  if (areas.length === 0) return [];
  return runExcel(
    session,
    async (batch) => {
      const asked = areas.map(({ sheet, area }) => {
        const found = parseArea(area.replaceAll('$', ''));
        if (!found) throw new HostRefusal('host-failed', { code: 'InvalidReference' });
        return { sheet, sheetId: sheetKey(session, sheet), area: found };
      });
      const parts = ['values', 'formulas', 'formats'] as const;
      const tasks = asked.flatMap(({ sheetId, area }): ReadTask[] =>
        parts.map((part) => ({ sheetId, part, area })),
      );
      const result = emptyResult();
      await runReadTasks(batch, tasks, result);
      const cells = new Map([...result.grids].map(([id, grid]) => [id, withoutRepeats(cellsOfGrid(grid))]));
      return asked.map(({ sheet, sheetId, area }) => ({
        sheet,
        cells: (cells.get(sheetId) ?? []).filter((cell) => inArea(area, cell.row, cell.column)),
      }));
    },
    { byUser: true, reads: true, quiet: true },
  );
}

/** Areas may overlap; cells come sorted then, so a repeated one stands beside its twin. */
const withoutRepeats = (cells: readonly RawCell[]): readonly RawCell[] =>
  cells.filter(
    (cell, index) =>
      index === 0 || cell.row !== cells[index - 1]!.row || cell.column !== cells[index - 1]!.column,
  );
