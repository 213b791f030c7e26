import { cellAddress } from '#shared/workbook/address.ts';
import type { CellArea, CellValue, RawCell } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import { pastedBlock } from './pasted-block.ts';
import { typedValue } from './typed-value.ts';

type CellAt = (row: number, column: number) => RawCell | undefined;

/** A block copied here: its text as every program takes it, and what the cells really hold for a paste in this page. */
export interface CopiedBlock {
  readonly text: string;
  readonly values: readonly (readonly CellValue[])[];
}

/** `shown` tells how a date looks; other numbers are copied with all their digits. */
export function copyBlock(area: CellArea, cellAt: CellAt, shown: (cell: RawCell) => string): CopiedBlock {
  const cells = linesOf(area).map(({ row, columns }) => columns.map((column) => cellAt(row, column)));
  return {
    text: cells.map((line) => line.map((cell) => (cell ? quoted(shown(cell)) : '')).join('\t')).join('\r\n'),
    values: cells.map((line) => line.map((cell) => cell?.value ?? null)),
  };
}

/** Cells of an area that hold something, emptied in one write. */
export const clearBlock = (sheet: string, area: CellArea, cellAt: CellAt): readonly CellEdit[] =>
  linesOf(area).flatMap(({ row, columns }) =>
    columns.flatMap((column) =>
      cellAt(row, column) ? [{ sheet, cell: cellAddress(row, column), value: null }] : [],
    ),
  );

/** What a paste writes, and where: one value fills the whole selection, a block repeats where the selection is a multiple of it. */
export function pasteBlock(
  sheet: string,
  area: CellArea,
  values: readonly (readonly CellValue[])[],
): { readonly edits: readonly CellEdit[]; readonly area: CellArea } {
  const height = values.length;
  const width = Math.max(...values.map((line) => line.length));
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  const target = {
    top: area.top,
    left: area.left,
    bottom: area.top + (rows % height === 0 ? rows : height) - 1,
    right: area.left + (columns % width === 0 ? columns : width) - 1,
  };
  const edits = linesOf(target).flatMap(({ row, columns: across }) => {
    const line = values[(row - target.top) % height]!;
    return across.flatMap((column): readonly CellEdit[] => {
      const value = line[(column - target.left) % width];
      // A short line leaves the cells behind it as they are.
      return value === undefined ? [] : [{ sheet, cell: cellAddress(row, column), value: writable(value) }];
    });
  });
  return { edits, area: target };
}

/** Texts off the clipboard as values; exactly what was copied here keeps its values. */
export function clipboardValues(text: string, copied: CopiedBlock | null): CopiedBlock['values'] {
  // Some systems change the line ends of what they keep.
  const plain = (each: string): string => each.replaceAll('\r\n', '\n');
  if (copied && plain(copied.text) === plain(text)) return copied.values;
  return pastedBlock(text).map((line) => line.map(typedValue));
}

function writable(value: CellValue): CellEdit['value'] {
  if (value?.type === 'error') return { type: 'text', text: value.text };
  if (value?.type === 'boolean') return { type: 'text', text: value.value ? 'TRUE' : 'FALSE' };
  return value;
}

function linesOf({ top, left, bottom, right }: CellArea): readonly { row: number; columns: number[] }[] {
  const columns = Array.from({ length: Math.max(0, right - left + 1) }, (_, index) => left + index);
  return Array.from({ length: Math.max(0, bottom - top + 1) }, (_, index) => ({ row: top + index, columns }));
}

const quoted = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
