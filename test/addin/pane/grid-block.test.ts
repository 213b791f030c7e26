import { describe, expect, it } from 'vitest';
import { clearBlock, clipboardValues, copyBlock, pasteBlock } from '#addin/pane/workbench/block-text.ts';
import { cellOf, frameGrid } from '#addin/pane/workbench/grid-frame.ts';
import type { GridLook } from '#addin/pane/workbench/grid-look.ts';
import { isBlock, selectedArea, usedPart } from '#addin/pane/workbench/grid-selection.ts';
import { placeUnder } from '#addin/pane/workbench/place-under.ts';
import { sumOfArea } from '#addin/pane/workbench/sum-of-area.ts';
import type { RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';

const number = (row: number, column: number, text: string): RawCell => ({
  row,
  column,
  value: { type: 'number', text },
});
const sheet: RawSheet = {
  name: '表',
  visibility: 'visible',
  protected: false,
  cells: [
    number(0, 0, '0.1'),
    number(0, 1, '0.2'),
    { row: 1, column: 0, value: { type: 'text', text: '两行\n"字"' } },
    { row: 2, column: 1, value: { type: 'error', text: '#DIV/0!' } },
  ],
  merges: [{ top: 1, left: 1, bottom: 2, right: 2 }],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
};
const cellAt = (row: number, column: number) => cellOf(sheet, row, column);
const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const shown = ({ value }: RawCell) => (value && 'text' in value ? value.text : '');

describe('a selected block', () => {
  it('reaches from corner to corner and takes merges whole', () => {
    const selection = { active: { row: 2, column: 1 }, reach: { row: 1, column: 0 } };
    expect(selectedArea(selection, sheet.merges)).toEqual(area(1, 0, 2, 2));
  });

  it('is none where one cell or one merge is selected', () => {
    expect([
      isBlock(area(0, 0, 0, 0), sheet.merges),
      isBlock(area(1, 1, 2, 2), sheet.merges),
      isBlock(area(0, 0, 0, 1), sheet.merges),
    ]).toEqual([false, false, true]);
  });

  it('ends where the sheet is used, however many rows a column has', () => {
    expect(usedPart(area(0, 0, 199_999, 0), { row: 2, column: 1 })).toEqual(area(0, 0, 2, 0));
  });

  it('is counted, and its numbers are added exactly', () => {
    expect(sumOfArea(area(0, 0, 2, 1), cellAt)).toEqual({ filled: 4, sum: '0.3' });
    expect(sumOfArea(area(1, 0, 1, 0), cellAt)).toEqual({ filled: 1, sum: null });
  });
});

describe('copying, emptying and pasting a block', () => {
  it('puts lines and columns on the clipboard as Excel does', () => {
    expect(copyBlock(area(0, 0, 1, 1), cellAt, shown).text).toBe('0.1\t0.2\r\n"两行\n""字"""\t');
  });

  it('pastes what was copied here as it was, and what came from elsewhere as it is typed', () => {
    const copied = copyBlock(area(0, 0, 0, 1), cellAt, () => '10.0%');
    expect(clipboardValues(copied.text, copied)).toEqual([
      [
        { type: 'number', text: '0.1' },
        { type: 'number', text: '0.2' },
      ],
    ]);
    expect(clipboardValues('1,234\t甲', copied)).toEqual([
      [
        { type: 'number', text: '1234' },
        { type: 'text', text: '甲' },
      ],
    ]);
  });

  it('empties only cells that hold something', () => {
    expect(clearBlock('表', area(0, 0, 2, 2), cellAt).map(({ cell }) => cell)).toEqual([
      'A1',
      'B1',
      'A2',
      'B3',
    ]);
  });

  it('fills a block with one value, repeats a block that fits, and else goes as far as it is long', () => {
    const [one, two] = [
      { type: 'number' as const, text: '1' },
      { type: 'text' as const, text: '乙' },
    ];
    const cells = (into: ReturnType<typeof area>, values: Parameters<typeof pasteBlock>[2]) =>
      pasteBlock('表', into, values).edits.map(({ cell, value }) => `${cell} ${value?.text ?? ''}`);
    expect(cells(area(0, 0, 1, 1), [[one]])).toEqual(['A1 1', 'B1 1', 'A2 1', 'B2 1']);
    expect(cells(area(0, 0, 3, 0), [[one], [two]])).toEqual(['A1 1', 'A2 乙', 'A3 1', 'A4 乙']);
    expect(cells(area(0, 0, 2, 0), [[one], [two]])).toEqual(['A1 1', 'A2 乙']);
    expect(cells(area(0, 0, 0, 0), [[one, two]])).toEqual(['A1 1', 'B1 乙']);
  });
});

describe('the cell under the pointer', () => {
  const look = { columnWidth: () => 100, rowHeight: () => 20 } as unknown as GridLook;
  const frame = frameGrid(sheet, look);
  const view = {
    scrollTop: 200,
    scrollLeft: 0,
    height: 400,
    width: 500,
    frozenHeight: 40,
    frozenWidth: 100,
  };
  const at = (x: number, y: number) => {
    const { row, column } = placeUnder(frame, view, x, y);
    return [row, column];
  };

  it('is that of the frozen part where it lies there, else that of the scrolled sheet', () => {
    expect([at(50, 30), at(150, 50)]).toEqual([
      [1, 0],
      [12, 1],
    ]);
  });

  it('is the next line outside when the pointer is held beyond the edge', () => {
    expect([at(50, -5), at(50, 500)]).toEqual([
      [11, 0],
      [31, 0],
    ]);
  });
});
