import type { ReadingKind } from '../../model/reading.ts';
import type { WorkbookRule } from '../rule.ts';
import { softened } from '../softened.ts';

const TARGETS: readonly ReadingKind[] = ['target', 'constraint', 'expectation', 'score', 'weight'];

/** 待反馈, 季报未出: a gap that the filler says is one. Explained it may pass. */
export const notYetAvailable: WorkbookRule<'not-yet-available'> = {
  code: 'not-yet-available',
  basis: 'workbook',
  kind: 'basic',
  severity: 'query',
  check: ({ family }) =>
    family.facts
      .filter((fact) => fact.value === null && fact.reading.marks.includes('pending'))
      .map((fact) => ({
        fact,
        params: { said: fact.raw },
        ...softened(fact.reading),
        // A target or a score that isn't out yet is nobody's omission.
        ...(TARGETS.includes(fact.kind) ? { severity: 'notice' as const } : {}),
      })),
};
