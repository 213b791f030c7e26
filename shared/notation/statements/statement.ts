import type { Span } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';

/** One end of a numeric condition; `included` null = not said. */
export interface Bound {
  readonly value: string;
  readonly included: boolean | null;
  /** ≥ and (含) are said in so many words; 以上 is only the usual reading. */
  readonly firm: boolean;
}

export type Reference = 'target' | 'mean' | 'last' | 'first';

/** A condition on a number: 80%以上, 2%-1%, ±30%以内, 3项, or against a reference (高于平均水平). */
export interface NumericCondition extends Span {
  readonly low: Bound | null;
  readonly high: Bound | null;
  readonly unit: string | null;
  /** On the size of the number (±). */
  readonly absolute: boolean;
  /** `3项` or `完成80%`: a single number. */
  readonly exact: boolean;
  /** Written from the higher to the lower value. */
  readonly descending: boolean;
  /** The number is a share of this (完成目标的90%), or is compared with it. */
  readonly reference: Reference | null;
  /** Only against the reference, without a number of its own. */
  readonly symbolic: boolean;
  /** A distance from the reference: 低于目标3个百分点以内. */
  readonly offset?: true;
  /** 增长, 下降 without a number: which way the change goes. */
  readonly trend?: 'up' | 'down' | 'flat';
  /** As written, without blanks. */
  readonly text?: string;
  /** 少于2次, 不足2次: too little of something good, not little of something bad. */
  readonly tooLittle?: true;
  /** Words directly before it and after it in the same clause. */
  readonly before: string;
  readonly after: string;
  readonly clause: number;
}

/** 每…: points for every `size` units. */
export interface Per extends Span {
  readonly size: string;
  readonly unit: string | null;
  readonly direction: 'more' | 'less' | 'either' | 'count';
  readonly whole: boolean;
  readonly reference: Reference | null;
  readonly label: string;
  /** 每低于100%1个百分点: the line it counts from. */
  readonly from?: string;
  /** 每高(低)1%: this direction and its opposite. */
  readonly both?: true;
}

export interface Head extends Span {
  readonly conditions: readonly NumericCondition[];
  readonly per: Per | null;
  readonly places: readonly Token[];
  readonly otherwise: boolean;
  /** Words of the clauses since the last full stop or semicolon; `words` all of them. */
  readonly subject: string;
  readonly words: string;
  readonly negative: boolean;
  readonly relation: {
    readonly says: 'reached' | 'missed' | 'exceeded';
    readonly reference: Reference;
  } | null;
  /** What is named beside the numbers to compare with: 比全省平均每高1家. */
  readonly reference: Reference | null;
  readonly respectively: boolean;
  readonly joined: 'and' | 'or' | null;
  /** Both 且 and 或. */
  readonly mixed?: true;
  /** Pieces of the last enumeration (国家、省级、市级…), with the words after them. */
  readonly pieces: readonly string[];
  readonly change: 'more' | 'less' | 'either' | null;
}

export type AwardKind =
  | 'points'
  | 'none'
  | 'full'
  | 'base'
  | 'ratio'
  | 'first-ratio'
  | 'half'
  | 'between'
  | 'share'
  | 'discretion'
  | 'keep'
  | 'grade'
  | 'veto';

export interface Award extends Span {
  readonly verb: 'get' | 'add' | 'take';
  /** 加(减)1分: this, and for the opposite direction the opposite. */
  readonly both?: true;
  readonly what: AwardKind;
  /** Points in the order written; two for a range, more for a list. */
  readonly points: readonly string[];
  readonly range: boolean;
  /** Points without a verb, in brackets or bare. */
  readonly bare: boolean;
  readonly bracketed: boolean;
  readonly grade: string | null;
  /** 各得1分: for each of what is listed. */
  readonly each?: true;
  /** As written, for points in words. */
  readonly text?: string;
  /** 30分/次. */
  readonly perUnit: string | null;
}

export interface Limit extends Span {
  readonly says: string;
  readonly value: string | null;
  /** Set off by a full stop or semicolon, or by 累计/合计: it limits everything before, not only the last line. */
  readonly overall: boolean;
}

export interface Statement extends Span {
  readonly head: Head;
  readonly award: Award;
  readonly limits: Limit[];
  readonly etcetera: boolean;
  /** 可累计. */
  readonly cumulative?: true;
  readonly highest: boolean;
  /** What separated it from the statement before. */
  readonly boundary: 'none' | 'comma' | 'semicolon' | 'stop' | 'bar';
}
