import { useEffect, useState } from 'react';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import { collectSnapshots, type ReceivedPeriod } from '#addin/actions/rules/collect-snapshots.ts';
import { stillAsked } from '#addin/actions/rules/publish-rules.ts';
import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import type { Engine } from '#addin/engine/engine-port.ts';
import { compareScores, type RulesImpact } from '#shared/aggregate/compare-scores.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { SessionState } from '../session/session-state.ts';
import { usePane, useSession } from '../shell/session-context.ts';

/** What the city holds of a pack: what counties sent last, and the answers and targets in force. */
export interface CityHolds {
  readonly received: ReceivedPeriod | null;
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  readonly lists: readonly IssuedList[];
}

/** Asked once for a pack in force; null while it is not known, or may not be asked. */
export function useCityHolds(session: ServerSession | null, base: RulePack | null): CityHolds | null {
  const [holds, setHolds] = useState<CityHolds | null>(null);
  const connected = useSession((state) => state.connected);
  const id = base?.id;
  const version = base?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that comes back is a reason to ask again.
  useEffect(() => {
    let current = true;
    setHolds(null);
    const role = session?.store.get().identity?.enrolment.role;
    if (!session || id === undefined || version === undefined) return;
    if (role !== 'issuer' && role !== 'coordinator') return;
    void Promise.all([
      collectSnapshots(session.server, id),
      session.server.pack(id, version),
      session.server.issuedTargets(id).catch(refused<never[]>([])),
      session.server.issuedLists(id).catch(refused<never[]>([])),
    ]).then(
      ([received, { decisions }, issued, lists]) =>
        current &&
        setHolds({
          received,
          decisions,
          issued: issued.map((one) => one.targets),
          lists: readableLists(base, lists),
        }),
      refused(undefined),
    );
    return () => {
      current = false;
    };
  }, [session, id, version, connected]);
  return holds;
}

function readableLists(
  pack: RulePack | null,
  lists: Awaited<ReturnType<ServerSession['server']['issuedLists']>>,
): readonly IssuedList[] {
  return lists.flatMap(({ list }) => {
    const read = pack && parseIssuedList(list, pack);
    return read?.ok ? [read.list] : [];
  });
}

/** What the city refuses to tell, or cannot now, is done without; anything else is a bug. */
const refused =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (error instanceof ServerRefusal) return otherwise;
    throw error;
  };

export interface ImpactState {
  readonly over: 'received' | 'workbook';
  readonly count: number;
  readonly impact: RulesImpact;
}

export interface ImpactQuestion {
  readonly desk: RulesDesk | null;
  readonly base: RulePack | null;
  readonly next: RulePack;
  readonly holds: CityHolds | null;
  readonly carry: boolean;
}

/** The draft over what was received; without a connection over the open workbook. undefined while it is being worked out. */
export function useImpact({
  desk,
  base,
  next,
  holds,
  carry,
}: ImpactQuestion): ImpactState | null | undefined {
  const { services, store, workbook } = usePane();
  const [state, setState] = useState<ImpactState | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    setState(undefined);
    if (!desk || !base) return;
    void workbook.guarded(async () => {
      const found = holds?.received
        ? await overReceived(desk, base, next, holds, carry)
        : await overWorkbook(services.engine, base, next, store.get());
      if (current) setState(found);
    });
    return () => {
      current = false;
    };
  }, [desk, base, next, holds, carry, services, store, workbook]);
  return state;
}

async function overReceived(
  desk: RulesDesk,
  before: RulePack,
  after: RulePack,
  { received, decisions, issued, lists }: CityHolds,
  carry: boolean,
): Promise<ImpactState | null> {
  if (!received) return null;
  const answers = { before: decisions, after: carry ? stillAsked(after, decisions) : [] };
  const impact = await desk.impact({ before, after, received, decisions: answers, issued, lists });
  return { over: 'received', count: received.regions.length, impact };
}

async function overWorkbook(
  engine: Engine,
  before: RulePack,
  after: RulePack,
  { result, notes, guidance }: SessionState,
): Promise<ImpactState | null> {
  const old = result?.scores.filter((sheet) => sheet.pack.id === before.id) ?? [];
  const period = old[0]?.period;
  if (period === undefined) return null;
  const own = old.filter((sheet) => sheet.period === period);
  const now = await engine.tryPack(after, checkOptions(notes, guidance));
  const same = own.map(
    ({ region }) => now.find((sheet) => sheet.region === region && sheet.period === period) ?? null,
  );
  const regions = own.map(({ region }) => ({ region, name: region ? regionName(region) : '' }));
  const impact = compareScores(period, regions, { pack: before, sheets: own }, { pack: after, sheets: same });
  return { over: 'workbook', count: own.length, impact };
}
