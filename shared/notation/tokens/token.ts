/** A token of a scoring text; `start` and `end` are offsets in the spelled text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Blanks or a line break stood before it. */
  readonly gap: boolean;
  /** Decimal text of numbers and limits. */
  readonly value?: string;
  /** The last number of a range, as in places 2 to 5. */
  readonly upper?: string;
  /** What the word says inside its kind: `>=`, `cap-add`, `more` … */
  readonly says?: string;
}

export type TokenKind =
  | 'number'
  | 'unit'
  | 'fen' // 分 as points
  | 'verb' // says get | add | take
  | 'award' // says none | full | base | ratio | half | discretion | keep
  | 'limit' // says cap | cap-add | cap-take | floor | floor-zero | full-stop | no-cap | no-floor | times | ratio-cap | …
  | 'compare' // says >= | > | <= | < | =
  | 'post' // 以上 and the like: says >= | > | <= | <
  | 'including' // (含) or (不含): says yes | no
  | 'plus-minus'
  | 'range'
  | 'every' // says each | whole
  | 'change' // says more | less | either
  | 'relation' // says reached | missed | exceeded
  | 'reference' // says target | mean | last | first
  | 'trend' // 负增长, 持平: says < | = | >
  | 'place' // value (and upper) of a rank
  | 'otherwise'
  | 'and' // 且
  | 'or'
  | 'respectively'
  | 'etcetera'
  | 'veto' // the effect is its text
  | 'grade-verb'
  | 'base' // 基础分为N分: value
  | 'highest' // 取最高分, 不重复, 就高
  | 'round' // 保留两位小数: value
  | 'year' // 2019年, 十二五: only describes
  | 'times'
  | 'divide'
  | 'plus'
  | 'equals'
  | 'open'
  | 'close'
  | 'comma'
  | 'listcomma'
  | 'semicolon'
  | 'stop'
  | 'colon'
  | 'bar'
  | 'words';
