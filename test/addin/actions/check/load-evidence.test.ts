import { expect, it } from 'vitest';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import { loadEvidence } from '#addin/actions/check/load-evidence.ts';
import { EMPTY_NOTES } from '#addin/actions/workbook/workbook-notes.ts';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';

const question = { packs: ['county-leap'], region: '621125', period: '2022' } as never;
const as = (role: string) => ({ enrolment: { kid: 'k', role, region: '621125' } }) as never;

const summary = (region: string, period: string, revision: number, state = 'received') => ({
  digest: `${region}/${period}/${revision}`,
  region,
  period,
  revision,
  state,
  department: null,
  pack: { id: 'county-leap' },
});

/** One figure a submission, whose value names the revision. */
const snapshot = async (digest: string) => {
  const [region, period, revision] = digest.split('/');
  return {
    snapshot: {
      region,
      pack: { id: 'county-leap' },
      readings: [
        { indicatorId: 'x', scope: null, region: null, period, kind: 'actual', value: `${revision}.25` },
      ],
    },
  };
};

const serverWith = (all: readonly ReturnType<typeof summary>[]) =>
  ({
    snapshot,
    snapshots: async (filter: { region?: string; period?: string }) =>
      all.filter(
        (each) =>
          (filter.region === undefined || each.region === filter.region) &&
          (filter.period === undefined || each.period === filter.period),
      ),
  }) as never;

const figures = (readings: readonly { region: unknown; period: unknown; value: unknown; places: number }[]) =>
  readings.map(({ region, period, value, places }) => [region, period, value, places]);

const all = [
  summary('621125', '2021', 1),
  summary('621125', '2021', 2),
  summary('621125', '2021', 3, 'returned'),
  summary('621125', '2022', 1),
  summary('621121', '2022', 1),
];

it('takes the last counting submission of every other period of the region', async () => {
  const { history, peers } = await loadEvidence(serverWith(all), forgetfulMemory(), as('reporter'), question);
  expect(figures(history)).toEqual([['621125', '2021', '2.25', 2]]);
  expect(peers).toEqual([]);
});

it('asks nothing about another county with the identity of this one', async () => {
  const asked: unknown[] = [];
  const server = { snapshots: async (filter: unknown) => asked.push(filter) && [] } as never;
  const elsewhere = { packs: ['county-leap'], region: '621122', period: '2022' } as never;
  const evidence = await loadEvidence(server, forgetfulMemory(), as('reporter'), elsewhere);
  expect([evidence, asked]).toEqual([{ history: [], peers: [] }, []]);
});

it('gives a coordinator the same period of the other regions', async () => {
  const { peers } = await loadEvidence(serverWith(all), forgetfulMemory(), as('coordinator'), question);
  expect(figures(peers)).toEqual([['621121', '2022', '1.25', 2]]);
});

it('remembers the figures for the time without a connection, and has none before', async () => {
  const memory = forgetfulMemory();
  const offline = { snapshots: () => Promise.reject(new Error('offline')) } as never;
  expect(await loadEvidence(offline, memory, as('reporter'), question)).toEqual({ history: [], peers: [] });
  const known = await loadEvidence(serverWith(all), memory, as('reporter'), question);
  expect(await loadEvidence(offline, memory, as('reporter'), question)).toEqual(known);
});

it('is handed to the check', () => {
  const evidence = { history: [], peers: [] };
  const options = checkOptions(EMPTY_NOTES, { decisions: [], issued: [], lists: [], packs: [], evidence });
  expect([options.history, options.peers]).toEqual([evidence.history, evidence.peers]);
});
