import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
export const isCanonical = (text: string): boolean => text.startsWith('规则:');
export function parseCanonical(text: string): ScoringRule {
  throw new Error(text);
}
