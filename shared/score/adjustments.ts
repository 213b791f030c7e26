import type { DecimalText, PeriodId, RegionCode } from '../model/brands.ts';
import { absolute, compare, exact, multiply, subtract, toDecimalText } from '../model/exact.ts';
import { parsePeriod } from '../model/period.ts';
import type { MergedEvent, ScoreAdjustment } from '../model/score.ts';
import type { AdjustmentRule, RulePack } from '../rule-pack/rule-pack.ts';

/** One line of the event register (加减分台账). */
export interface AdjustmentEvent {
  /** Id of the adjustment rule. */
  readonly rule: string;
  /** A level of the rule, or one of its other names. */
  readonly level: string;
  /** `2022-08-15`, or the period it is counted in. */
  readonly date: string;
  /** The same event at several levels carries the same key; null = an event of its own. */
  readonly event: string | null;
  /** How many (条, 家); absent = 1. For a rule against a baseline: the number now. */
  readonly quantity?: DecimalText;
  readonly baseline?: DecimalText;
  /** Document that proves it. */
  readonly evidence: string | null;
  /** Whose event it is, in a register of several regions; absent or null = of the region that is scored. */
  readonly region?: RegionCode | null;
}

export interface Adjustments {
  readonly counted: readonly ScoreAdjustment[];
  /** Events that name no rule or level of the pack, or whose increase has no baseline. */
  readonly unknown: readonly AdjustmentEvent[];
  /** Events taken for one that counts already, at a higher level: told, because the document does not say so. */
  readonly merged: readonly MergedEvent[];
}

/**
 * Points of the events of a period. An event counts once, at its highest level, unless `same-event` was decided as `all`.
 * In a quarter only the events of that quarter count; in a year all of them.
 */
export function countAdjustments(
  pack: Pick<RulePack, 'adjustments'>,
  events: readonly AdjustmentEvent[],
  period: PeriodId,
  settings: Readonly<Record<string, string>>,
): Adjustments {
  const unknown: AdjustmentEvent[] = [];
  const merged: MergedEvent[] = [];
  const best = new Map<
    string,
    { event: AdjustmentEvent; points: ReturnType<typeof exact>; rule: AdjustmentRule; level: string }
  >();
  events.forEach((event, index) => {
    if (!fallsIn(event.date, period)) return;
    const rule = pack.adjustments.find((one) => one.id === event.rule);
    const level = rule && levelOf(rule, event.level);
    const many = rule && level ? quantityOf(rule, event) : null;
    if (!rule || !level || !many) {
      unknown.push(event);
      return;
    }
    const points = multiply(exact(level.points), many);
    const key =
      event.event === null || settings['same-event'] === 'all'
        ? `line ${index}`
        : `${rule.id}\u0000${event.event}`;
    const known = best.get(key);
    if (!known || compare(absolute(points), absolute(known.points)) > 0)
      best.set(key, { event, points, rule, level: level.level });
    if (known) {
      const [less, more] =
        best.get(key) === known
          ? [{ event, level: level.level }, known]
          : [known, { event, level: level.level }];
      merged.push({ label: less.level, evidence: less.event.evidence, into: more.level });
    }
  });
  const counted = [...best.values()].map(({ event, points, rule, level }) => ({
    label: level,
    points: toDecimalText(points),
    clause: rule.clause,
    evidence: event.evidence,
  }));
  return { counted, unknown, merged };
}

/** A level by its name or another name, else the only one that begins with the word given (省级 for 省级表彰奖励). */
function levelOf(rule: AdjustmentRule, word: string): AdjustmentRule['levels'][number] | undefined {
  const named = rule.levels.find((one) => one.level === word || one.aliases.includes(word));
  if (named || word === '') return named;
  const beginning = rule.levels.filter((one) =>
    [one.level, ...one.aliases].some((name) => name.startsWith(word)),
  );
  return beginning.length === 1 ? beginning[0] : undefined;
}

/** 每增加1家 counts the increase over the baseline, which must be known. */
function quantityOf(rule: AdjustmentRule, event: AdjustmentEvent) {
  const many = exact(event.quantity ?? '1');
  if (rule.against === undefined || event.quantity === undefined) return many;
  if (event.baseline === undefined) return null;
  const increase = subtract(many, exact(event.baseline));
  return increase.n > 0 ? increase : exact('0');
}

function fallsIn(date: string, period: PeriodId): boolean {
  const asked = parsePeriod(period);
  const own = parsePeriod(date);
  const dated = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(date);
  const year = own ? own.year : dated ? Number(dated[1]) : null;
  if (!asked || year !== asked.year) return false;
  if (asked.quarter === null && asked.month === null) return true;
  const month = dated ? Number(dated[2]) : null;
  const quarter = own?.quarter ?? (month === null ? null : Math.ceil(month / 3));
  if (asked.month !== null) return month === asked.month;
  return quarter === asked.quarter;
}
