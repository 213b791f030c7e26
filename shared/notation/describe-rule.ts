import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
export function describeRule(rule: ScoringRule): string {
  return JSON.stringify(rule.points);
}
