import { alignList } from '../issuing/issued/align-list.ts';
import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import { PRINTED_STANDARD, type Reading, type ScoringInput } from '../model/reading.ts';
import { compileItem } from '../notation/compile-item.ts';
import { issuedListFor } from '../rule-pack/issued-list-for.ts';
import type { IssuedItem, IssuedList, RulePack } from '../rule-pack/rule-pack.ts';
import { withIssuedList } from '../rule-pack/with-issued-list.ts';
import { normaliseName } from '../workbook/text/name-form.ts';

interface Place {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

interface Figures {
  readonly readings: readonly Reading[];
  readonly inputs: readonly ScoringInput[];
}

/**
 * The pack with the year's list of its `issued` section: the list that the city issued for this unit where there is one,
 * else the list as the unit's own workbook prints it (items, points, targets and 评分标准).
 */
export function withPrintedList(
  pack: RulePack,
  place: Place,
  figures: Figures,
  issued: readonly IssuedList[],
): RulePack {
  const section = pack.sections.find((one) => one.items === 'issued');
  if (!section) return pack;
  const given = issuedListFor(issued, { pack: pack.id, ...place });
  return withIssuedList(
    pack,
    given
      ? withItemIds(pack, given, figures.readings)
      : withOwnIds(printedList(pack, section.id, place, figures)),
  );
}

/** An issued list with its items under the ids by which these readings report them. */
export const withItemIds = (pack: RulePack, list: IssuedList, readings: readonly Reading[]): IssuedList =>
  alignList(pack, withOwnIds(list), printedNames(readings));

const withOwnIds = (list: IssuedList): IssuedList => ({
  ...list,
  items: list.items.map((item) => ({ ...item, id: item.id ?? listItemId(item.name) })),
});

/** Items of a list that the workbook reports, by id. */
function printedNames(readings: readonly Reading[]): ReadonlyMap<IndicatorId, string> {
  const names = new Map<IndicatorId, string>();
  for (const reading of readings)
    if (reading.indicatorId.startsWith('list:')) names.set(reading.indicatorId, reading.indicator);
  return names;
}

/** The id under which the recogniser reads an item of a list: its own printed name. */
const listItemId = (name: string): IndicatorId => `list:${normaliseName(name)}` as IndicatorId;

function printedList(
  pack: RulePack,
  section: string,
  place: Place,
  { readings, inputs }: Figures,
): IssuedList {
  const of = (id: IndicatorId, kind: Reading['kind']): Reading | undefined =>
    readings.find((reading) => reading.indicatorId === id && reading.kind === kind && reading.value !== null);
  const items = [...printedNames(readings)].flatMap(([id, name]): IssuedItem[] => {
    const points = of(id, 'weight')?.value;
    if (points === null || points === undefined) return [];
    const standard = inputs.find((input) => input.indicatorId === id && input.label === PRINTED_STANDARD);
    const figure = of(id, 'actual') ?? of(id, 'target');
    return [
      issuedItem(id, name, points, of(id, 'target')?.value ?? null, figure?.unit ?? '', standard?.raw ?? ''),
    ];
  });
  return {
    format: 'kezhi-issued-list/1',
    pack: pack.id,
    section,
    region: place.region,
    period: place.period,
    items,
    document: '',
  };
}

/** A 评分标准 that can't be understood leaves its item open; it is never guessed. */
function issuedItem(
  id: IndicatorId,
  name: string,
  maxPoints: DecimalText,
  target: DecimalText | null,
  unit: string,
  text: string,
): IssuedItem {
  const compiled = text === '' ? null : compileItem(text, { indicator: name, maxPoints, unit });
  return { id, name, unit, maxPoints, target, text, rule: compiled?.ok ? compiled.rule : null };
}
