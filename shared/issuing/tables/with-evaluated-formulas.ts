import { evaluateWorkbook } from '../../workbook/formula/evaluate.ts';
import type { RawCell, RawWorkbook } from '../../workbook/raw-workbook.ts';

/** The workbook with the values of formulas that no program cached; what can't be evaluated stays without a value. */
export function withEvaluatedFormulas(raw: RawWorkbook): RawWorkbook {
  const isOpen = (cell: RawCell): boolean => cell.formula !== undefined && cell.value === null;
  if (!raw.sheets.some((sheet) => sheet.cells.some(isOpen))) return raw;
  const evaluated = evaluateWorkbook(raw);
  return {
    ...raw,
    sheets: raw.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        if (!isOpen(cell)) return cell;
        const value = evaluated.valueOf(sheet.name, cell.row, cell.column);
        return value === 'unsupported' ? cell : { ...cell, value };
      }),
    })),
  };
}
