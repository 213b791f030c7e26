import type { DecimalText } from '../../model/brands.ts';
import { type Exact, exact } from '../../model/exact.ts';
import { yearOf } from '../../model/period.ts';
import type { Target } from '../../rule-pack/rule-pack.ts';
import type { Fact, Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';

/** The figure an actual value is measured by, and where it is written. */
export interface AppliedTarget {
  readonly value: Exact;
  readonly text: DecimalText;
  readonly source: 'workbook' | 'document';
  readonly clause: string | null;
  readonly fact: Fact | null;
}

/** Targets are set at most so far ahead. */
const YEARS_OF_A_PLAN = 6;
const KINDS = ['target', 'constraint'] as const;

/**
 * The target in force for a reading: the workbook's own for the period or its year, else the document's for this region.
 * A bare 目标值 in a quarterly report is the year's target.
 */
export function targetOf(family: IndicatorFamily, fact: Fact): AppliedTarget | null {
  const year = yearOf(fact.period);
  for (const period of year === fact.period ? [year] : [fact.period, year])
    for (const kind of KINDS) {
      const found = firstOf(slotOf(family, fact.scope, fact.area, period), kind);
      if (found)
        return { value: found.value, text: found.text, source: 'workbook', clause: null, fact: found };
    }
  const printed = documentTargets(family, fact).find(
    (target) => target.period === year && KINDS.some((kind) => kind === target.kind),
  );
  if (!printed?.value) return null;
  const { value: text, clause } = printed;
  return { value: exact(text), text, source: 'document', clause, fact: null };
}

/** The workbook's target of the figure's year, else the nearest later one: its order of magnitude, not its measure. */
export function targetAhead(family: IndicatorFamily, fact: Fact): Quantity | null {
  const year = Number(yearOf(fact.period));
  for (let ahead = 0; ahead <= YEARS_OF_A_PLAN; ahead++) {
    const slot = slotOf(family, fact.scope, fact.area, String(year + ahead));
    if (!slot) continue;
    for (const kind of ['target', 'constraint', 'expectation'] as const) {
      const target = firstOf(slot, kind);
      if (target) return target;
    }
  }
  return null;
}

/**
 * The document's figures for a reading's indicator, scope and region. The 县区 ratio applies to each county;
 * any other figure of the whole city doesn't apply to a county.
 */
export function documentTargets(family: IndicatorFamily, fact: Fact): readonly Target[] {
  const pack = family.pack;
  if (!pack) return [];
  return pack.targets.filter(
    (target) =>
      target.indicatorId === fact.indicatorId &&
      target.scope === fact.scope &&
      (target.region === null
        ? pack.area === null || pack.area === fact.area || target.scope === '县区'
        : target.region === fact.area),
  );
}

/** Any figure the document prints for the indicator, to judge the order of magnitude. */
export function documentFigures(family: IndicatorFamily): readonly Exact[] {
  return (family.pack?.targets ?? [])
    .filter((target) => target.indicatorId === family.indicatorId && target.value !== null)
    .map((target) => exact(target.value!));
}
