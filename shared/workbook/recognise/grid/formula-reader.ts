import { type Evaluated, evaluateWorkbook } from '../../formula/evaluate.ts';
import { referencesOf } from '../../formula/references.ts';
import type { CellValue, RawCell, RawWorkbook } from '../../raw-workbook.ts';

/** Values of formulas that no program cached, and the cells a formula reads. Evaluates only when asked. */
export interface FormulaReader {
  valueOf(sheet: string, cell: RawCell): CellValue | 'unsupported' | undefined;
  precedentsOf(formula: string, sheet: string): readonly string[];
}

/** `undefined` stands for a cell that needs no evaluation. */
export function makeFormulaReader(raw: RawWorkbook): FormulaReader {
  let evaluated: Evaluated | null = null;
  return {
    valueOf(sheet, cell) {
      if (cell.formula === undefined || cell.value !== null) return undefined;
      evaluated ??= evaluateWorkbook(raw);
      return evaluated.valueOf(sheet, cell.row, cell.column);
    },
    precedentsOf: (formula, sheet) => referencesOf(formula, sheet),
  };
}
