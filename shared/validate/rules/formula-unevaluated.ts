import type { WorkbookRule } from '../rule.ts';

/** A formula whose result the file doesn't keep and that isn't evaluated here: never taken for a blank. */
export const formulaUnevaluated: WorkbookRule<'formula-unevaluated'> = {
  code: 'formula-unevaluated',
  basis: 'workbook',
  kind: 'basic',
  severity: 'notice',
  check: ({ family }) =>
    family.facts
      .filter(
        ({ value, reading: { marks, formula } }) =>
          value === null &&
          (marks.includes('uncached') || (formula !== undefined && marks.includes('blank'))),
      )
      .filter(({ reading }) => !reading.marks.includes('error'))
      .map((fact) => ({ fact, params: { formula: fact.reading.formula ?? fact.raw } })),
};
