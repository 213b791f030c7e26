import { compare, type Exact, exact } from '../model/exact.ts';
import type { Comparator, Condition, PointsNode } from '../rule-pack/scoring-rule.ts';
import { type Gap, isGap } from './evaluation.ts';
import { type EvaluationScope, inputValue } from './evaluation-scope.ts';

/** Values of nodes and truth of conditions need each other: whoever values nodes hands itself in. */
type Evaluate = (node: PointsNode, scope: EvaluationScope) => Exact | Gap;

/** Whether a condition holds; a gap when a needed input is missing. `any` and `all` stop as soon as the answer is sure. */
export function holds(condition: Condition, scope: EvaluationScope, evaluate: Evaluate): boolean | Gap {
  switch (condition.test) {
    case 'compare': {
      const value = evaluate(condition.of, scope);
      return isGap(value) ? value : compares(compare(value, exact(condition.to)), condition.comparator);
    }
    case 'holds': {
      const value = inputValue(scope, condition.input);
      if (typeof value === 'boolean') return value;
      if (typeof value === 'object' && 'gap' in value) return value;
      // A count of occurrences answers a yes/no statement: any occurrence makes it true.
      if (typeof value === 'object') return value.n > 0;
      return { gap: 'not-reported', about: scope.inputs.get(condition.input)?.label ?? condition.input };
    }
    case 'chosen': {
      const value = inputValue(scope, condition.input);
      if (typeof value === 'object' && 'gap' in value) return value;
      return value === condition.option;
    }
    case 'not': {
      const answer = holds(condition.of, scope, evaluate);
      return typeof answer === 'boolean' ? !answer : answer;
    }
    case 'all':
    case 'any': {
      const decisive = condition.test === 'any';
      let gap: Gap | null = null;
      for (const part of condition.of) {
        const answer = holds(part, scope, evaluate);
        if (answer === decisive) return decisive;
        if (typeof answer !== 'boolean') gap ??= answer;
      }
      return gap ?? !decisive;
    }
  }
}

/** `side` is negative, zero or positive as the value is below, equal to or above. */
function compares(side: number, comparator: Comparator): boolean {
  switch (comparator) {
    case '<':
      return side < 0;
    case '<=':
      return side <= 0;
    case '=':
      return side === 0;
    case '>=':
      return side >= 0;
    case '>':
      return side > 0;
  }
}
