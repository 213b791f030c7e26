import type { WorkbookRule } from '../rule.ts';
import { type Disagreement, disagreements, restsOnGuess } from '../same-figure.ts';

const isHidden = ({ first, later }: Disagreement): boolean =>
  [first, later].some(({ reading }) => reading.marks.includes('hidden'));

/** The same figure twice on one sheet with different values → the second. */
export const duplicateIndicator: WorkbookRule<'duplicate-indicator'> = {
  code: 'duplicate-indicator',
  basis: 'workbook',
  kind: 'within-table',
  severity: 'blocking',
  check: (view) =>
    disagreements(view)
      .filter(({ first, later }) => first.sheet === later.sheet)
      .map((pair) => ({
        fact: pair.later,
        params: { here: pair.later.text, there: pair.first.text, thereCell: pair.first.cell },
        // A hidden row is mostly last year's copy.
        ...(restsOnGuess(view, pair) || isHidden(pair) ? { severity: 'notice' as const } : {}),
        related: [pair.first],
      })),
};
