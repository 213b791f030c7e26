import { useRef } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import type { CellArea, RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import { isDateFormat } from '#shared/workbook/text/number-format.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { type CopiedBlock, clearBlock, clipboardValues, copyBlock, pasteBlock } from './block-text.ts';
import { lastUsed } from './grid-frame.ts';
import { type GridSelection, usedPart } from './grid-selection.ts';

interface SelectedCells {
  readonly sheet: RawSheet;
  readonly selection: GridSelection;
  readonly area: CellArea;
  /** More than one cell is selected. */
  readonly block: boolean;
  readonly cellAt: (row: number, column: number) => RawCell | undefined;
  readonly textOf: (cell: RawCell) => string;
  readonly onSelect: (selection: GridSelection) => void;
}

/** Copying, emptying and pasting what is selected: one write each, taken back in one step. */
export function useBlockEdits({ sheet, selection, area, block, cellAt, textOf, onSelect }: SelectedCells) {
  const { store, workbook } = usePane();
  const texts = useTexts(uiWorkbench);
  const copied = useRef<CopiedBlock | null>(null);
  const used = (): CellArea => usedPart(area, lastUsed(sheet));
  const shown = (cell: RawCell): string =>
    cell.value?.type === 'number' && !(cell.format && isDateFormat(cell.format))
      ? cell.value.text
      : textOf(cell);
  return {
    copy: (): string | null => {
      if (!block) return null;
      copied.current = copyBlock(used(), cellAt, shown);
      const count = copied.current.values.reduce((sum, line) => sum + line.length, 0);
      store.set({ announcement: texts.copied(count) });
      return copied.current.text;
    },
    clear: () => void workbook.type(clearBlock(sheet.name, used(), cellAt)),
    paste: (text: string) => {
      const values = clipboardValues(text, copied.current);
      if (values.length === 0) return;
      // One cell that is a merge takes one value; a whole row or column is filled as far as the sheet is used.
      const { row, column } = selection.active;
      const one = { top: row, left: column, bottom: row, right: column };
      const into = !block ? one : selection.still ? used() : area;
      const { edits, area: filled } = pasteBlock(sheet.name, into, values);
      void workbook.type(edits);
      onSelect({
        active: { row: filled.top, column: filled.left },
        reach: { row: filled.bottom, column: filled.right },
        still: true,
      });
    },
  };
}
