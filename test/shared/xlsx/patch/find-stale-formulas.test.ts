import { describe, expect, it } from 'vitest';
import { cellAddress } from '#shared/workbook/address.ts';
import { findStaleFormulas } from '#shared/xlsx/patch/find-stale-formulas.ts';
import { fixtureWorkbook } from '#test/conformance/workbook-fixture.ts';

/** Addresses on the sheet 表 that are stale once A1 changed. */
const stale = (cells: Record<string, string>, definedNames: Record<string, string> = {}): readonly string[] =>
  findStaleFormulas({ ...fixtureWorkbook({ 表: { cells } }), definedNames }, [
    { sheet: '表', row: 0, column: 0 },
  ]).map(({ row, column }) => cellAddress(row, column));

describe('formulas made stale by an edit', () => {
  it('are those that name the cell, an area around it, its column or its row', () => {
    expect(
      stale({
        B1: '=A1',
        B2: '=SUM($A$1:A9)',
        B3: '=SUM(A:C)',
        B4: '=SUM(1:2)',
        B5: '=A2',
        B6: '=SUM(B:B)*0',
        B7: '="A1"&A11',
      }),
    ).toEqual(['B1', 'B2', 'B3', 'B4', 'B6']);
  });

  it('are followed through other formulas, in whatever order they stand', () => {
    expect([...stale({ B1: '=B2+1', B2: '=B3+1', B3: '=A1', C1: '=C2' })].sort()).toEqual(['B1', 'B2', 'B3']);
  });

  it('include those whose reach can not be told', () => {
    expect(
      stale({
        B1: '=INDIRECT("A"&1)',
        B2: '=OFFSET(C1,0,0)',
        B3: '=未知名称',
        B4: '=表1[列]',
        B5: '=ROUND(C1,2)',
      }),
    ).toEqual(['B1', 'B2', 'B3', 'B4']);
  });

  it('follow a name to its area, and take a name of names for anything', () => {
    const names = { 近: '表!$A$1', 远: '表!$C$9', 套: '套+套', constructor: '表!$C$9' };
    expect(stale({ B1: '=近', B2: '=远', B3: '=套', B4: '=toString', B5: '=constructor' }, names)).toEqual([
      'B1',
      'B3',
      'B4',
    ]);
  });

  it('are all found among many', () => {
    const cells: Record<string, string> = {};
    for (let row = 1; row <= 20_000; row++) cells[`B${row}`] = `=A${row}+B${row - 1 || 1}`;
    expect(stale(cells).length).toBe(20_000);
  });
});
