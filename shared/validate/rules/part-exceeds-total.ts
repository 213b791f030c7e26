import { compare } from '../../model/exact.ts';
import type { SheetRule } from '../rule.ts';
import { isDoubtful, resolveRelation } from '../sum-relation.ts';

/** 其中 larger than the 合计 it belongs to → the part. */
export const partExceedsTotal: SheetRule<'part-exceeds-whole'> = {
  code: 'part-exceeds-whole',
  basis: 'workbook',
  whole: true,
  kind: 'within-table',
  severity: 'blocking',
  check: (view) =>
    view.workbook.recognition.sums
      .filter(({ relation }) => relation === 'part')
      .flatMap((relation) => {
        const resolved = resolveRelation(relation, view);
        if (!resolved || resolved.total.value === null || isDoubtful(resolved, view.soFar)) return [];
        const { total, items } = resolved;
        return items
          .filter((item) => item.value !== null && compare(item.value, total.value!) > 0)
          .filter((item) => !view.soFar.saysAt(item.sheet, item.cell, 'part-exceeds-whole'))
          .map((item) => ({
            fact: null,
            place: { sheet: item.sheet, cell: item.cell },
            params: { part: item.text!, whole: total.text! },
            related: [total],
          }));
      }),
};
