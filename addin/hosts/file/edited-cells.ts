import type { HostChange } from '#addin/hosts/workbook-host.ts';
import { areaAddress, parseCellAddress } from '#shared/workbook/address.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';

/** One change hint a sheet: the area around its edited cells. */
export function editedCells(edits: readonly Pick<CellEdit, 'sheet' | 'cell'>[]): readonly HostChange[] {
  const sheets = [...new Set(edits.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => {
    const places = edits
      .filter((edit) => edit.sheet === sheet)
      .flatMap(({ cell }) => parseCellAddress(cell) ?? []);
    if (places.length === 0) return { sheet, area: null };
    const around = places.reduce(
      (area, { row, column }) => ({
        top: Math.min(area.top, row),
        left: Math.min(area.left, column),
        bottom: Math.max(area.bottom, row),
        right: Math.max(area.right, column),
      }),
      { top: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER, bottom: 0, right: 0 },
    );
    return { sheet, area: areaAddress(around) };
  });
}

interface Write {
  readonly token: string;
  readonly edits: readonly CellEdit[];
}

/** What remains of a series of writes when one is taken back; cells written again since stay as they are. */
export function undoneWrite(
  writes: readonly Write[],
  token: string,
): {
  readonly kept: readonly Write[];
  readonly undone: readonly CellEdit[];
  readonly changed: readonly CellEdit[];
} {
  const index = writes.findIndex((write) => write.token === token);
  if (index < 0) return { kept: writes, undone: [], changed: [] };
  const later = new Set(writes.slice(index + 1).flatMap(({ edits }) => edits.map(keyOf)));
  const own = writes[index]!.edits;
  const changed = own.filter((edit) => later.has(keyOf(edit)));
  const undone = own.filter((edit) => !later.has(keyOf(edit)));
  const kept = writes.flatMap((write) =>
    write.token !== token ? [write] : changed.length > 0 ? [{ token, edits: changed }] : [],
  );
  return { kept, undone, changed };
}

const keyOf = ({ sheet, cell }: CellEdit): string => `${sheet}\n${cell}`;
