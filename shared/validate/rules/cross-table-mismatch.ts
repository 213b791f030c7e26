import { figureKey } from '../earlier-figures.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';
import { type Disagreement, disagreements, isTrusted, restsOnGuess, saysTheSame } from '../same-figure.ts';

/** The same figure differs between sheets or files → the later one. */
export const crossTableMismatch: WorkbookRule<'cross-table-mismatch'> = {
  code: 'cross-table-mismatch',
  basis: 'workbook',
  kind: 'across-tables',
  severity: 'query',
  check: (view) => [...betweenSheets(view), ...betweenFiles(view)],
};

function betweenSheets(view: WorkbookView): Draft<'cross-table-mismatch'>[] {
  return disagreements(view)
    .filter(({ first, later }) => first.sheet !== later.sheet)
    .map((pair) => {
      const { first, later } = pair;
      const isOld =
        view.workbook.hiddenSheets.has(first.sheet) || view.workbook.hiddenSheets.has(later.sheet);
      return {
        fact: later,
        params: {
          here: later.text,
          there: first.text,
          thereSheet: first.sheet,
          thereCell: first.cell,
          ...(isOld ? { hidden: 'true' } : {}),
        },
        // A hidden sheet is mostly last year's copy; a target that differs from the one handed down is named as that.
        ...(isOld || restsOnGuess(view, pair) || isAltered(view, pair)
          ? { severity: 'notice' as const }
          : {}),
        related: [first],
      };
    });
}

const isAltered = ({ soFar }: WorkbookView, { first, later }: Disagreement): boolean =>
  soFar.says(first, 'target-altered') || soFar.says(later, 'target-altered');

function betweenFiles({ family, workbook, soFar }: WorkbookView): Draft<'cross-table-mismatch'>[] {
  if (workbook.earlier.size === 0) return [];
  const seen = new Set<string>();
  return family.quantities.flatMap((fact) => {
    const key = figureKey(family.packId, fact);
    const earlier = workbook.earlier.get(key);
    if (!earlier || seen.has(key) || !isTrusted(fact, soFar) || workbook.hiddenSheets.has(fact.sheet))
      return [];
    seen.add(key);
    const { file, fact: there } = earlier;
    if (fact.kind === 'score' || fact.kind === 'weight' || saysTheSame(there, fact)) return [];
    return [
      {
        fact,
        params: {
          here: fact.text,
          there: there.text,
          thereSheet: there.sheet,
          thereCell: there.cell,
          thereFile: file,
        },
        ...(fact.reading.sure === 'unsure' || soFar.says(fact, 'target-altered')
          ? { severity: 'notice' as const }
          : {}),
        related: [{ file, sheet: there.sheet, cell: there.cell }],
      },
    ];
  });
}
