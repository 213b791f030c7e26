import type { Exact } from '../model/exact.ts';
import type { TraceStep } from '../model/score.ts';

/** A number, a statement (true / false) or the chosen option. */
export type InputValue = Exact | boolean | string;
export type InputValues = Readonly<Record<string, InputValue>>;

/** Why there is no number: an input is missing, a denominator is zero, or the text has no standard for the value. */
export interface Gap {
  readonly gap: 'not-reported' | 'not-computable' | 'no-standard';
  /** Label of the missing input, or the value without a standard. */
  readonly about: string;
}

export const isGap = (value: Exact | Gap): value is Gap => 'gap' in value;

/** What a rule makes of its inputs. `points` is null when `gap` says why, or when the rule only grades or vetoes. */
export interface Evaluation {
  readonly points: Exact | null;
  readonly gap: Gap | null;
  readonly grade: string | null;
  /** Vetoes that apply, as printed. */
  readonly effects: readonly string[];
  readonly trace: readonly TraceStep[];
  /** Codes of the conventions used. */
  readonly assumed: readonly string[];
}
