import type { Span } from '../diagnostic.ts';
import type { Limit, Per, Statement } from '../statements/statement.ts';

/** Statements that belong to one part of a rule, sorted by what they do. */
export interface Group {
  /** Points in brackets behind a title: 优良天数比率(1分). */
  worth: string | null;
  /** The words of that title. */
  title: string | null;
  /** Lines with a numeric condition that bring points. */
  readonly rungs: Statement[];
  /** A line in words that brings points: 制定方案得1.5分. */
  base: Statement | null;
  /** 否则, 未…不得分. */
  otherwise: Statement | null;
  readonly rates: Rated[];
  /** Points for or against a statement, without 每. */
  readonly fixed: Statement[];
  /** 弄虚作假的不得分, 低于60%不得分. */
  readonly overrides: Statement[];
  ratio: Statement | null;
  readonly discretion: Statement[];
  readonly places: Statement[];
  /** 优秀得10分,良好得8分: lines of which one applies. */
  readonly grades: Statement[];
  /** Lines over several numbers at once. */
  readonly cross: Statement[];
  readonly vetoes: Statement[];
  readonly limits: Limit[];
  highest: boolean;
  /** Another base without deductions of its own stands before. */
  follows: boolean;
  readonly span: { start: number; end: number };
}

export interface Rated {
  readonly statement: Statement;
  readonly per: Per;
}

export function emptyGroup(span: Span): Group {
  return {
    worth: null,
    title: null,
    rungs: [],
    base: null,
    otherwise: null,
    rates: [],
    fixed: [],
    overrides: [],
    ratio: null,
    discretion: [],
    places: [],
    grades: [],
    cross: [],
    vetoes: [],
    limits: [],
    highest: false,
    follows: false,
    span: { start: span.start, end: span.end },
  };
}

/** Nothing in it brings or takes points. */
export const scoresNothing = (group: Group): boolean =>
  group.worth === null &&
  group.base === null &&
  group.ratio === null &&
  group.otherwise === null &&
  [
    group.rungs,
    group.rates,
    group.fixed,
    group.places,
    group.grades,
    group.cross,
    group.discretion,
    group.overrides,
  ].every((list) => list.length === 0);

/** Only a title with its points. */
export const isTitleOnly = (group: Group): boolean =>
  group.worth !== null && group.vetoes.length === 0 && scoresNothing({ ...group, worth: null });
