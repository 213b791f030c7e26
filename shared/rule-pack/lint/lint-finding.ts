import type { IndicatorId } from '../../model/brands.ts';
import type { RulePack } from '../rule-pack.ts';

/** Codes of the 规则体检. Worded by shared/messages/lint.ts. */
export const LINT_CODES = [
  'band-gap',
  'band-overlap',
  'band-jump',
  'band-direction',
  'bands-copied',
  'points-unreachable',
  'points-above-weight',
  'cap-above-weight',
  'tariffs-above-weight',
  'standard-missing',
  'fused-weight',
  'points-word-missing',
  'below-word-missing',
  'range-to-zero',
  'per-unit-missing',
  'department-in-standard',
  'discretionary-points',
  'section-sum',
  'total-sum',
  'list-not-issued',
  'target-below-baseline',
  'target-leap',
  'target-twice',
  'target-in-words',
  'target-approximate',
  'constraint-above-expectation',
  'baseline-missing',
  'baseline-years-mixed',
  'rank-without-base',
  'unit-kind',
  'broken-character',
  'name-lacks-word',
  'named-two-ways',
  'alias-twice',
  'lead-also-cooperating',
  'region-unknown',
  'question-open',
  'reading-assumed',
  'bonus-without-ceiling',
  'payer-unstated',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** error: must be corrected before issuing. question: the issuer has to decide. note: worth knowing. */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'question' | 'note';
  readonly indicatorId: IndicatorId | null;
  readonly indicator: string | null;
  readonly section: string | null;
  readonly clause: string;
  /** Numbers as decimal text, quotations as printed. */
  readonly params: Readonly<Record<string, string>>;
  /** What would put it right: worded as `repair-<code>` with the same params; null where only the issuer knows. */
  readonly repair: boolean;
}

/** What a lint rule sees: the pack, and other packs of the same house to compare figures with. */
export interface LintContext {
  readonly pack: RulePack;
  readonly related: readonly RulePack[];
  /** Codes of GB/T 2260 the product knows; null = not checked. */
  readonly knownRegions: ReadonlySet<string> | null;
}

export type LintRule = (context: LintContext) => readonly LintFinding[];

type Draft = Pick<LintFinding, 'code' | 'severity' | 'clause'> & Partial<LintFinding>;

/** A finding with the rest filled in. */
export const lintFinding = (draft: Draft): LintFinding => ({
  indicatorId: null,
  indicator: null,
  section: null,
  params: {},
  repair: false,
  ...draft,
});
