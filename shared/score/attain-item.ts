import type { DecimalText } from '../model/brands.ts';
import { compare, divide, exact, negate, subtract, toDecimalText } from '../model/exact.ts';
import { monthsCovered, parsePeriod, yearOf } from '../model/period.ts';
import type { ScoreItem, TraceStep } from '../model/score.ts';
import type { Indicator, IssuedTargets, RulePack, Target } from '../rule-pack/rule-pack.ts';
import { baselineOf, targetInForce } from '../rule-pack/target-in-force.ts';
import { isGap } from './evaluation.ts';
import { type FigureTable, figureOf, type ScorePlace, typedTarget } from './figure-table.ts';
import { attainmentOf } from './score-item.ts';

/**
 * One row of a target pack: no points, but how far the target is reached. Comparators: for ≤ less is better; 提升N位 counts from
 * the base rank. 完成进度 and 直线时序 stand in the trace as 测算参考: the documents set no yearly milestones.
 */
export function attainItem(
  pack: RulePack,
  indicator: Indicator,
  scope: string | null,
  table: FigureTable,
  place: ScorePlace,
  issued: readonly IssuedTargets[],
): ScoreItem {
  const figure = figureOf(table, indicator, scope);
  const value = isGap(figure) ? null : toDecimalText(figure);
  const target = plannedTarget(pack, indicator, scope, place, issued);
  const typed = target?.value ?? typedTarget(table, indicator.id, scope);
  const baseline = baselineFigure(pack, indicator, scope, table);
  const comparator = target?.comparator ?? (indicator.direction === 'down' ? '<=' : '>=');
  const trace: TraceStep[] = [];
  const note = (code: string, params: Record<string, string>): void => {
    trace.push({ code, params, clause: target?.clause ?? indicator.clause });
  };
  if (value !== null && typed !== null) {
    const gap = gapTo(comparator, value, typed, baseline?.value ?? null);
    if (gap === null) note('base-rank-missing', { target: typed });
    else
      note(isMet(gap, comparator) ? 'target-met' : 'target-missed', {
        value,
        target: typed,
        gap: toDecimalText(gap),
        unit: indicator.unit,
      });
    if (comparator !== 'rank-up') noteProgress(note, value, typed, baseline, target?.period ?? null, place);
  } else if (value === null) note('not-reported', { about: indicator.name });
  else note('no-target', { raw: target?.raw ?? '' });
  const ratio = comparator === '>=' || comparator === '>' || comparator === '=';
  return {
    indicatorId: indicator.id,
    indicator: indicator.name,
    scope,
    group: indicator.section,
    max: null,
    points: null,
    state: isGap(figure) ? (figure.gap === 'not-reported' ? 'not-reported' : 'not-computable') : 'scored',
    value,
    attainment: ratio ? attainmentOf(value, typed) : null,
    target: typed,
    trace,
    assumed: [],
    questions: [],
    clause: target?.clause ?? indicator.clause,
  };
}

/** The target of the period, else the plan's next one: yearly figures of a plan that sets only its last year. */
function plannedTarget(
  pack: RulePack,
  indicator: Indicator,
  scope: string | null,
  place: ScorePlace,
  issued: readonly IssuedTargets[],
): Target | null {
  const at = { indicatorId: indicator.id, scope, region: place.region };
  const now = targetInForce(pack, issued, { ...at, period: place.period });
  if (now) return now;
  const later = [
    ...new Set(
      pack.targets
        .filter((target) => target.kind !== 'baseline' && target.indicatorId === indicator.id)
        .map((target) => target.period),
    ),
  ]
    .filter((period) => yearOf(period) > yearOf(place.period))
    .sort();
  for (const period of later) {
    const found = targetInForce(pack, issued, { ...at, period });
    if (found) return found;
  }
  return null;
}

interface BaselineFigure {
  readonly value: DecimalText;
  readonly year: number;
}

function baselineFigure(
  pack: RulePack,
  indicator: Indicator,
  scope: string | null,
  table: FigureTable,
): BaselineFigure | null {
  const printed = baselineOf(pack, indicator.id, scope);
  const year = printed ? parsePeriod(printed.period)?.year : undefined;
  if (printed?.value != null && year !== undefined) return { value: printed.value, year };
  const typed = table.find(indicator.id, scope, 'baseline');
  const typedYear = typed ? parsePeriod(typed.period)?.year : undefined;
  return typed?.value != null && typedYear !== undefined ? { value: typed.value, year: typedYear } : null;
}

/** How far the value is above (below for ≤) what is demanded; negative = still to go. null = a base rank is missing. */
function gapTo(
  comparator: Target['comparator'],
  value: DecimalText,
  target: DecimalText,
  baseline: DecimalText | null,
) {
  if (comparator === 'rank-up')
    return baseline === null ? null : subtract(subtract(exact(baseline), exact(value)), exact(target));
  const difference = subtract(exact(value), exact(target));
  return comparator === '<=' || comparator === '<' ? negate(difference) : difference;
}

function isMet(gap: ReturnType<typeof subtract>, comparator: Target['comparator']): boolean {
  const side = compare(gap, exact('0'));
  if (comparator === '=') return side === 0;
  return comparator === '>' || comparator === '<' ? side > 0 : side >= 0;
}

/** (value − baseline) ÷ (target − baseline), beside the share of the plan's time that has passed. */
function noteProgress(
  note: (code: string, params: Record<string, string>) => void,
  value: DecimalText,
  target: DecimalText,
  baseline: BaselineFigure | null,
  due: string | null,
  place: ScorePlace,
): void {
  if (!baseline) {
    note('no-baseline', {});
    return;
  }
  const completion = divide(
    subtract(exact(value), exact(baseline.value)),
    subtract(exact(target), exact(baseline.value)),
  );
  const end = due === null ? null : parsePeriod(due);
  const now = parsePeriod(place.period);
  if (!completion || !end || !now) return;
  const passed = (now.year - baseline.year - 1) * 12 + monthsCovered(place.period);
  const linear = divide(exact(String(passed)), exact(String((end.year - baseline.year) * 12)));
  if (linear)
    note('progress', {
      completion: toDecimalText(completion),
      linear: toDecimalText(linear),
      baseline: baseline.value,
      year: String(baseline.year),
      due: String(end.year),
    });
}
