import type { IndicatorId } from '../../model/brands.ts';
import type { IssuedList, RulePack } from '../../rule-pack/rule-pack.ts';
import { withIssuedList } from '../../rule-pack/with-issued-list.ts';
import { compileNames, matchName } from '../../workbook/text/name-match.ts';

/** Below this a printed name is another item. */
const SAME = 0.75;

/**
 * The issued list under the ids by which a unit's workbook reports its items: the same name, else the one clearly meant
 * (高新技术企业培育 for 高新技术企业培育数量). An item that the workbook does not name keeps its own id.
 */
export function alignList(
  pack: RulePack,
  list: IssuedList,
  printed: ReadonlyMap<IndicatorId, string>,
): IssuedList {
  const known = new Set(list.items.flatMap((item) => item.id ?? []));
  const open = [...printed].filter(([id]) => !known.has(id));
  if (open.length === 0) return list;
  const section = list.section;
  const items = withIssuedList(pack, list).indicators.filter((one) => one.section === section);
  const names = compileNames([{ ...pack, indicators: items }]);
  const meant = new Map<IndicatorId, IndicatorId>();
  for (const [id, name] of open) {
    const [best, second] = matchName(name, names).filter((one) => !printed.has(one.indicatorId));
    if (!best || best.score < SAME || best.score === second?.score || meant.has(best.indicatorId)) continue;
    meant.set(best.indicatorId, id);
  }
  return {
    ...list,
    items: list.items.map((item) => {
      const id = item.id === undefined ? undefined : meant.get(item.id);
      return id === undefined ? item : { ...item, id };
    }),
  };
}
