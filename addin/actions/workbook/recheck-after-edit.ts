import type { Engine } from '#addin/engine/engine-port.ts';
import type { HostChange, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { replaceCells } from './replace-cells.ts';

/**
 * The workbook after edits, read with as little as the hints allow, and the engine told of the same.
 * A hint without a place means: read everything again.
 */
export async function readAfterEdit(
  host: WorkbookHost,
  engine: Engine,
  before: RawWorkbook,
  changes: readonly HostChange[],
  background = false,
): Promise<RawWorkbook> {
  const areas = changes.flatMap((change) =>
    change.sheet !== null && change.area !== null ? [{ sheet: change.sheet, area: change.area }] : [],
  );
  // Formulas elsewhere may follow an edit, and only a whole reading knows their new values.
  const followed = before.sheets.some((sheet) => sheet.cells.some((cell) => cell.formula !== undefined));
  if (areas.length < changes.length || followed) {
    const raw = await host.read({ background });
    await engine.load(raw);
    return raw;
  }
  const read = await host.readAreas(areas);
  const replaced = areas.map((area, index) => ({ ...area, cells: read[index]?.cells ?? [] }));
  await engine.replace(replaced);
  return replaceCells(before, replaced);
}
