import type * as z from 'zod';
import type { actRecord } from '#shared/contract/snapshot-answers.ts';
import type { Explanation } from '#shared/model/finding.ts';
import type { ScoreItem } from '#shared/model/score.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';

type ActRecord = z.infer<typeof actRecord>;

/** What was last said of one explanation; null while nobody has. */
export function reviewOf(
  acts: readonly ActRecord[],
  { code, indicatorId, scope }: Pick<Explanation, 'code' | 'indicatorId' | 'scope'>,
): ActRecord | null {
  const about = (act: ActRecord): boolean =>
    (act.act === 'explanation-accepted' || act.act === 'explanation-rejected') &&
    member(act.value, 'code') === code &&
    member(act.value, 'indicatorId') === indicatorId &&
    member(act.value, 'scope') === scope;
  return lastOf(acts.filter(about));
}

/** Points that were last entered for an item (酌情), with who and why; null before. */
export function pointsOf(
  acts: readonly ActRecord[],
  { indicatorId, scope }: Pick<ScoreItem, 'indicatorId' | 'scope'>,
): { readonly points: string; readonly by: string; readonly reason: string | null } | null {
  const last = lastOf(
    acts.filter(
      ({ act, value }) =>
        act === 'discretionary-points' &&
        member(value, 'indicatorId') === indicatorId &&
        member(value, 'scope') === scope,
    ),
  );
  const points = last && member(last.value, 'points');
  return last && typeof points === 'string' ? { points, by: last.by.name, reason: last.reason } : null;
}

/** Items of a score that the rules leave to a person's judgement. */
export function itemsToJudge(items: readonly ScoreItem[], pack: RulePack): readonly ScoreItem[] {
  const judged = new Set(
    pack.indicators
      .filter(({ scoring }) => {
        const rule = scoring?.rule;
        return rule?.kind === 'discretionary' || rule?.inputs.some(({ measure }) => measure === 'points');
      })
      .map(({ id }) => id),
  );
  return items.filter(
    (item) => judged.has(item.indicatorId) && item.state !== 'scored' && item.state !== 'assumed',
  );
}

const lastOf = (acts: readonly ActRecord[]): ActRecord | null =>
  [...acts].sort((a, b) => a.sequence - b.sequence).at(-1) ?? null;

/** The value of an act is whatever was signed: read member by member. */
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
