import type { DecimalText, IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import { exact, subtract, toDecimalText } from '../../model/exact.ts';
import type { ScoringInput } from '../../model/reading.ts';
import type { RegisterEvent } from './read-event-register.ts';

/** Ids of inputs that are events: `adjustment:commendation`. */
const PREFIX = 'adjustment:';
const SEPARATOR = ' · ';

/**
 * An event as a scoring input, so that it travels with a submission and whoever receives it counts the same points:
 * rule, then level, date and key, with the quantity (or the increase over the baseline) as value.
 */
export function inputOfEvent(event: RegisterEvent, pack: PackId, period: PeriodId): ScoringInput {
  const quantity = event.quantity ?? ('1' as DecimalText);
  const value =
    event.baseline === undefined ? quantity : toDecimalText(subtract(exact(quantity), exact(event.baseline)));
  return {
    pack,
    indicatorId: `${PREFIX}${event.rule}` as IndicatorId,
    region: event.region,
    period,
    label: [event.level, event.date, event.event ?? ''].join(SEPARATOR).slice(0, 200),
    value,
    sheet: event.sheet,
    cell: event.cell,
    raw: (event.evidence ?? '').slice(0, 500),
  };
}

/** An event read back from an input; null when the input is none. */
export function eventOfInput(input: Omit<ScoringInput, 'pack' | 'period'>): RegisterEvent | null {
  if (!isEventInput(input)) return null;
  const [level = '', date = '', ...key] = input.label.split(SEPARATOR);
  const event = key.join(SEPARATOR);
  return {
    rule: input.indicatorId.slice(PREFIX.length),
    level,
    date,
    event: event === '' ? null : event,
    quantity: input.value as DecimalText,
    baseline: '0' as DecimalText,
    evidence: input.raw === '' ? null : input.raw,
    region: input.region,
    sheet: input.sheet,
    cell: input.cell,
  };
}

export const isEventInput = (input: Pick<ScoringInput, 'indicatorId'>): boolean =>
  input.indicatorId.startsWith(PREFIX);
