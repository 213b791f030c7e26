import type { WorkbookFact } from '../fact.ts';
import type { WorkbookRule, WorkbookView } from '../rule.ts';
import { softened } from '../softened.ts';

/** #DIV/0!, #REF! … where a quantity must stand. Cells that only pass the error on aren't named again. */
export const formulaError: WorkbookRule<'formula-error'> = {
  code: 'formula-error',
  basis: 'workbook',
  kind: 'basic',
  severity: 'blocking',
  check: ({ family, workbook }) =>
    family.facts
      .filter((fact) => fact.reading.marks.includes('error') && !passesOn(fact, workbook))
      .map((fact) => ({ fact, params: { said: fact.raw }, ...softened(fact.reading) })),
};

const passesOn = ({ reading }: WorkbookFact, { readingAt, recognition }: WorkbookView['workbook']): boolean =>
  (reading.precedents ?? []).some(
    (cell) => readingAt(cell)?.marks.includes('error') || recognition.cells[cell]?.error,
  );
