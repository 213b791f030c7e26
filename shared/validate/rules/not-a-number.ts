import type { Severity } from '../../model/finding.ts';
import type { WorkbookFact } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { WorkbookRule } from '../rule.ts';

const WORDS_ALLOWED = new Set(['choice', 'text']);

/** Text where a quantity must stand, and none can be understood. Targets in words and statements that scoring reads are no errors. */
export const notANumber: WorkbookRule<'not-a-number'> = {
  code: 'not-a-number',
  basis: 'workbook',
  kind: 'basic',
  severity: 'blocking',
  check: ({ family, workbook }) => {
    if (WORDS_ALLOWED.has(family.indicator?.quantity ?? '')) return [];
    return family.facts
      .filter((fact) => isUnreadable(fact) && !workbook.inputCells.has(`${fact.sheet}!${fact.cell}`))
      .map((fact) => ({ fact, params: { said: fact.raw }, ...weight(family, fact) }));
  },
};

const isUnreadable = ({ value, kind, reading: { marks } }: WorkbookFact): boolean =>
  value === null &&
  kind !== 'score' &&
  kind !== 'weight' &&
  marks.includes('unreadable') &&
  !marks.includes('qualitative');

/** Targets may be set in words (达到中等水平), and a rank may be told in words: those only inform. */
function weight(family: IndicatorFamily, fact: WorkbookFact): { readonly severity?: Severity } {
  const isFigure =
    fact.kind === 'actual' ||
    fact.kind === 'baseline' ||
    fact.kind === 'numerator' ||
    fact.kind === 'denominator';
  const isMeasured = family.indicator !== null && family.indicator.quantity !== 'rank';
  return isFigure && isMeasured && fact.reading.sure !== 'unsure' ? {} : { severity: 'notice' };
}
