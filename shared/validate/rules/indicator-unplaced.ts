import type { SheetRule } from '../rule.ts';

/** A row or column that looks like an indicator but matches none: never silently dropped. */
export const indicatorUnplaced: SheetRule<'indicator-unplaced'> = {
  code: 'indicator-unplaced',
  basis: 'workbook',
  whole: true,
  kind: 'definition',
  severity: 'notice',
  check: ({ workbook }) =>
    workbook.recognition.unplaced
      .filter((unplaced) => unplaced.likeIndicator)
      .map(({ sheet, cell, text }) => ({ fact: null, place: { sheet, cell }, params: { text } })),
};
