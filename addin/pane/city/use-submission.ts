import { useCallback, useEffect, useState } from 'react';
import type { KezhiServer } from '#addin/api/server-port.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane } from '../shell/session-context.ts';

export interface FoundSubmission {
  readonly answer: Awaited<ReturnType<KezhiServer['snapshot']>>;
  readonly pack: RulePack | null;
  /** Name of an indicator; empty where the pack doesn't carry it, for an id says nothing to a person. */
  readonly nameOf: (indicatorId: string) => string;
  readonly reload: () => void;
}

/** One submission whole, with the pack that names its indicators; null until both have come. */
export function useSubmission(session: ServerSession, digest: string): FoundSubmission | null {
  const { services, workbook } = usePane();
  const [found, setFound] = useState<Pick<FoundSubmission, 'answer' | 'pack'> | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a reason to load again.
  useEffect(() => {
    let current = true;
    void workbook.guarded(async () => {
      const answer = await session.server.snapshot(digest);
      const { id, version } = answer.snapshot.pack;
      const pack = await services.engine.pack(id, version);
      if (current) setFound({ answer, pack });
    });
    return () => {
      current = false;
    };
  }, [session, services, workbook, digest, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  if (!found) return null;
  const { pack, answer } = found;
  const nameOf = (id: string): string =>
    pack?.indicators.find((indicator) => indicator.id === id)?.name ??
    answer.snapshot.readings.find((reading) => reading.indicatorId === id)?.indicator ??
    '';
  return { ...found, nameOf, reload };
}
