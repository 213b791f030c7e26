import type { TokenKind } from './token.ts';
import { CHINESE_DIGITS, NUMBER } from './vocabulary.ts';

/** How a phrase is recognised and what it says. The first pattern that matches at a position wins. */
export interface TokenPattern {
  readonly kind: TokenKind;
  readonly match: RegExp;
  readonly says?: string;
  /** Number of the group holding the value (and the upper value). */
  readonly value?: number;
  readonly upper?: number;
}

export const anyNumber = `(?:${NUMBER}|[${CHINESE_DIGITS}]+)`;
export const points = `(${anyNumber})分(?!别|钟|之|类|管|析|公司|局|校|行|布|解|配|数|值|档|等|级|项)`;
export const scoped =
  '(?:本项目|本项|该项|此项|每项|单项|各项|本指标|该指标|全年|年度|季度|每年|每季度|同类|最终|总分|总计|累计|合计|累积|同一项目|同一事项){0,4}';
export const scored = '(?:加减分|加分|减分|扣分|得分|计分|记分|奖励分|奖分|赋分|分值|总得分|总分|分数)?';

export const sticky = (source: string): RegExp => new RegExp(source, 'y');
export const one = (
  kind: TokenKind,
  source: string,
  says?: string,
  value?: number,
  upper?: number,
): TokenPattern => ({
  kind,
  match: sticky(source),
  ...(says === undefined ? {} : { says }),
  ...(value === undefined ? {} : { value }),
  ...(upper === undefined ? {} : { upper }),
});
