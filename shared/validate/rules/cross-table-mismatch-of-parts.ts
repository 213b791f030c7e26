import type { SheetRule } from '../rule.ts';
import { slipOf } from '../slip-of.ts';
import { figuresUnderTwoNames } from '../two-names.ts';

/** A figure reported on its own that differs from the same figure among the parts of a ratio, which the ratio confirms. */
export const crossTableMismatchOfParts: SheetRule<'cross-table-mismatch'> = {
  code: 'cross-table-mismatch',
  basis: 'workbook',
  whole: true,
  kind: 'across-tables',
  severity: 'query',
  check: (view) =>
    figuresUnderTwoNames(view)
      .filter(({ figure, part }) => slipOf(figure, part) === null)
      .map(({ figure, part }) => ({
        fact: null,
        place: { sheet: figure.sheet, cell: figure.cell },
        params: {
          here: figure.text,
          there: part.text,
          thereSheet: part.sheet,
          thereCell: part.cell,
        },
        related: [part],
      })),
};
