import { toDecimalText } from '../model/exact.ts';
import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
import { holds } from './condition-holds.ts';
import { type Evaluation, type Gap, type InputValues, isGap } from './evaluation.ts';
import { openScope } from './evaluation-scope.ts';
import { nodeValue } from './node-value.ts';

/**
 * Exact points (unrounded), grade and vetoes of a rule for named inputs, with the steps that led there.
 * `evaluateRule(rule, { value: exact('0.71') })`. Never throws for missing or odd values: `gap` says why there are no points.
 */
export function evaluateRule(rule: ScoringRule, values: InputValues): Evaluation {
  const scope = openScope(rule, values);
  const assumed = rule.assumed ?? [];
  const effects: string[] = [];
  let gap: Gap | null = null;
  for (const veto of rule.vetoes ?? []) {
    const answer = holds(veto.when, scope, nodeValue);
    if (answer === true && !effects.includes(veto.effect)) effects.push(veto.effect);
    else if (typeof answer !== 'boolean') gap ??= answer;
  }
  let grade: string | null = null;
  if (rule.grades) {
    const answer = gradeOf(rule.grades, scope);
    if (typeof answer === 'object' && answer !== null) gap ??= answer;
    else grade = answer;
  }
  if (!rule.points) return { points: null, gap, grade, effects, trace: scope.trace, assumed };
  const points = nodeValue(rule.points, scope);
  if (isGap(points)) return { points: null, gap: points, grade, effects, trace: scope.trace, assumed };
  scope.trace.push({ code: 'points', params: { points: toDecimalText(points) }, clause: null });
  return { points, gap: null, grade, effects, trace: scope.trace, assumed };
}

function gradeOf(
  table: NonNullable<ScoringRule['grades']>,
  scope: ReturnType<typeof openScope>,
): string | Gap | null {
  for (const { when, grade } of table.cases) {
    const answer = holds(when, scope, nodeValue);
    if (typeof answer !== 'boolean') return answer;
    if (answer) return grade;
  }
  return table.otherwise;
}
