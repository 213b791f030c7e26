import { lintBands, lintCopiedBands } from './lint/lint-bands.ts';
import type { LintContext, LintFinding, LintRule } from './lint/lint-finding.ts';
import { lintNames } from './lint/lint-names.ts';
import { lintMoneyAndBonuses, lintQuestions, lintRegions } from './lint/lint-scope.ts';
import { lintStandardText } from './lint/lint-standard-text.ts';
import { lintTargets } from './lint/lint-targets.ts';
import { lintWeights } from './lint/lint-weights.ts';
import type { RulePack } from './rule-pack.ts';

const RULES: readonly LintRule[] = [
  lintBands,
  lintCopiedBands,
  lintWeights,
  lintStandardText,
  lintTargets,
  lintNames,
  lintRegions,
  lintMoneyAndBonuses,
  lintQuestions,
];

/**
 * 规则体检: what is wrong, undecided or worth knowing about a pack before it is issued, in a fixed order.
 * `related` packs of the same document lend their base values; `knownRegions` are GB/T 2260 codes.
 */
export function lintPack(
  pack: RulePack,
  options: Partial<Omit<LintContext, 'pack'>> = {},
): readonly LintFinding[] {
  const context: LintContext = {
    pack,
    related: (options.related ?? []).filter((one) => one.id !== pack.id),
    knownRegions: options.knownRegions ?? null,
  };
  return RULES.flatMap((rule) => rule(context));
}
