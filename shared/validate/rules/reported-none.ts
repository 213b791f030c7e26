import type { ReadingKind } from '../../model/reading.ts';
import type { WorkbookRule } from '../rule.ts';

const KINDS: readonly ReadingKind[] = ['actual', 'baseline', 'numerator', 'denominator'];

/** `—`, `/` and `…` say that there is none, or that it isn't reported: never taken for zero. */
export const reportedNone: WorkbookRule<'reported-none'> = {
  code: 'reported-none',
  basis: 'workbook',
  kind: 'basic',
  severity: 'notice',
  check: ({ family }) =>
    family.facts
      .filter((fact) => KINDS.includes(fact.kind) && fact.reading.marks.includes('none'))
      .map((fact) => ({ fact, params: { said: fact.raw } })),
};
