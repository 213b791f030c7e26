import type { IndicatorId } from '../model/brands.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { type CheckMode, checkMode } from './check-mode.ts';
import { READINGS_RULES, WORKBOOK_RULES } from './registry.ts';
import type { ReadingsRule, WorkbookRule } from './rule.ts';

interface Ruled<Rule> {
  readonly rule: Rule;
  readonly mode: CheckMode;
}

/** The rules that run for an indicator, with what its pack decided of each. */
export interface RulesFor {
  readonly readings: readonly Ruled<ReadingsRule>[];
  /** Those of `readings` that also look at figures from outside the workbook. */
  readonly outside: readonly Ruled<ReadingsRule>[];
  readonly workbook: readonly Ruled<WorkbookRule>[];
}

const decided = new WeakMap<RulePack, Map<IndicatorId, RulesFor>>();

/** Looked up once for each indicator of a pack: asking the pack before each rule took a tenth of a check. */
export function rulesFor(pack: RulePack | null, indicatorId: IndicatorId): RulesFor {
  if (pack === null || pack.checks.length === 0) return BY_DEFAULT;
  const ofPack = decided.get(pack) ?? new Map<IndicatorId, RulesFor>();
  decided.set(pack, ofPack);
  const known = ofPack.get(indicatorId) ?? decide(pack, indicatorId);
  ofPack.set(indicatorId, known);
  return known;
}

function decide(pack: RulePack | null, indicatorId: IndicatorId | null): RulesFor {
  const running = <Rule extends ReadingsRule | WorkbookRule>(
    rules: readonly Rule[],
  ): readonly Ruled<Rule>[] =>
    rules
      .map((rule) => ({ rule, mode: checkMode(pack, rule.code, indicatorId) }))
      .filter(({ mode }) => mode.runs);
  const readings = running(READINGS_RULES);
  return {
    readings,
    outside: readings.filter(({ rule }) => rule.usesOutside === true),
    workbook: running(WORKBOOK_RULES),
  };
}

const BY_DEFAULT = decide(null, null);
