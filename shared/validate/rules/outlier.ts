import {
  absolute,
  compare,
  divide,
  type Exact,
  exact,
  formatFixed,
  isZero,
  multiply,
  subtract,
  toDecimalText,
} from '../../model/exact.ts';
import { medianOf } from '../evidence/median.ts';
import { peersOf } from '../evidence/outside-evidence.ts';
import type { Quantity, WorkbookFact } from '../fact.ts';
import { firstOf } from '../indicator-family.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';

const FEWEST_PEERS = 5;
/** Median absolute deviations that count as far out, each times 1.4826 so that it compares with a standard deviation. */
const FAR = exact('5');
const NORMAL_SCALE = exact('1.4826');
const COMPARABLE = new Set(['ratio', 'index']);

/** Far from the other regions by median and median absolute deviation: robust against the outlier itself, and exact. */
export const outlier: WorkbookRule<'outlier'> = {
  code: 'outlier',
  basis: 'workbook',
  kind: 'outlier',
  severity: 'notice',
  check: (view) => (COMPARABLE.has(view.family.indicator?.quantity ?? '') ? outliers(view) : []),
};

function outliers({ family, workbook, soFar }: WorkbookView): Draft<'outlier'>[] {
  const drafts: Draft<'outlier'>[] = [];
  for (const group of regionsByPeriod(family.slots)) {
    const outside = peersOf(family.packId, workbook.outside, group[0]!);
    const own = group.filter((fact) => fact.area !== family.pack?.area);
    const values = new Map([...outside, ...own.map((fact): [string, Exact] => [fact.area, fact.value])]);
    if (values.size < FEWEST_PEERS) continue;
    const all = [...values.values()];
    const median = medianOf(all)!;
    const deviation = medianOf(all.map((value) => absolute(subtract(value, median))))!;
    const unit = multiply(deviation, NORMAL_SCALE);
    if (isZero(unit)) continue;
    for (const fact of own) {
      const times = divide(absolute(subtract(fact.value, median)), unit)!;
      if (compare(times, FAR) <= 0 || soFar.says(fact, 'unit-slip', 'percent-scale', 'out-of-range'))
        continue;
      drafts.push({
        fact,
        params: {
          typed: fact.text,
          median: toDecimalText(median, 4),
          deviation: toDecimalText(deviation, 4),
          times: formatFixed(times, 1),
          peers: String(values.size),
        },
      });
    }
  }
  return drafts;
}

/** The actual figure of every region, by scope and period. */
function regionsByPeriod(
  slots: Iterable<Parameters<typeof firstOf<WorkbookFact>>[0]>,
): Quantity<WorkbookFact>[][] {
  const groups = new Map<string, Quantity<WorkbookFact>[]>();
  for (const slot of slots) {
    const fact = firstOf(slot, 'actual');
    if (!fact) continue;
    const key = `${fact.scope ?? ''}|${fact.period}`;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups.values()];
}
