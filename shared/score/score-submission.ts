import type { Reading, ScoringInput } from '../model/reading.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';
import { ENGINE } from '../model/snapshot.ts';
import { type DecidedPack, decide } from '../rule-pack/decide.ts';
import type { Decision, Indicator, IssuedTargets, RulePack } from '../rule-pack/rule-pack.ts';
import { targetInForce } from '../rule-pack/target-in-force.ts';
import { type AdjustmentEvent, countAdjustments } from './adjustments.ts';
import { attainItem } from './attain-item.ts';
import { type FigureTable, figureOf, figureTable, type ScorePlace, typedTarget } from './figure-table.ts';
import { scoreItem } from './score-item.ts';
import { totalOf } from './total-of.ts';

export interface ScoreOptions extends ScorePlace {
  /** Digest of the pack as issued. */
  readonly digest: string;
  readonly decisions?: readonly Decision[];
  /** 分解表 of the city. */
  readonly issued?: readonly IssuedTargets[];
  /** Events of the period with their documents. */
  readonly events?: readonly AdjustmentEvent[];
}

/**
 * The score sheet of one region, period and pack. The reported value is scored, else the value from its parts. Totals are exact
 * sums of unrounded points, rounded once for print. Items that cannot be counted stay out of the total and make it provisional.
 */
export function scoreSubmission(
  pack: RulePack,
  readings: readonly Reading[],
  inputs: readonly ScoringInput[],
  options: ScoreOptions,
): ScoreSheet {
  const decided = decide(pack, options.decisions ?? []);
  const table = figureTable(pack, readings, options);
  const head = {
    pack: { id: pack.id, version: pack.version, digest: options.digest },
    engine: ENGINE,
    region: options.region,
    period: options.period,
  };
  if (pack.type !== 'scoring' && pack.type !== 'assessment') {
    const items = attainItems(decided.pack, table, options);
    return {
      ...head,
      total: null,
      totalExact: null,
      max: null,
      maxCounted: null,
      provisional: false,
      class: null,
      items,
      adjustments: [],
    };
  }
  const items = decided.pack.indicators.flatMap((indicator) =>
    indicator.scoring ? [scoredItem(decided, indicator, table, inputs, options)] : [],
  );
  const {
    counted: adjustments,
    unknown,
    merged,
  } = countAdjustments(pack, options.events ?? [], options.period, decided.settings);
  return {
    ...head,
    ...totalOf(decided, items, adjustments),
    items,
    adjustments,
    ...(unknown.length > 0
      ? { unreadEvents: unknown.map((event) => `${event.rule} ${event.level} ${event.date}`) }
      : {}),
    ...(merged.length > 0 ? { mergedEvents: merged } : {}),
  };
}

function attainItems(pack: RulePack, table: FigureTable, options: ScoreOptions): ScoreItem[] {
  return pack.indicators.flatMap((indicator) => {
    return scopesToAttain(pack, indicator, table).map((scope) =>
      attainItem(pack, indicator, scope, table, options, options.issued ?? []),
    );
  });
}

/** Printed sub-rows, and the whole where the document sets a target for it or a workbook reports it. */
function scopesToAttain(
  pack: RulePack,
  indicator: Indicator,
  table: FigureTable,
): readonly (string | null)[] {
  if (indicator.scopes.length === 0) return [null];
  const whole =
    pack.targets.some((target) => target.indicatorId === indicator.id && target.scope === null) ||
    table.find(indicator.id, null, 'actual') !== null;
  return [...(whole ? [null] : []), ...indicator.scopes.map((one) => one.scope)];
}

function scoredItem(
  decided: DecidedPack,
  indicator: Indicator,
  table: FigureTable,
  inputs: readonly ScoringInput[],
  options: ScoreOptions,
): ScoreItem {
  const scoring = indicator.scoring;
  if (!scoring) throw new Error('an item without a standard');
  const { pack } = decided;
  const region = options.region ?? pack.area;
  const stated = inputs.filter(
    (input) =>
      input.pack === pack.id &&
      input.indicatorId === indicator.id &&
      input.period === options.period &&
      (input.region === null || region === null || input.region === region),
  );
  const scope = scopeIn(indicator, table);
  const issued = targetInForce(pack, options.issued ?? [], {
    indicatorId: indicator.id,
    scope,
    region: options.region,
    period: options.period,
  });
  return scoreItem(
    indicator,
    scoring,
    {
      value: figureOf(table, indicator, scope),
      target: issued?.value ?? typedTarget(table, indicator.id, scope),
      stated,
      typedScore: table.find(indicator.id, scope, 'score')?.value ?? null,
      words: scoring.inputWords ?? {},
    },
    pack.questions,
  );
}

/** The scope under which a scored indicator was reported: none, else the first that has a number. */
function scopeIn(indicator: Indicator, table: FigureTable): string | null {
  const scopes = indicator.scopes.map((one) => one.scope);
  return (
    [null, ...scopes].find(
      (scope) => table.find(indicator.id, scope, 'actual') ?? table.find(indicator.id, scope, 'numerator'),
    ) ?? null
  );
}
