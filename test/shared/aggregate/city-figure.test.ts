import { describe, expect, it } from 'vitest';
import { cityFigureOf, exactValueOf } from '#shared/aggregate/city-figure.ts';
import { toDecimalText } from '#shared/model/exact.ts';
import { figureOf, indicatorOf } from './city-of.ts';

const rounding = { mode: 'half-up', places: 2 } as const;

describe('the figure of several regions', () => {
  it('weights reported values by their denominators; where none was reported the parts speak', () => {
    const weighted = indicatorOf('rate', { aggregate: 'weighted', factor: '100' });
    const city = cityFigureOf(
      [
        figureOf('rate', { value: '10', numerator: '1', denominator: '100' }),
        figureOf('rate', { numerator: '60', denominator: '300' }),
      ],
      weighted,
      rounding,
    );
    // (10 % of 100 + 60) ÷ 400 = 17.5 %
    expect([city?.value, city?.numerator, city?.denominator]).toEqual(['17.5', '70', '400']);
  });

  it.each([
    ['%', '25'],
    ['‰', '250'],
    ['项/万人', '0.25'],
  ])('of a ratio without printed parts is in its unit: 1 of 4 in %s is %s', (unit, value) => {
    const ratio = indicatorOf('ratio', { aggregate: 'ratio', unit });
    const figure = figureOf('ratio', { numerator: '1', denominator: '4' });
    expect(cityFigureOf([figure], ratio, rounding)?.value).toBe(value);
    const own = exactValueOf(figure, ratio);
    expect(own && toDecimalText(own)).toBe(value);
  });

  it('is not computable over a denominator of zero, and nothing at all where nobody reported or sums mean nothing', () => {
    const ratio = indicatorOf('ratio', { factor: '100' });
    expect(
      cityFigureOf([figureOf('ratio', { numerator: '1', denominator: '0' })], ratio, rounding),
    ).toBeNull();
    expect(cityFigureOf([], indicatorOf('count'), rounding)).toBeNull();
    expect(
      cityFigureOf([figureOf('rank', { value: '3' })], indicatorOf('rank', { aggregate: 'none' }), rounding),
    ).toBeNull();
  });
});
