import type { PeriodId, RegionCode } from '../model/brands.ts';
import { type Exact, exact } from '../model/exact.ts';
import type { Reading, ScoringInput } from '../model/reading.ts';
import { decide } from '../rule-pack/decide.ts';
import type { Decision, Indicator, IssuedTargets, RulePack } from '../rule-pack/rule-pack.ts';
import { targetInForce } from '../rule-pack/target-in-force.ts';
import { type FigureTable, figureTable, typedTarget } from '../score/figure-table.ts';
import type { Lever } from './lever.ts';
import { leversOf } from './levers-of.ts';
import type { PlanItem } from './plan-item.ts';

export interface PlanOptions {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly decisions?: readonly Decision[];
  readonly issued?: readonly IssuedTargets[];
}

/** All that planning needs of one region and period, over every pack its figures belong to. */
export interface PlanModel {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly items: readonly PlanItem[];
  readonly levers: readonly Lever[];
}

/** Puts the figures of a region together with targets and rules, and finds what can be moved. */
export function buildPlanModel(
  packs: readonly RulePack[],
  readings: readonly Reading[],
  inputs: readonly ScoringInput[],
  options: PlanOptions,
): PlanModel {
  const items = packs.flatMap((pack) => {
    const decided = decide(pack, options.decisions ?? []).pack;
    const table = figureTable(pack, readings, options);
    return decided.indicators.flatMap((indicator) =>
      scopesOf(indicator).flatMap((scope) => itemOf(decided, indicator, scope, table, inputs, options) ?? []),
    );
  });
  return { region: options.region, period: options.period, items, levers: leversOf(items) };
}

const scopesOf = (indicator: Indicator): readonly (string | null)[] => [
  null,
  ...indicator.scopes.map((one) => one.scope),
];

function itemOf(
  pack: RulePack,
  indicator: Indicator,
  scope: string | null,
  table: FigureTable,
  inputs: readonly ScoringInput[],
  options: PlanOptions,
): PlanItem | null {
  const figure = (kind: 'actual' | 'numerator' | 'denominator' | 'score'): Exact | null => {
    const value = table.find(indicator.id, scope, kind)?.value ?? null;
    return value === null ? null : exact(value);
  };
  const [reported, numerator, denominator] = [figure('actual'), figure('numerator'), figure('denominator')];
  const region = options.region ?? pack.area;
  const stated = inputs.filter(
    (one) =>
      scope === null &&
      one.pack === pack.id &&
      one.indicatorId === indicator.id &&
      one.period === options.period &&
      (one.region === null || region === null || one.region === region),
  );
  const typed = typedTarget(table, indicator.id, scope);
  const known = reported !== null || numerator !== null || stated.length > 0 || typed !== null;
  const printed = targetInForce(pack, options.issued ?? [], { indicatorId: indicator.id, scope, ...options });
  // A scope nobody reported is no item of this region; an indicator without figures still shows its target.
  if (!known && (scope !== null || indicator.scopes.length > 0 || (!printed && !indicator.scoring)))
    return null;
  const typedScore = table.find(indicator.id, scope, 'score')?.value ?? null;
  return {
    key: `${pack.id}/${indicator.id}/${scope ?? ''}`,
    pack,
    indicator,
    scope,
    reported,
    numerator,
    denominator,
    target: printed,
    targetValue: printed?.value ?? typed,
    stated,
    typedScore,
  };
}

/** An item by the key it has in the model. */
export function itemByKey(model: PlanModel, key: string): PlanItem {
  const found = model.items.find((item) => item.key === key);
  if (!found) throw new Error(`no such item in the plan: ${key}`);
  return found;
}
