import { useCallback, useEffect, useState } from 'react';
import { previousPeriod } from '#addin/actions/city/since-previous.ts';
import type { KezhiServer } from '#addin/api/server-port.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { type Problem, problemOf } from '../session/problem.ts';
import type { ServerSession } from '../session/server-session.ts';

export type Draft = Awaited<ReturnType<KezhiServer['readiness']>>[number];

export interface City {
  readonly periods: readonly Period[] | null;
  readonly period: Period | null;
  readonly table: SignedCityTable | null;
  /** The same table one period earlier, for changes; null for the first. */
  readonly previous: SignedCityTable | null;
  readonly snapshots: readonly SnapshotSummary[];
  readonly drafts: readonly Draft[];
  readonly problem: Problem | null;
}

const NOTHING: City = {
  periods: null,
  period: null,
  table: null,
  previous: null,
  snapshots: [],
  drafts: [],
  problem: null,
};

const keyOf = (period: Period): string => `${period.pack}@${period.period}`;

/** Periods of the city, and everything about the chosen one. `reload` after an act. */
export function useCity(session: ServerSession, basis: 'latest' | 'accepted') {
  const [city, setCity] = useState<City>(NOTHING);
  const [chosen, setChosen] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a reason to load again.
  useEffect(() => {
    let current = true;
    const load = async (): Promise<City> => {
      const periods = await session.server.periods();
      const period = periods.find((each) => keyOf(each) === chosen) ?? periods[0] ?? null;
      if (!period) return { ...NOTHING, periods };
      const of = { pack: period.pack, period: period.period };
      // A county sees its own submissions even while the table is not published.
      const earlier = previousPeriod(periods, period);
      const [table, snapshots, drafts, previous] = await Promise.allSettled([
        session.server.cityTable({ ...of, basis }),
        session.server.snapshots(of),
        session.server.readiness(of.pack, of.period),
        earlier && session.server.cityTable({ pack: earlier.pack, period: earlier.period, basis }),
      ]);
      return {
        periods,
        period,
        table: table.status === 'fulfilled' ? table.value : null,
        previous: previous.status === 'fulfilled' ? previous.value : null,
        snapshots: snapshots.status === 'fulfilled' ? snapshots.value : [],
        drafts: drafts.status === 'fulfilled' ? drafts.value : [],
        problem: table.status === 'rejected' ? problemOf(table.reason) : null,
      };
    };
    load().then(
      (loaded) => current && setCity(loaded),
      (error: unknown) => current && setCity({ ...NOTHING, problem: problemOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [session, basis, chosen, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { city, choose: (period: Period) => setChosen(keyOf(period)), reload, keyOf };
}
