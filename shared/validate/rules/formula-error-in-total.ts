import type { SheetRule } from '../rule.ts';

/** An error value in a 合计 that is no reading itself, unless one of its items already carries it. */
export const formulaErrorInTotal: SheetRule<'formula-error'> = {
  code: 'formula-error',
  basis: 'workbook',
  whole: true,
  kind: 'basic',
  severity: 'blocking',
  check: ({ workbook }) => {
    const { recognition, readingAt } = workbook;
    return recognition.sums.flatMap(({ total, items }) => {
      const cell = recognition.cells[total];
      if (!cell?.error || readingAt(total)) return [];
      if (items.some((item) => recognition.cells[item]?.error || readingAt(item)?.marks.includes('error')))
        return [];
      return [{ fact: null, place: { sheet: cell.sheet, cell: cell.cell }, params: { said: cell.raw } }];
    });
  },
};
