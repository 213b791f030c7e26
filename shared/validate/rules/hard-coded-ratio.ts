import type { WorkbookRule } from '../rule.ts';

/** A ratio typed although its parts stand beside it: it will not follow when they change. */
export const hardCodedRatio: WorkbookRule<'hard-coded-ratio'> = {
  code: 'hard-coded-ratio',
  basis: 'workbook',
  kind: 'within-table',
  severity: 'notice',
  check: ({ family }) =>
    family.ratios.flatMap(({ ratio, numerator, denominator }) => {
      if (!ratio || ratio.sheet !== numerator.sheet || ratio.sheet !== denominator.sheet) return [];
      if (ratio.reading.formula !== undefined || ratio.reading.marks.includes('formula')) return [];
      return [
        {
          fact: ratio,
          params: { numeratorCell: numerator.cell, denominatorCell: denominator.cell },
          related: [numerator, denominator],
        },
      ];
    }),
};
