import { formatFixed } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { documentTargets } from '../evidence/target-of.ts';
import { isQuantity, type WorkbookFact } from '../fact.ts';
import { type IndicatorFamily, type Slot, slotOf } from '../indicator-family.ts';
import { isAimedAt, isAskedLessOften, isPartNeeded } from '../is-asked.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';
import { softened } from '../softened.ts';

const REPORTED: readonly ReadingKind[] = ['actual', 'numerator', 'denominator'];
const TARGETS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];
const UNMEASURED = new Set(['choice', 'text']);

/** A blank cell in a recognised row and column that must be reported. A 缺报说明 makes it an explained gap. */
export const requiredMissing: WorkbookRule<'required-missing'> = {
  code: 'required-missing',
  basis: 'workbook',
  kind: 'basic',
  severity: 'blocking',
  check: (view) => {
    const { indicator } = view.family;
    if (!indicator || UNMEASURED.has(indicator.quantity)) return [];
    return view.family.facts
      .filter((fact) => isBlank(fact) && (indicator.required || isAimedAt(view.family, fact)))
      .flatMap((fact) => (TARGETS.includes(fact.kind) ? blankTarget(view, fact) : blankFigure(view, fact)))
      .map((draft) => (indicator.required ? draft : { ...draft, severity: 'notice' as const }));
  },
};

const isBlank = ({ reading }: WorkbookFact): boolean =>
  reading.marks.includes('blank') && !reading.marks.includes('hidden') && reading.formula === undefined;

/** A plan without its target is incomplete where the document prints one. */
function blankTarget({ family }: WorkbookView, fact: WorkbookFact): Draft<'required-missing'>[] {
  const printed = documentTargets(family, fact).find(
    (target) => target.kind === fact.kind && target.period === fact.period,
  );
  const isPrinted = printed !== undefined && printed.value !== null;
  return [
    {
      fact,
      params: isPrinted ? { computed: printed.value! } : {},
      ...softened(fact.reading),
      ...(isPrinted ? { fix: { value: printed.value! } } : { severity: 'notice' as const }),
    },
  ];
}

function blankFigure(view: WorkbookView, fact: WorkbookFact): Draft<'required-missing'>[] {
  const { family, workbook } = view;
  if (!REPORTED.includes(fact.kind) || !workbook.isDue(family.packId, fact.period)) return [];
  const slot = slotOf(family, fact.scope, fact.area, fact.period)!;
  if (fact.kind !== 'actual' && !isPartNeeded(slot, fact.kind)) return [];
  // A formula that reads this very blank shows 0 and says nothing.
  const here = `${fact.sheet}!${fact.cell}`;
  const elsewhere = (slot.kinds[fact.kind] ?? [])
    .filter(isQuantity)
    .find(({ reading }) => !reading.precedents?.includes(here));
  const computed = elsewhere?.text ?? (fact.kind === 'actual' ? fromParts(family, slot) : null);
  // Given elsewhere in the workbook, or not asked as often as the rest of the pack: worth knowing, no error.
  const isKnown = elsewhere !== undefined || isAskedLessOften(family, fact);
  return [
    {
      fact,
      params: computed === null ? {} : { computed },
      ...softened(fact.reading),
      ...(isKnown ? { severity: 'notice' as const } : {}),
      ...(computed === null ? {} : { fix: { value: computed } }),
    },
  ];
}

function fromParts(family: IndicatorFamily<WorkbookFact>, slot: Slot<WorkbookFact>): string | null {
  const group = family.ratios.find(
    ({ numerator }) =>
      numerator.area === slot.area && numerator.scope === slot.scope && numerator.period === slot.period,
  );
  if (!group?.computed || !isQuantity(group.numerator)) return null;
  return formatFixed(group.computed, family.pack?.rounding.places ?? 2);
}
