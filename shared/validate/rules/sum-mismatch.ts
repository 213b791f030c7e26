import {
  absolute,
  add,
  compare,
  type Exact,
  isZero,
  subtract,
  sum,
  toDecimalText,
  ZERO,
} from '../../model/exact.ts';
import type { Draft, SheetRule, SheetView } from '../rule.ts';
import { isDoubtful, isNoise, type ResolvedRelation, resolveRelation, roundingOf } from '../sum-relation.ts';
import { typingSlip } from '../typing-slip.ts';

/** 合计 differs from its items; the city's own figure beside its counties may, and is only asked about. */
export const sumMismatch: SheetRule<'sum-mismatch'> = {
  code: 'sum-mismatch',
  basis: 'workbook',
  whole: true,
  kind: 'within-table',
  severity: 'blocking',
  check: (view) =>
    view.workbook.recognition.sums
      .filter(({ relation }) => relation !== 'part')
      .flatMap((relation) => {
        const resolved = resolveRelation(relation, view);
        return resolved ? mismatch(resolved, view) : [];
      }),
};

function mismatch(resolved: ResolvedRelation, { soFar }: SheetView): Draft<'sum-mismatch'>[] {
  const { relation, total, items } = resolved;
  if (total.value === null || isDoubtful(resolved, soFar)) return [];
  const known = items.filter((item) => item.value !== null);
  const sumOfItems = sum(known.map((item) => item.value!));
  const difference = subtract(total.value, sumOfItems);
  const missing = items.filter((item) => item.isGap).length;
  // With items missing, a total that leaves room for them can't be called wrong.
  if (
    isNoise(difference, total.value) ||
    known.length === 0 ||
    (missing > 0 && compare(difference, ZERO) > 0)
  )
    return [];
  const isRounding = compare(absolute(difference), roundingOf(resolved)) <= 0;
  const severity = isRounding ? 'notice' : relation.relation === 'regions' ? 'query' : null;
  return [
    {
      fact: null,
      place: { sheet: total.sheet, cell: total.cell },
      params: {
        total: total.text!,
        sum: toDecimalText(sumOfItems),
        count: String(known.length),
        difference: toDecimalText(absolute(difference)),
        relation: relation.relation,
        ...(isRounding ? { rounding: 'true' } : {}),
        ...(missing > 0 ? { missing: String(missing) } : {}),
        ...(isRounding ? {} : causeOf(resolved, difference, toDecimalText(sumOfItems))),
      },
      ...(severity ? { severity } : {}),
      fix: { value: toDecimalText(sumOfItems) },
      related: known.slice(0, 12),
    },
  ];
}

/** A row that the formula or the sum left out, else what a hand does to one number. */
function causeOf({ total, items }: ResolvedRelation, difference: Exact, sumOfItems: string) {
  const summed = total.reading?.precedents;
  const outside = items.filter(({ sheet, cell }) => summed && !summed.includes(`${sheet}!${cell}`));
  if (summed?.length && outside.length > 0 && outside.length < items.length)
    return { notInFormula: outside.map(({ cell }) => cell).join('、') };
  const left = items.find(({ value }) => value !== null && !isZero(value) && isZero(add(value, difference)));
  if (left) return { leftOut: left.cell };
  const slip = typingSlip(total.text!, sumOfItems);
  return slip ? { slip } : {};
}
