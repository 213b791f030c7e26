import type { ReadingMark } from '../../model/reading.ts';
import type { WorkbookRule } from '../rule.ts';

const WRITTEN_AS_TEXT: readonly ReadingMark[] = ['full-width', 'thousands', 'unit-inside'];
/** `37.91*` and `≥1` are text because they must be. */
const MEANT_AS_TEXT: readonly ReadingMark[] = ['footnote', 'at-least', 'at-most'];

/** A number stored as text is understood, but Excel's own formulas skip it. */
export const textNumber: WorkbookRule<'text-number'> = {
  code: 'text-number',
  basis: 'workbook',
  kind: 'basic',
  severity: 'notice',
  check: ({ family }) =>
    family.quantities
      .filter(({ reading: { marks, formula } }) => {
        if (formula !== undefined || !marks.includes('text')) return false;
        return (
          marks.some((mark) => WRITTEN_AS_TEXT.includes(mark)) ||
          !marks.some((mark) => MEANT_AS_TEXT.includes(mark))
        );
      })
      .map((fact) => ({ fact, params: { said: fact.raw, understood: fact.text } })),
};
