import { eventOfInput, isEventInput } from '../issuing/events/event-inputs.ts';
import type { PeriodId, RegionCode } from '../model/brands.ts';
import { exact, multiply, toDecimalText } from '../model/exact.ts';
import { PRINTED_STANDARD, type Reading, type Recognition, type ScoringInput } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '../score/adjustments.ts';
import { scoreSubmission } from '../score/score-submission.ts';
import { unitFactor } from '../workbook/text/unit.ts';
import type { CheckOptions } from './check-result.ts';
import type { PreparedPacks } from './prepared-packs.ts';
import { withPrintedList } from './with-printed-list.ts';

interface Place {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

/** Score sheets of everything a workbook reports: one per pack, region and period, the workbook's own period first. */
export function scoreRecognition(
  recognition: Recognition,
  options: Pick<CheckOptions, 'decisions' | 'issued' | 'lists' | 'events'>,
  { packs, digestOf }: PreparedPacks,
): readonly ScoreSheet[] {
  return recognition.packs.flatMap((id) => {
    const pack = packs.find((one) => one.id === id);
    return pack ? placesOf(pack, recognition).map((place) => scoreAt(pack, place)) : [];
  });

  function scoreAt(pack: RulePack, place: Place): ScoreSheet {
    const here = partAt(recognition, pack, place.region);
    const complete = withPrintedList(pack, place, here, options.lists ?? []);
    // A printed standard has become a rule; it is no figure of the item.
    const stated = here.inputs.filter((input) => input.label !== PRINTED_STANDARD && !isEventInput(input));
    const given = (options.events ?? []).filter((event) => (event.region ?? place.region) === place.region);
    const events = [...given, ...ownEvents(here.inputs, given)];
    return scoreSubmission(complete, here.readings.map(inUnitOf(complete)), stated, {
      ...place,
      digest: digestOf(pack),
      decisions: options.decisions ?? [],
      issued: options.issued ?? [],
      events,
    });
  }
}

/** An item of the year's list in the unit in which the city issued it, where the workbook reports it in another. */
function inUnitOf(pack: RulePack): (reading: Reading) => Reading {
  const units = new Map(
    pack.indicators.filter(({ id }) => id.startsWith('list:')).map(({ id, unit }) => [id, unit]),
  );
  return (reading) => {
    const unit = units.get(reading.indicatorId);
    if (!unit || reading.unit === unit || reading.unit === '' || reading.value === null) return reading;
    // Points stand in 分 whatever the item counts.
    if (reading.kind === 'weight' || reading.kind === 'score') return reading;
    const factor = unitFactor(reading.unit, unit);
    if (factor === null) return reading;
    return { ...reading, unit, value: toDecimalText(multiply(exact(reading.value), exact(factor))) };
  };
}

/** Events of the workbook's own register, without those that the city's register says as well. */
function ownEvents(
  inputs: readonly ScoringInput[],
  given: readonly AdjustmentEvent[],
): readonly AdjustmentEvent[] {
  const same = (event: AdjustmentEvent): string =>
    [event.rule, event.level, event.date, event.evidence].join('|');
  const known = new Set(given.map(same));
  return inputs.flatMap((input) => eventOfInput(input) ?? []).filter((event) => !known.has(same(event)));
}

/** Regions and periods for which something was reported. A region that nobody names is the pack's own area. */
function placesOf(pack: RulePack, recognition: Recognition): readonly Place[] {
  const places = new Map<string, Place>();
  const put = (region: RegionCode | null, period: PeriodId): void => {
    const at = region ?? pack.area ?? recognition.region;
    if (!places.has(`${at}|${period}`)) places.set(`${at}|${period}`, { region: at, period });
  };
  for (const reading of recognition.readings)
    if (reading.pack === pack.id && isReported(reading.kind)) put(reading.region, reading.period);
  for (const input of recognition.inputs) if (input.pack === pack.id) put(input.region, input.period);
  const isMain = (place: Place): number => (place.period === recognition.period ? 0 : 1);
  return [...places.values()].sort((a, b) => isMain(a) - isMain(b));
}

const isReported = (kind: string): boolean =>
  kind === 'actual' || kind === 'numerator' || kind === 'denominator' || kind === 'score';

/** Only what speaks of the region, so that a table of a hundred regions is not searched a hundred times over. */
function partAt(recognition: Recognition, pack: RulePack, region: RegionCode | null) {
  const isHere = (of: { readonly pack: string; readonly region: RegionCode | null }): boolean =>
    of.pack === pack.id &&
    (of.region === null || region === null || of.region === region || of.region === pack.area);
  return { readings: recognition.readings.filter(isHere), inputs: recognition.inputs.filter(isHere) };
}
