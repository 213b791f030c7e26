import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot, SnapshotFinding } from '#shared/model/snapshot.ts';
import { isSameJson } from '#shared/signing/is-same-json.ts';
import type { Recomputed } from '../ports.ts';

/** What was signed about findings and score must be what follows from the readings, member by member. */
export function differenceOf(
  snapshot: Snapshot,
  recomputed: Recomputed,
): 'findings-mismatch' | 'score-mismatch' | null {
  const signed = snapshot.findings.filter(({ basis }) => basis === 'readings');
  if (fingerprint(signed) !== fingerprint(recomputed.findings)) return 'findings-mismatch';
  // Compared whole: what is no score of ours differs somewhere.
  return isSameJson(snapshot.score, scoreToSign(snapshot, recomputed)) ? null : 'score-mismatch';
}

/** A department's part carries no score: the county's whole is scored here. */
export const scoreToSign = (
  { department }: Pick<Snapshot, 'department'>,
  { score }: Pick<Recomputed, 'score'>,
): ScoreSheet | null => (department === null ? score : null);

/** The same findings in whatever order. */
const fingerprint = (findings: readonly SnapshotFinding[]): string =>
  findings
    .map(({ code, indicatorId, scope, period, severity }) =>
      [code, indicatorId, scope, period, severity].join('\u0000'),
    )
    .sort()
    .join('\n');
