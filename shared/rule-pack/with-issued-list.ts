import type { IndicatorId } from '../model/brands.ts';
import type { Indicator, IssuedList, RulePack, Target } from './rule-pack.ts';

/** Id of an item of an issued list: the item's own name, so that the same item keeps its id from unit to unit. */
export const listItemId = (section: string, name: string): IndicatorId => `${section}:${name}` as IndicatorId;

/**
 * The pack with the year's list worked into its section (年度科技创新目标责任清单): the items become indicators
 * with their own 评分标准, their targets become targets of the list's region. Items already in the section are replaced.
 */
export function withIssuedList(pack: RulePack, list: IssuedList): RulePack {
  const section = pack.sections.find((one) => one.id === list.section && one.items === 'issued');
  if (!section || list.pack !== pack.id) return pack;
  const items = list.items.map((item, index): Indicator => {
    const id = item.id ?? listItemId(section.id, item.name);
    return {
      id,
      number: String(index + 1),
      name: item.name,
      aliases: [],
      unit: item.unit,
      section: section.id,
      scopes: [],
      direction: 'up',
      quantity: item.unit === '%' ? 'ratio' : 'amount',
      aggregate: 'none',
      parts: null,
      range: null,
      changeLimit: null,
      frequency: pack.frequency,
      required: true,
      departments: { lead: [], cooperating: [] },
      scoring: {
        text: item.text,
        maxPoints: item.maxPoints,
        rule: item.rule,
        questions: [],
        assumed: [],
        clause: `${section.clause} ${list.document}`,
      },
      clause: `${section.clause} ${list.document}`,
    };
  });
  const targets = list.items.flatMap((item): Target[] =>
    item.target === null
      ? []
      : [
          {
            indicatorId: item.id ?? listItemId(section.id, item.name),
            scope: null,
            region: list.region,
            period: list.period,
            kind: 'target',
            value: item.target,
            comparator: '>=',
            raw: item.target,
            clause: `${section.clause} ${list.document}`,
          },
        ],
  );
  return {
    ...pack,
    indicators: [...pack.indicators.filter((one) => one.section !== section.id), ...items],
    targets: [...pack.targets, ...targets],
  };
}
