import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
import type { Assembly } from './assembly.ts';
import { NotUnderstood } from './diagnostic.ts';
import type { SourceText } from './source-text.ts';
import type { Token } from './token.ts';

export const looksLikeFormula = (tokens: readonly Token[]): boolean => tokens.some((token) => token.kind === 'times' || token.kind === 'plus');

export function assembleFormula(source: SourceText, tokens: readonly Token[], assembly: Assembly): ScoringRule {
  void assembly; void tokens;
  throw new NotUnderstood('formula-not-understood', { start: 0, end: source.text.length });
}
