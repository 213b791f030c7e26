import { useEffect, useRef, useState } from 'react';
import type { IssueDraft } from '#addin/actions/rules/draft-issue.ts';
import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import type { Digest, PeriodId } from '#shared/model/brands.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession } from '../shell/session-context.ts';
import { openRulesDesk } from './open-rules-desk.ts';

const GATHER_MS = 250;

/** What the open workbook could issue, read again whenever it changes; undefined while it is read for the first time. */
export function useIssueDraft(pack: RulePack, packs: readonly PackSummary[]): IssueDraft | null | undefined {
  const { services, workbook } = usePane();
  const raw = useSession((state) => state.raw);
  const desk = useRef<RulesDesk | null>(null);
  const [draft, setDraft] = useState<IssueDraft | null | undefined>(undefined);
  useEffect(() => {
    const opened = openRulesDesk();
    desk.current = opened;
    return () => {
      desk.current = null;
      opened.close();
    };
  }, []);
  useEffect(() => {
    if (!raw) {
      setDraft(null);
      return;
    }
    let current = true;
    const read = setTimeout(
      () =>
        void workbook.guarded(async () => {
          const period = services.now().slice(0, 4) as PeriodId;
          const all = await Promise.all(packs.map(({ id, version }) => services.engine.pack(id, version)));
          const listPacks = all.filter(
            (one): one is RulePack => one !== null && one.sections.some(({ items }) => items === 'issued'),
          );
          const found = await desk.current?.issue({ workbook: raw, pack, period, listPacks });
          if (current && found) setDraft(found);
        }),
      GATHER_MS,
    );
    return () => {
      current = false;
      clearTimeout(read);
    };
  }, [raw, pack, packs, services, workbook]);
  return draft;
}

interface Signed {
  readonly digest: Digest;
  readonly issuedAt: string;
}
/** The newest version of each; one without targets or items was taken back. */
export interface InForce {
  readonly targets: readonly (Signed & { readonly targets: IssuedTargets })[];
  readonly lists: readonly (Signed & { readonly list: IssuedList })[];
}

/** What the city issued for a pack so far; null while it is not known. `again` is a reason to ask once more. */
export function useInForce(session: ServerSession | null, pack: RulePack, again: unknown): InForce | null {
  const { workbook } = usePane();
  const connected = useSession((state) => state.connected);
  const [known, setKnown] = useState<InForce | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that comes back is a reason to ask again.
  useEffect(() => {
    let current = true;
    if (!session) return;
    void workbook.guarded(async () => {
      const found = await inForceOf(session, pack);
      if (current) setKnown(found);
    });
    return () => {
      current = false;
    };
  }, [session, pack, again, connected]);
  return known;
}

async function inForceOf({ server }: ServerSession, pack: RulePack): Promise<InForce | null> {
  try {
    const [targets, lists] = await Promise.all([server.issuedTargets(pack.id), server.issuedLists(pack.id)]);
    return {
      targets,
      lists: lists.flatMap(({ list, ...signed }) => {
        const read = parseIssuedList(list, pack);
        return read.ok ? [{ ...signed, list: read.list }] : [];
      }),
    };
  } catch (error) {
    // Offline, or a pack that is not published yet: what is in force is not known.
    if (error instanceof ServerRefusal) return null;
    throw error;
  }
}
