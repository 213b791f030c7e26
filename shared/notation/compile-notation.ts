import type { RuleInput, RuleKind, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { describeRule } from './canonical/describe-rule.ts';
import { isCanonical, parseCanonical } from './canonical/parse-canonical.ts';
import { type NotationDiagnostic, NotUnderstood } from './diagnostic.ts';
import { assembleRule } from './rule/assemble-rule.ts';
import { originalSpan, readSource } from './tokens/source-text.ts';

export interface CompileOptions {
  /** Name of the indicator: label of its value, and where 基本分 is sometimes printed. */
  readonly indicator?: string | null;
  /** The weight of the item: cap of additions, start of deductions, value of 满分. */
  readonly maxPoints?: string | null;
  /** Unit of the number that will be given (`%`, `万元`, `次 missed`). */
  readonly inputUnit?: string | null;
}

/** What a 评分标准 was understood as. `ok` false: a diagnostic of severity error (or an undecided question) names the fragment. */
export interface Compiled {
  readonly ok: boolean;
  readonly kind: RuleKind | null;
  readonly rule: ScoringRule | null;
  readonly inputs: readonly RuleInput[];
  /** Canonical Chinese text of what was understood; compiling it gives the same rule. */
  readonly text: string;
  readonly assumed: readonly string[];
  readonly diagnostics: readonly NotationDiagnostic[];
}

const LONGEST_TEXT = 4000;

/**
 * Compiles a 评分标准 into a rule. What is not understood is refused and named, never guessed.
 * `compileNotation('≧2%(8分);2%-1%(8-6分)', { maxPoints: '8', inputUnit: '%' })`.
 */
export function compileNotation(text: string, options: CompileOptions = {}): Compiled {
  if (text.length > LONGEST_TEXT)
    return refused([
      {
        code: 'text-too-long',
        severity: 'error',
        params: { most: String(LONGEST_TEXT) },
        at: [0, text.length],
      },
    ]);
  const source = readSource(text);
  if (source.text === '')
    return refused([{ code: 'empty-text', severity: 'error', params: {}, at: [0, text.length] }]);
  const notes: NotationDiagnostic[] = [];
  const located = (diagnostic: NotationDiagnostic): NotationDiagnostic => ({
    ...diagnostic,
    at: originalSpan(source, diagnostic.at[0], diagnostic.at[1]),
  });
  try {
    const rule = isCanonical(source.text) ? parseCanonical(text) : assembleRule(source, options, notes);
    return {
      ok: true,
      kind: rule.kind,
      rule,
      inputs: rule.inputs,
      text: describeRule(rule),
      assumed: rule.assumed ?? [],
      diagnostics: notes.map(located),
    };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    // What cannot be pinned to a fragment concerns the whole text.
    const whole = error.end <= 1;
    const at = whole
      ? originalSpan(source, 0, source.text.length)
      : originalSpan(source, error.start, Math.max(error.start, error.end));
    const fragment = text.slice(at[0], at[1]);
    return refused([
      ...notes.map(located),
      { code: error.code, severity: error.severity, params: { fragment, ...error.params }, at },
    ]);
  }
}

const refused = (diagnostics: readonly NotationDiagnostic[]): Compiled => ({
  ok: false,
  kind: null,
  rule: null,
  inputs: [],
  text: '',
  assumed: [],
  diagnostics,
});
