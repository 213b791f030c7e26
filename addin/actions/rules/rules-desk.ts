import type { RulesImpact } from '#shared/aggregate/compare-scores.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { draftIssue, type IssueDraft, type IssueRequest } from './draft-issue.ts';
import { type DraftRequest, draftRules, type RulesDraft } from './draft-rules.ts';
import { estimateImpact, type ImpactRequest } from './estimate-impact.ts';

/** Work on drafts of rules that takes longer than a frame. */
export interface RulesDesk {
  /** The packs in force; sent once, since every draft is compared with them. */
  keepPacks(packs: readonly RulePack[]): Promise<void>;
  draft(request: Omit<DraftRequest, 'packs'>): Promise<RulesDraft | null>;
  /** What the open workbook could issue by a pack: 分解表 and 责任清单. */
  issue(request: IssueRequest): Promise<IssueDraft>;
  impact(request: ImpactRequest): Promise<RulesImpact>;
}

export function runRulesDesk(): RulesDesk {
  let packs: readonly RulePack[] = [];
  return {
    keepPacks: async (given) => {
      packs = given;
    },
    draft: async (request) => draftRules({ ...request, packs }),
    issue: async (request) => draftIssue(request),
    impact: async (request) => estimateImpact(request),
  };
}
