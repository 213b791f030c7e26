import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
import type { Assembly } from './assembly.ts';
import { NotUnderstood } from './diagnostic.ts';
import type { SourceText } from './source-text.ts';
import type { Token } from './token.ts';

export const looksLikeGrades = (tokens: readonly Token[]): boolean => tokens.some((token) => token.kind === 'grade-verb');

export function assembleGrades(source: SourceText, tokens: readonly Token[], assembly: Assembly): ScoringRule {
  void assembly; void tokens;
  throw new NotUnderstood('not-understood', { start: 0, end: source.text.length });
}
