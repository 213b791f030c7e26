/**
 * What the compiler has to say about a fragment. error: refused. question: the text leaves it open, `params` holds the readings.
 * note: understood, with something worth knowing. Wording lives in shared/messages/notation.ts.
 */
export interface NotationDiagnostic {
  readonly code: NotationCode;
  readonly severity: 'error' | 'question' | 'note';
  readonly params: Readonly<Record<string, string>>;
  /** Offsets in the text as written. */
  readonly at: readonly [number, number];
}

const NOTATION_CODES = [
  'empty-text',
  'text-too-long',
  'not-understood',
  'number-left-over',
  'no-rule-printed',
  'band-gap',
  'band-overlap',
  'band-order',
  'band-open-end',
  'lost-below',
  'lost-points-word',
  'lost-decimal-point',
  'words-not-scored',
  'remark-left-out',
  'remark-changes-count',
  'parts-or-alternatives',
  'which-applies',
  'points-above-weight',
  'limit-unused',
  'last-places',
  'share-of-ranked',
  'changes-tariff',
  'level-list-mismatch',
  'parts-against-maximum',
  'reference-unclear',
  'share-or-line',
  'below-target-open',
  'above-target-open',
  'interval-for-open-band',
  'maximum-missing',
  'per-unit-or-threshold',
  'first-ratio-direction',
  'places-after-list',
  'worked-example-differs',
  'two-conditions',
  'contradictory-comparators',
  'unit-mismatch',
  'base-missing',
  'formula-not-understood',
  'reward-without-limit',
  'canonical-syntax',
  'veto-words',
] as const;
export type NotationCode = (typeof NOTATION_CODES)[number];

/** Thrown inside the compiler only, caught by compileNotation: the fragment is refused. */
export class NotUnderstood extends Error {
  readonly code: NotationCode;
  readonly start: number;
  readonly end: number;
  readonly params: Readonly<Record<string, string>>;
  readonly severity: 'error' | 'question';

  constructor(
    code: NotationCode,
    span: Span,
    params: Readonly<Record<string, string>> = {},
    severity: 'error' | 'question' = 'error',
  ) {
    super(code);
    this.code = code;
    this.start = span.start;
    this.end = span.end;
    this.params = params;
    this.severity = severity;
  }
}

/** Offsets in the spelled text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
