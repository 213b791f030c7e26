import { expect, it } from 'vitest';
import { bulletinText } from '#addin/actions/city/city-texts.ts';
import { changeSince, placesGained, previousPeriod } from '#addin/actions/city/since-previous.ts';

interface Figure {
  readonly value: string;
  readonly regions?: number;
}

const table = (ranks: readonly (number | null)[], share: Figure, count: Figure) =>
  ({
    period: '2022',
    ranking: { state: 'final', reasons: [] },
    regions: ranks.map((rank, index) => ({
      region: String(index),
      name: `${'甲乙丙'[index]}县`,
      state: 'accepted',
      late: null,
      rank,
      total: '60',
    })),
    indicators: [row('share', '%', share), row('count', '家', count)],
  }) as never;

function row(id: string, unit: string, { value, regions = 3 }: Figure) {
  const city = { value, text: value, regions };
  return { indicatorId: id, indicator: id, scope: null, unit, city, target: null };
}

const now = table([1, 2, 3], { value: '0.71' }, { value: '52' });
const before = table([2, 1, 3], { value: '0.66' }, { value: '40' });
const linesOf = (text: string) => text.split('\n');

it('finds the period before among those of the same rules', () => {
  const periods = ['2020', '2022', '2021'].map((period) => ({ pack: 'a', period }));
  const all = [...periods, { pack: 'b', period: '2021Q4' }] as never as Parameters<typeof previousPeriod>[0];
  expect(previousPeriod(all, all[1]!)?.period).toBe('2021');
  expect(previousPeriod(all, all[0]!)).toBeNull();
});

it('counts places gained, and says nothing where a rank is undecided', () => {
  const gained = ['0', '1', '2'].map((region) => placesGained(now, before, region));
  expect(gained).toEqual([1, -1, 0]);
  expect(placesGained(now, table([null, 1, 2], { value: '1' }, { value: '1' }), '0')).toBeNull();
  expect(placesGained(now, null, '0')).toBeNull();
});

it('tells percentages in points and the rest as growth, and never compares unlike numbers of regions', () => {
  const rows = (of: never) => (of as { indicators: never[] }).indicators;
  const changes = rows(now).map((each) => changeSince(each, before));
  expect(changes).toEqual([
    { kind: 'points', amount: '0.05' },
    { kind: 'growth', amount: '30.0' },
  ]);
  const fewer = table([1, 2, 3], { value: '0.66', regions: 2 }, { value: '0' });
  expect(rows(now).map((each) => changeSince(each, fewer))).toEqual([null, null]);
});

it('writes both into the bulletin', () => {
  const lines = linesOf(bulletinText(now, '指标', 'zh', before));
  expect(lines).toContain('share0.71%，比上期提高 0.05 个百分点。');
  expect(lines).toContain('count52家，比上期增长 30.0%。');
  expect(lines).toContain('第 1 位 甲县（60 分），位次上升 1 位。');
  expect(lines).toContain('第 2 位 乙县（60 分），位次下降 1 位。');
});
