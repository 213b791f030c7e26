import { absolute, compare, equals, exact, formatFixed, multiply, subtract } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { printedOf, type Quantity, type WorkbookFact } from '../fact.ts';
import { FIGURE_DOUBTS } from '../figure-doubts.ts';
import { firstOf, slotOf } from '../indicator-family.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';
import { scoredItemOf } from '../scored-item-of.ts';
import type { ScoredItem } from '../whole-workbook.ts';

const HALF = exact('0.5');
const FIGURES: readonly ReadingKind[] = ['actual', 'numerator', 'denominator'];
/** A typed 自评得分 that differs from the computed one, where the item's rule is fully decided. */
export const selfScoreMismatch: WorkbookRule<'self-score-mismatch'> = {
  code: 'self-score-mismatch',
  basis: 'workbook',
  kind: 'definition',
  severity: 'query',
  check: (view) => {
    const typed = view.family.quantities.filter(
      (fact) => fact.kind === 'score' && fact.reading.sure !== 'unsure',
    );
    if (typed.length === 0) return [];
    const items = view.workbook.scoreItems(view.family.packId, view.family.indicatorId);
    return items.length === 0 ? [] : typed.flatMap((fact) => compareScore(view, fact, items));
  },
};

function compareScore(
  view: WorkbookView,
  fact: Quantity<WorkbookFact>,
  items: readonly ScoredItem[],
): Draft<'self-score-mismatch'>[] {
  const scored = scoredItemOf(view, fact, items);
  if (!scored) return [];
  if (view.soFar.says(fact, 'out-of-range') || isDoubtful(view, fact, scored.item.max)) return [];
  const printed = printedOf(fact);
  const difference = absolute(subtract(fact.value, exact(scored.item.points!)));
  if (compare(difference, multiply(printed.step, HALF)) <= 0) return [];
  const computed = formatFixed(
    exact(scored.item.points!),
    view.family.pack?.rounding.places ?? 2,
    view.family.pack?.rounding.mode,
  );
  return [
    {
      fact,
      params: { typed: fact.text, computed, printed: formatFixed(printed.number, printed.places) },
      fix: { value: computed },
      ...(scored.item.clause === null ? {} : { clause: scored.item.clause }),
    },
  ];
}

/** A figure in doubt; or points out of another weight than the pack's, which another rule than the pack's gave. */
function isDoubtful({ family, soFar }: WorkbookView, score: WorkbookFact, max: string | null): boolean {
  const slot = slotOf(family, score.scope, score.area, score.period);
  const weight = firstOf(slot, 'weight');
  if (weight && max !== null && !equals(weight.value, exact(max))) return true;
  return FIGURES.some((kind) => (slot?.kinds[kind] ?? []).some((fact) => soFar.says(fact, ...FIGURE_DOUBTS)));
}
