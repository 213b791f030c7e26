import { describe, expect, it } from 'vitest';
import { cellsOfGrid, emptyGrid } from '#addin/hosts/excel/read/sheet-grid.ts';

const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe('cellsOfGrid', () => {
  it('turns doubles into the decimal text that was typed, and leaves out General', () => {
    const grid = emptyGrid();
    grid.values.push({ area: area(0, 0, 0, 2), rows: [[0.1 + 0.2, 1e-7, 1e21]] });
    grid.formats.push({ area: area(0, 0, 0, 2), rows: [['General', '0.00%', '']] });
    expect(cellsOfGrid(grid).map(({ value, format }) => [value, format])).toEqual([
      [{ type: 'number', text: '0.30000000000000004' }, undefined],
      [{ type: 'number', text: '0.0000001' }, '0.00%'],
      [{ type: 'number', text: '1000000000000000000000' }, undefined],
    ]);
  });

  it('tells a formula from a text that looks like one, and leaves a formula without a value to be worked out', () => {
    const grid = emptyGrid();
    grid.values.push({ area: area(0, 0, 0, 3), rows: [['=A1', 5, '', '']] });
    grid.formulas.push({ area: area(0, 0, 0, 3), rows: [['=A1', '=B1', '=""', '']] });
    expect(cellsOfGrid(grid).map(({ column, value, formula }) => [column, value?.type, formula])).toEqual([
      [0, 'text', undefined],
      [1, 'number', 'B1'],
      [2, undefined, '""'],
    ]);
  });

  it('puts blocks that arrived in any order, side by side or below each other, in row order', () => {
    const grid = emptyGrid();
    grid.values.push(
      { area: area(2, 0, 2, 0), rows: [[5]] },
      { area: area(0, 1, 1, 1), rows: [[2], [4]] },
      { area: area(0, 0, 1, 0), rows: [[1], [3]] },
    );
    expect(cellsOfGrid(grid).map(({ row, column }) => `${row},${column}`)).toEqual([
      '0,0',
      '0,1',
      '1,0',
      '1,1',
      '2,0',
    ]);
  });

  it('knows Excel errors by their text', () => {
    const grid = emptyGrid();
    grid.values.push({ area: area(0, 0, 0, 2), rows: [['#DIV/0!', '#分子', '#SPILL!']] });
    expect(cellsOfGrid(grid).map(({ value }) => value?.type)).toEqual(['error', 'text', 'error']);
  });
});
