import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionFigures } from '#shared/aggregate/union-figures.ts';
import { toDecimalText } from '#shared/model/exact.ts';
import { figureOf, indicatorOf, packOf, regionOf, scoreOf, tableOf } from './city-of.ts';

const pack = packOf([indicatorOf('ratio', { factor: '100' }), indicatorOf('count')]);
const cents = fc.integer({ min: 1, max: 10_000_000 }).map((n) => toDecimalText({ n, d: 100 }));
const figures = fc
  .record({ numerator: cents, denominator: cents, value: fc.nat({ max: 5000 }).map(String), total: cents })
  .map(({ numerator, denominator, value, total }) => ({
    total,
    figures: [figureOf('ratio', { numerator, denominator }), figureOf('count', { value })],
  }));
const city = fc
  .array(figures, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, index) => regionOf(String(621100 + index), one.figures, scoreOf(one.total))));

describe('laws of the city table', () => {
  it('does not depend on the order of the regions', () => {
    fc.assert(
      fc.property(city, fc.integer(), (regions, seed) => {
        const shuffled = [...regions].sort(
          (a, b) => ((Number(a.region) * seed) % 7) - ((Number(b.region) * seed) % 7),
        );
        const [one, other] = [tableOf(pack, regions), tableOf(pack, shuffled)];
        expect(other.indicators.map((row) => row.city)).toEqual(one.indicators.map((row) => row.city));
        for (const region of one.regions) expect(other.regions).toContainEqual(region);
      }),
    );
  });

  it('equals the region in a city of one region', () => {
    fc.assert(
      fc.property(city, (regions) => {
        const table = tableOf(pack, regions.slice(0, 1));
        for (const row of table.indicators)
          expect(row.city!.value).toBe(row.values[regions[0]!.region]!.value);
        expect(table.regions[0]!.rank).toBe(1);
      }),
    );
  });

  it('lies between the lowest and the highest county, and inside the range stated while one was missing', () => {
    fc.assert(
      fc.property(city, (regions) => {
        fc.pre(regions.length >= 3);
        const values = Object.values(tableOf(pack, regions).indicators[0]!.values).map((one) =>
          Number(one.value),
        );
        const whole = Number(tableOf(pack, regions).indicators[0]!.city!.value);
        expect(whole).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
        expect(whole).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        // The range holds whenever the missing county keeps to what the range assumes: it repeats one that is in.
        const repeated = { ...regions[0]!, region: regions[1]!.region };
        const incomplete = [regions[0]!, ...regions.slice(2), regionOf(regions[1]!.region, [])];
        const range = tableOf(pack, incomplete).indicators[0]!.range!;
        const complete = Number(
          tableOf(pack, [regions[0]!, ...regions.slice(2), repeated]).indicators[0]!.city!.value,
        );
        expect(complete).toBeGreaterThanOrEqual(Number(range.low) - 1e-6);
        expect(complete).toBeLessThanOrEqual(Number(range.high) + 1e-6);
      }),
    );
  });

  it('is the same whether a county reports as a whole or through its departments', () => {
    fc.assert(
      fc.property(figures, ({ figures: whole }) => {
        const parts = whole.map((figure, index) => ({ department: `部门${index}`, figures: [figure] }));
        expect(unionFigures(pack, [...parts].reverse())).toEqual({ figures: whole, conflicts: [] });
      }),
    );
  });

  it('keeps both numbers when two departments differ, and hears the lead department', () => {
    const led = packOf([
      indicatorOf('count', { departments: { lead: ['科技局'], cooperating: ['统计局'] } }),
    ]);
    const union = unionFigures(led, [
      { department: '统计局', figures: [figureOf('count', { value: '8' })] },
      { department: '科技局', figures: [figureOf('count', { value: '9' })] },
    ]);
    expect(union.figures.map((figure) => figure.value)).toEqual(['9']);
    expect(union.conflicts).toEqual([
      {
        indicatorId: 'count',
        scope: null,
        kind: 'actual',
        values: [
          { department: '科技局', value: '9' },
          { department: '统计局', value: '8' },
        ],
      },
    ]);
  });
});
