import type { DecimalText } from '../model/brands.ts';
import { divide, equals, exact, toDecimalText } from '../model/exact.ts';
import type { ItemState, ScoreItem, TraceStep } from '../model/score.ts';
import type { Indicator, IndicatorScoring, Question } from '../rule-pack/rule-pack.ts';
import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { type Evaluation, type Gap, isGap } from './evaluation.ts';
import { type ItemFigures, ruleInputs } from './rule-inputs.ts';

/** Points of one item of a scoring pack: its state says whether and on what understanding they count. */
export function scoreItem(
  indicator: Indicator,
  scoring: IndicatorScoring,
  figures: ItemFigures,
  questions: readonly Question[],
): ScoreItem {
  const open = questions.filter(
    (question) => scoring.questions.includes(question.id) || question.indicatorIds.includes(indicator.id),
  );
  const value = isGap(figures.value) ? null : toDecimalText(figures.value);
  const base = {
    indicatorId: indicator.id,
    indicator: indicator.name,
    scope: null,
    group: indicator.section,
    max: scoring.maxPoints,
    value,
    attainment: attainmentOf(value, figures.target),
    target: figures.target,
    clause: scoring.clause,
  };
  const blocking = open.filter((question) => question.effect === 'blocks');
  const rule = scoring.rule;
  if (!rule) {
    const reason: TraceStep = { code: 'no-rule', params: {}, clause: scoring.clause };
    return {
      ...base,
      points: null,
      state: 'open-question',
      trace: [reason],
      assumed: [],
      questions: blocking.map((question) => question.id),
    };
  }
  const inputs = ruleInputs(rule, figures);
  const evaluation = evaluateRule(rule, inputs.values);
  const touched = open.filter(
    (question) => question.effect !== 'note' && touches(question, indicator, rule, inputs.values, evaluation),
  );
  const gap = evaluation.gap?.gap === 'not-reported' && inputs.gap ? inputs.gap : evaluation.gap;
  const state = stateOf(rule, evaluation, gap, inputs.values, blocking, touched, scoring);
  const assumed = [...new Set([...evaluation.assumed, ...scoring.assumed])];
  const trace = [
    ...evaluation.trace,
    ...(gap ? [gapStep(gap)] : []),
    ...evaluation.effects.map((effect) => ({ code: 'effect', params: { effect }, clause: null })),
  ];
  return {
    ...base,
    points: evaluation.points ? toDecimalText(evaluation.points) : null,
    state,
    trace: trace.map((step) => ({ ...step, clause: step.clause ?? scoring.clause })),
    assumed,
    questions: (state === 'open-question'
      ? [...blocking, ...touched.filter((question) => !blocking.includes(question))]
      : touched.filter((question) => question.effect === 'assumed')
    ).map((question) => question.id),
  };
}

const gapStep = (gap: Gap): TraceStep => ({ code: gap.gap, params: { about: gap.about }, clause: null });

function stateOf(
  rule: ScoringRule,
  evaluation: Evaluation,
  gap: Gap | null,
  values: Readonly<Record<string, unknown>>,
  blocking: readonly Question[],
  touched: readonly Question[],
  scoring: IndicatorScoring,
): ItemState {
  if (gap) {
    if (gap.gap === 'not-reported') return 'not-reported';
    return gap.gap === 'no-standard' && blocking.length > 0 ? 'open-question' : 'not-computable';
  }
  if (!evaluation.points) return 'not-computable';
  const entered = rule.inputs.some(
    (input) => input.measure === 'points' && Object.hasOwn(values, input.name),
  );
  if (rule.kind === 'discretionary' || entered) return 'discretionary';
  const assumes =
    touched.some((question) => question.effect === 'assumed') ||
    (scoring.assumed.length > 0 && scoring.questions.length === 0);
  return assumes ? 'assumed' : 'scored';
}

/** Whether the answer could change this item: the whole item, or the inputs named when they were given and the options differ. */
function touches(
  question: Question,
  indicator: Indicator,
  rule: ScoringRule,
  values: Parameters<typeof evaluateRule>[1],
  evaluation: Evaluation,
): boolean {
  const inputs = question.inputs;
  if (inputs === undefined) return true;
  const given = inputs.some((name) => {
    const value = values[name];
    return value !== undefined && value !== false && !(typeof value === 'object' && value.n === 0);
  });
  if (!given) return false;
  const results = question.options.flatMap((option) => {
    const other = option.rules?.[indicator.id];
    return other && other !== rule ? [evaluateRule(other, values).points] : [];
  });
  return (
    results.length === 0 ||
    results.some((points) => !points || !evaluation.points || !equals(points, evaluation.points))
  );
}

/** value ÷ target as a fraction; null without a target or for a target of zero. */
export function attainmentOf(value: DecimalText | null, target: DecimalText | null): DecimalText | null {
  if (value === null || target === null) return null;
  const share = divide(exact(value), exact(target));
  return share && toDecimalText(share);
}
