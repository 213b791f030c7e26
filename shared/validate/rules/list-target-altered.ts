import { compare, exact } from '../../model/exact.ts';
import { issuedItemOf } from '../evidence/issued-item.ts';
import type { WorkbookRule } from '../rule.ts';
import { softened } from '../softened.ts';
import { inUnit } from '../unit-scale.ts';

/** The target of an item of the year's list isn't the one that the city issued to this unit. */
export const listTargetAltered: WorkbookRule<'target-altered'> = {
  code: 'target-altered',
  basis: 'workbook',
  kind: 'definition',
  severity: 'query',
  check: ({ family, workbook, soFar }) =>
    family.quantities
      .filter((fact) => fact.kind === 'target' && !soFar.says(fact, 'unit-slip', 'percent-scale'))
      .flatMap((fact) => {
        const found = issuedItemOf(workbook, family, fact);
        const target = found?.item?.target;
        const value = found?.item && inUnit(fact.value, fact.unit, found.item.unit);
        // Measured in another thing the two figures cannot be laid side by side.
        if (!found || !target || !value || compare(exact(target), value) === 0) return [];
        const { document } = found.list;
        const params = { target: fact.text, issued: target, document, source: 'issued' };
        return [{ fact, params, ...softened(fact.reading) }];
      }),
};
