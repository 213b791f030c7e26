import type { CellEdit } from '#shared/workbook/report-sheet.ts';

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
