import { describe, expect, it } from 'vitest';
import { replaceCells } from '#addin/actions/workbook/replace-cells.ts';
import { withEdits } from '#addin/actions/workbook/with-edits.ts';
import { constructedWorkbook } from '../../constructed-check.ts';

const SHEET = '指标完成情况';
const at = (workbook: typeof constructedWorkbook, row: number, column: number) =>
  workbook.sheets[0]?.cells.find((cell) => cell.row === row && cell.column === column)?.value ?? null;

describe('replaceCells', () => {
  it('replaces what stands in the area and nothing beside it', () => {
    const cell = { row: 3, column: 4, value: { type: 'number', text: '0.82' } } as const;
    const after = replaceCells(constructedWorkbook, [{ sheet: SHEET, area: 'E4', cells: [cell] }]);
    expect(at(after, 3, 4)).toEqual({ type: 'number', text: '0.82' });
    expect(at(after, 3, 3)).toEqual(at(constructedWorkbook, 3, 3));
    expect(after.sheets[0]?.cells.length).toBe(constructedWorkbook.sheets[0]?.cells.length);
  });

  it('takes cells away that an area no longer holds', () => {
    const after = replaceCells(constructedWorkbook, [{ sheet: SHEET, area: 'D4:E4', cells: [] }]);
    expect([at(after, 3, 3), at(after, 3, 4)]).toEqual([null, null]);
  });

  it('keeps rows and columns in order, whatever the order of the changes', () => {
    const cells = [
      { row: 3, column: 9, value: { type: 'text', text: 'b' } },
      { row: 0, column: 0, value: { type: 'text', text: 'a' } },
    ] as const;
    const after = replaceCells(constructedWorkbook, [{ sheet: SHEET, area: 'A1:J4', cells }]);
    const places = after.sheets[0]!.cells.map((cell) => cell.row * 100 + cell.column);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('leaves other sheets the very same value', () => {
    const two = {
      ...constructedWorkbook,
      sheets: [...constructedWorkbook.sheets, { ...constructedWorkbook.sheets[0]!, name: '乙' }],
    };
    const after = replaceCells(two, [{ sheet: SHEET, area: 'E4', cells: [] }]);
    expect(after.sheets[1]).toBe(two.sheets[1]);
  });
});

describe('withEdits', () => {
  it('types a value over a formula and keeps the format', () => {
    const sheet = constructedWorkbook.sheets[0]!;
    const formula = { row: 20, column: 1, value: null, formula: 'A1+A2', format: '0.00' };
    const workbook = { ...constructedWorkbook, sheets: [{ ...sheet, cells: [...sheet.cells, formula] }] };
    const after = withEdits(workbook, [{ sheet: SHEET, cell: 'B21', value: { type: 'number', text: '3' } }]);
    expect(after.sheets[0]?.cells.at(-1)).toEqual({
      row: 20,
      column: 1,
      value: { type: 'number', text: '3' },
      format: '0.00',
    });
  });

  it('clears a cell with null', () => {
    expect(at(withEdits(constructedWorkbook, [{ sheet: SHEET, cell: 'E4', value: null }]), 3, 4)).toBeNull();
  });

  it('lets formulas that build on the edit forget their cached value, and only those', () => {
    const sheet = constructedWorkbook.sheets[0]!;
    const cached = { type: 'number', text: '9' } as const;
    const formulas = [
      { row: 20, column: 1, value: cached, formula: 'E4*2' },
      { row: 20, column: 2, value: cached, formula: 'D4*2' },
      { row: 20, column: 3, value: cached, formula: 'B21+1' },
    ];
    const workbook = { ...constructedWorkbook, sheets: [{ ...sheet, cells: [...sheet.cells, ...formulas] }] };
    const after = withEdits(workbook, [{ sheet: SHEET, cell: 'E4', value: { type: 'number', text: '3' } }]);
    expect([at(after, 20, 1), at(after, 20, 2), at(after, 20, 3)]).toEqual([null, cached, null]);
  });
});
