import { useCallback, useEffect, useState } from 'react';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useSession } from '../shell/session-context.ts';

export interface SubmissionHistory {
  /** Newest first; null while the server can't be reached. */
  readonly found: readonly SnapshotSummary[] | null;
  /** The last submission of its period when the city gave it back. */
  readonly returned: SnapshotSummary | null;
  readonly load: () => Promise<void>;
}

/** What the region sent before; asked again after every receipt. */
export function useHistory(session: ServerSession, region: RegionCode): SubmissionHistory {
  const kept = useSession((state) => state.notes.submissions);
  const [found, setFound] = useState<readonly SnapshotSummary[] | null>(null);
  const load = useCallback(
    () =>
      session.server.snapshots({ region }).then(
        (all) => setFound([...all].sort((a, b) => b.sequence - a.sequence)),
        () => setFound(null),
      ),
    [session, region],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new receipt is a reason to ask again.
  useEffect(() => {
    void load();
  }, [load, kept]);
  return { found, returned: found ? standingReturn(found) : null, load };
}

/** A return that was answered by a later submission is history. */
const standingReturn = (found: readonly SnapshotSummary[]): SnapshotSummary | null =>
  found.find(
    (each) =>
      each.state === 'returned' &&
      !found.some(
        (later) =>
          later.revision > each.revision &&
          later.pack.id === each.pack.id &&
          later.period === each.period &&
          later.department === each.department,
      ),
  ) ?? null;
