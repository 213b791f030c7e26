import { compareScores, type RulesImpact } from '#shared/aggregate/compare-scores.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { recomputeSnapshot } from '#shared/check/recompute-snapshot.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ReceivedPeriod } from './collect-snapshots.ts';

export interface ImpactRequest {
  readonly before: RulePack;
  readonly after: RulePack;
  readonly received: ReceivedPeriod;
  /** Answers in force for the pack as it is, and those that would be for the new one. */
  readonly decisions: { readonly before: readonly Decision[]; readonly after: readonly Decision[] };
  readonly issued: readonly IssuedTargets[];
  /** Lists in force (责任清单) of a pack that has such a section. */
  readonly lists?: readonly IssuedList[];
}

/** Scores the same submissions by both packs. Runs for some hundred milliseconds: not in the screen's thread. */
export function estimateImpact(request: ImpactRequest): RulesImpact {
  const { before, after, received, decisions, issued, lists = [] } = request;
  const score = (pack: RulePack, answers: readonly Decision[]) => {
    const prepared = preparePacks([pack]);
    return received.regions.map(({ region, readings, inputs }) => {
      const snapshot = { region, period: received.period, readings, inputs };
      const rules = { pack, prepared, decisions: answers, issued, lists };
      return recomputeSnapshot({ snapshot, ...rules, explanations: [] }).score;
    });
  };
  return compareScores(
    received.period,
    received.regions,
    { pack: before, sheets: score(before, decisions.before) },
    { pack: after, sheets: score(after, decisions.after) },
  );
}
