import fc from 'fast-check';
import type { RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** What a hand does to a workbook between two checks. */
export type WorkbookEdit = (workbook: RawWorkbook) => RawWorkbook;

const NUMBERS = ['0', '-3', '0.5', '0.0116', '107.4', '1234567', '18', '12.5'];
const TEXTS = [
  '待统计局反馈',
  '—',
  '18家',
  '见附件',
  '１２．５',
  '#REF!',
  '合计',
  '其中：市本级',
  '2021年实际',
  '目标值',
  '万元',
  '漳县',
  '高新技术企业数',
];
const FORMULAS = ['SUM(C4:C8)', 'C5/C6*100', 'D4', 'ROUND(D4/D5*100,2)', '#REF!+1'];

const content = fc.oneof(
  fc.constantFrom(...NUMBERS).map((text) => ({ value: { type: 'number' as const, text } })),
  fc.constantFrom(...TEXTS).map((text) => ({ value: { type: 'text' as const, text } })),
  fc.constantFrom(...FORMULAS).map((formula) => ({ value: null, formula })),
  fc.constant(null),
);

/** Anything in any cell: another number, a text, a formula, nothing; headers and titles are cells like others. */
const typed = fc.tuple(fc.nat(), content).map(
  ([at, given]): WorkbookEdit =>
    onSheet(at, (sheet) => ({
      ...sheet,
      cells: sheet.cells.flatMap((cell, index): RawCell[] => {
        if (index !== at % sheet.cells.length) return [cell];
        return given === null ? [] : [{ row: cell.row, column: cell.column, ...given }];
      }),
    })),
);

/** A row or column put in or taken out: everything behind it moves. */
const shifted = fc.tuple(fc.nat(), fc.constantFrom('row', 'column'), fc.constantFrom(1, -1), fc.nat(12)).map(
  ([at, axis, by, from]): WorkbookEdit =>
    onSheet(at, (sheet) => ({
      ...sheet,
      cells: sheet.cells
        .filter((cell) => by > 0 || cell[axis as 'row'] !== from)
        .map((cell) =>
          cell[axis as 'row'] >= from ? { ...cell, [axis]: Math.max(0, cell[axis as 'row'] + by) } : cell,
        ),
    })),
);

const onSheet =
  (at: number, change: (sheet: RawSheet) => RawSheet): WorkbookEdit =>
  (workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) =>
      index === at % workbook.sheets.length && sheet.cells.length > 0 ? change(sheet) : sheet,
    ),
  });

const sheets = fc.tuple(fc.nat(), fc.constantFrom('hide', 'drop', 'turn', 'rename')).map(
  ([at, what]): WorkbookEdit =>
    (workbook) => {
      const index = at % workbook.sheets.length;
      const change = (sheet: RawSheet): RawSheet =>
        what === 'hide'
          ? { ...sheet, visibility: 'hidden' }
          : what === 'rename'
            ? { ...sheet, name: '三季度' }
            : sheet;
      const kept = workbook.sheets.map((sheet, place) => (place === index ? change(sheet) : sheet));
      if (what === 'drop' && kept.length > 1)
        return { ...workbook, sheets: kept.filter((_, place) => place !== index) };
      return { ...workbook, sheets: what === 'turn' ? [...kept].reverse() : kept };
    },
);

export const workbookEdits: fc.Arbitrary<WorkbookEdit[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: typed },
    { weight: 2, arbitrary: shifted },
    { weight: 1, arbitrary: sheets },
  ),
  { minLength: 1, maxLength: 5 },
);
