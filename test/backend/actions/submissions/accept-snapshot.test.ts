import { describe, expect, it } from 'vitest';
import type { Ports } from '#backend/actions/ports.ts';
import { acceptSnapshot } from '#backend/actions/submissions/accept-snapshot.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { decodeUtf8 } from '#shared/signing/utf8.ts';
import {
  CITY,
  openPeriod,
  openTestCity,
  PACK,
  PERIOD,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../../open-test-city.ts';

async function withCity(work: (city: TestCity, jws: string) => Promise<void>): Promise<void> {
  const city = await openTestCity();
  try {
    await openPeriod(city, await city.enrol('coordinator', CITY));
    const reporter = await city.enrol('reporter', ZHANG);
    await work(city, await city.sign(reporter, 'kezhi-snapshot/1', snapshotOf()));
  } finally {
    await city.close();
  }
}

const failing = (): never => {
  throw new Error('the power went');
};
const keptIn = async ({ store }: Ports) => [
  (await store.read.snapshots.ofPeriod(PACK.id, PERIOD)).length,
  await store.read.log.size(),
];
const receiptOf = (jws: string) =>
  JSON.parse(decodeUtf8(readCompactJws(jws)!.payload)!) as { sequence: number; receivedAt: string };

describe('a crash while a snapshot is taken in', () => {
  it('after the commit and before the answer: sending again gives the receipt of the first reception', () =>
    withCity(async (city, jws) => {
      const dying = { ...city.ports, serverKey: { ...city.ports.serverKey, sign: async () => failing() } };
      await expect(acceptSnapshot(dying, jws)).rejects.toThrow('power');
      expect(await keptIn(city.ports)).toEqual([1, 2]);
      city.setTime('2022-07-09T00:00:00.000Z');
      const [second, third] = [await acceptSnapshot(city.ports, jws), await acceptSnapshot(city.ports, jws)];
      expect([second.isNew, second.receipt === third.receipt]).toEqual([false, true]);
      expect(receiptOf(second.receipt)).toMatchObject({
        sequence: 2,
        receivedAt: '2022-07-04T01:00:00.000Z',
        late: null,
      });
      expect(await keptIn(city.ports)).toEqual([1, 2]);
    }));

  it('before the commit: nothing of it is there, and sending again is a first reception', () =>
    withCity(async (city, jws) => {
      const { store } = city.ports;
      const dying: Ports = {
        ...city.ports,
        store: {
          ...store,
          write: (work) =>
            store.write(async (tables) => {
              await work(tables);
              return failing();
            }),
        },
      };
      const before = await store.read.audit.latest(100);
      await expect(acceptSnapshot(dying, jws)).rejects.toThrow('power');
      expect(await keptIn(city.ports)).toEqual([0, 1]);
      expect(await store.read.audit.latest(100)).toEqual(before);
      expect((await acceptSnapshot(city.ports, jws)).isNew).toBe(true);
    }));
});

describe('a county as late as its offices', () => {
  it('is late when one of them is, though the first was in time', () =>
    withCity(async (city) => {
      const boss = await city.enrol('coordinator', CITY);
      const part = async (department: string) => {
        const key = await city.enrol('reporter', ZHANG, department);
        const own = snapshotOf({ department, score: null });
        const readings = own.readings.filter(
          ({ indicatorId }) => (indicatorId === 'finance') === (department === '财政局'),
        );
        return city.submit(key, snapshotOf({ department, score: null, readings }));
      };
      expect((await part('财政局')).status).toBe(201);
      city.setTime('2022-07-05T16:30:00.000Z');
      expect((await part('科技局')).status).toBe(201);
      const answer = await city.get(`/api/v1/city-table?pack=${PACK.id}&period=${PERIOD}`, boss);
      const { regions } = (await answer.json()) as { regions: { region: string; late: unknown }[] };
      expect(regions.find(({ region }) => region === ZHANG)!.late).toEqual({ minutes: 30 });
    }));
});
