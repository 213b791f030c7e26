import { describe, expect, it } from 'vitest';
import { frameGrid } from '#addin/pane/workbench/grid-frame.ts';
import { keyAction } from '#addin/pane/workbench/grid-keys.ts';
import type { GridLook } from '#addin/pane/workbench/grid-look.ts';
import { onlyCell } from '#addin/pane/workbench/grid-selection.ts';
import { typedValue } from '#addin/pane/workbench/typed-value.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';

const look = { columnWidth: () => 70, rowHeight: () => 20 } as unknown as GridLook;
const sheet: RawSheet = {
  name: '表',
  visibility: 'visible',
  protected: false,
  cells: [{ row: 9, column: 1, value: { type: 'text', text: 'x' } }],
  merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
  hiddenRows: new Set([2, 3]),
  hiddenColumns: new Set(),
};
const frame = frameGrid(sheet, look);

function press(key: string, from: [number, number], more: object = {}) {
  let at = from;
  let to = from;
  let begun: string | undefined;
  const handled = keyAction(
    { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more },
    {
      frame,
      selection: onlyCell({ row: from[0], column: from[1] }),
      page: 10,
      onSelect: ({ active, reach }) => {
        at = [active.row, active.column];
        to = [reach.row, reach.column];
      },
      onBegin: () => {
        begun = 'begun';
      },
      onUndo: () => {
        begun = 'undone';
      },
      onClear: () => {
        begun = 'cleared';
      },
    },
  );
  return { at, to, begun, handled };
}

describe('keys of the grid', () => {
  it('steps over hidden rows and out of a merge as out of one cell', () => {
    expect(press('ArrowDown', [1, 1]).at).toEqual([4, 1]);
    expect(press('ArrowRight', [0, 0]).at).toEqual([0, 4]);
    expect(press('ArrowUp', [1, 2]).at).toEqual([0, 0]);
  });

  it('jumps to the last used row of a column, and back to the first', () => {
    expect(press('ArrowDown', [0, 1], { ctrlKey: true }).at).toEqual([9, 1]);
    expect(press('Home', [9, 5], { ctrlKey: true }).at).toEqual([0, 0]);
  });

  it('lets a block grow from the cell with Shift, and takes it together again', () => {
    const down = press('ArrowDown', [4, 1], { shiftKey: true });
    expect([down.at, down.to]).toEqual([
      [4, 1],
      [5, 1],
    ]);
    const end = press('ArrowDown', [4, 1], { shiftKey: true, ctrlKey: true });
    expect([end.at, end.to]).toEqual([
      [4, 1],
      [9, 1],
    ]);
    const used = press('a', [4, 1], { ctrlKey: true });
    expect([used.at, used.to]).toEqual([
      [0, 0],
      [9, 1],
    ]);
    expect(press(' ', [4, 1], { ctrlKey: true }).to).toEqual([frame.rows - 1, 1]);
    expect(press(' ', [4, 1], { shiftKey: true }).at).toEqual([4, 0]);
    expect(press(' ', [4, 1]).handled).toBe(false);
  });

  it('begins editing on Enter and F2, clears on Delete, takes back on Ctrl+Z', () => {
    expect([
      press('Enter', [5, 5]).begun,
      press('F2', [5, 5]).begun,
      press('Delete', [5, 5]).begun,
      press('z', [5, 5], { ctrlKey: true }).begun,
    ]).toEqual(['begun', 'begun', 'cleared', 'undone']);
  });

  it('leaves characters to the field that composes them', () => {
    for (const key of ['7', '≧', 'n', 'Process', 'z']) expect(press(key, [5, 5]).handled).toBe(false);
  });

  it('leaves Tab, F6 and the shortcuts of the browser alone', () => {
    for (const [key, more] of [
      ['Tab', {}],
      ['F6', {}],
      ['s', { ctrlKey: true }],
      ['ArrowLeft', { altKey: true }],
    ] as const)
      expect(press(key, [5, 5], more).handled).toBe(false);
  });
});

it('gives hidden rows no height and leaves room to grow', () => {
  expect([frame.rowTop[4]! - frame.rowTop[2]!, frame.rows > 20]).toEqual([0, true]);
});

it('understands plain decimals as numbers and keeps other text as typed', () => {
  expect([' 1.50 ', '1,234.5', '75家', ''].map(typedValue)).toEqual([
    { type: 'number', text: '1.5' },
    { type: 'number', text: '1234.5' },
    { type: 'text', text: '75家' },
    null,
  ]);
});
