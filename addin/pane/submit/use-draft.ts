import { useEffect, useState } from 'react';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import type { Draft } from '#addin/actions/submit/prepare-submission.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { PackId, PeriodId } from '#shared/model/brands.ts';
import type { Nature } from '#shared/model/snapshot.ts';
import { isCancelled } from '../session/problem.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';

export interface DraftQuestion {
  readonly result: CheckResult;
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly nature: Nature;
}

/** The draft for what is open now; prepared anew after every check, null while it is being prepared. */
export function useDraft(session: ServerSession, identity: Identity, question: DraftQuestion): Draft | null {
  const { workbook } = usePane();
  const notes = useSession((state) => state.notes);
  const guidance = useSession((state) => state.guidance);
  const name = useSession((state) => state.name);
  const connected = useServerState(session, (state) => state.connected);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { result, pack, period, nature } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new check or a new receipt is a reason to prepare again.
  useEffect(() => {
    let current = true;
    setDraft(null);
    const { region, department } = identity.enrolment;
    void workbook.guarded(async () => {
      try {
        const prepared = await session.prepare(
          { pack, period, region, department, nature },
          checkOptions(notes, guidance),
          { workbookName: name, lists: guidance?.lists ?? [] },
        );
        if (current) setDraft(prepared);
      } catch (error) {
        if (!isCancelled(error)) throw error;
      }
    });
    return () => {
      current = false;
    };
  }, [result, notes.submissions, pack, period, nature, identity, connected, name]);
  return draft;
}
