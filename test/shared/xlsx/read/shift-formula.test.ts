import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormulaPattern, shiftFormula } from '#shared/xlsx/read/shift-formula.ts';

const shift = (formula: string, rows: number, columns: number): string =>
  shiftFormula(parseFormulaPattern(formula), rows, columns);

describe('moving a formula', () => {
  it.each([
    ['A1+$B$1+C$2+$D3', 1, 2, 'C2+$B$1+E$2+$D4'],
    ['\'A1 表\'!B2&"A1"&表2!C3', 1, 0, '\'A1 表\'!B3&"A1"&表2!C4'],
    ['SUM(A:B,$1:3)+LOG10(100)', 2, 1, 'SUM(B:C,$1:5)+LOG10(100)'],
    ['表1[A1]+[1]Sheet!A1', 1, 0, '表1[A1]+[1]Sheet!A2'],
    ['A2-1E5*2', -2, 0, '#REF!-1E5*2'],
    ['XFD1', 0, 1, '#REF!'],
    ['A1B+指标A1', 1, 1, 'A1B+指标A1'],
    ['IF(A1:B2<0,"错",A1)', 1, 1, 'IF(B2:C3<0,"错",B2)'],
  ])('turns %s by %i rows and %i columns into %s', (formula, rows, columns, moved) => {
    expect(shift(formula, rows, columns)).toBe(moved);
  });

  it('comes back when moved there and back again', () => {
    const reference = fc
      .tuple(
        fc.constantFrom('', '$'),
        fc.constantFrom('M', 'AB', 'XA'),
        fc.constantFrom('', '$'),
        fc.integer({ min: 500, max: 9000 }),
      )
      .map((pieces) => pieces.join(''));
    const piece = fc.oneof(
      reference,
      fc.constantFrom('SUM(', ')', '+', '"文A1"', "'表 A1'!", '指标!', '2.5', ',', ':'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: -9, max: 9 }),
        (pieces, rows, columns) => {
          const formula = pieces.join('&');
          expect(shift(shift(formula, rows, columns), -rows, -columns)).toBe(formula);
        },
      ),
    );
  });
});
