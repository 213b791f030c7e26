import { afterEach, describe, expect, it, vi } from 'vitest';
import { warnOfClock } from '#backend/start/warn-of-clock.ts';
import { CITY, openPeriod, openTestCity } from '../open-test-city.ts';

afterEach(() => vi.restoreAllMocks());

describe('a server whose clock stands before its last reception', () => {
  it('is told so at its start, with both times; a clock that goes right is not spoken of', async () => {
    const city = await openTestCity();
    city.setTime('2026-07-04T01:00:00.000Z');
    await openPeriod(city, await city.enrol('coordinator', CITY));
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await warnOfClock(city.ports);
    expect(said).not.toHaveBeenCalled();
    for (const time of ['2026-07-03T01:00:00.000Z', '2022-01-01T00:00:00.000Z']) {
      city.setTime(time);
      await warnOfClock(city.ports);
      expect(said.mock.lastCall?.[0]).toMatch(`本机时钟现在是 ${time},而最后一次收件是 2026-07-04T01`);
    }
    await city.close();
  });
});
