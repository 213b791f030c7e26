import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  exact,
  floor,
  formatFixed,
  multiply,
  numberText,
  parseExact,
  subtract,
  toDecimalText,
} from '#shared/model/exact.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${places ? `.${digits.slice(-places)}` : ''}`;
  });
const same = (text: string, big: Big) => new Big(text).eq(big);

describe('exact numbers, with big.js as the oracle', () => {
  it('add, subtract and multiply without any loss', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(same(toDecimalText(add(exact(a), exact(b))), new Big(a).plus(b))).toBe(true);
        expect(same(toDecimalText(subtract(exact(a), exact(b))), new Big(a).minus(b))).toBe(true);
        expect(same(toDecimalText(multiply(exact(a), exact(b)), 40), new Big(a).times(b))).toBe(true);
      }),
    );
  });
  it('compare as the numbers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(Math.sign(compare(exact(a), exact(b)))).toBe(new Big(a).cmp(b));
      }),
    );
  });
  it('round half up and half even as big.js does, ties included', () => {
    const tie = fc.tuple(decimal, fc.integer({ min: 0, max: 4 })).map(([a, places]) => {
      const whole = a.split('.')[0]!;
      return [`${whole}.${'3'.repeat(places)}5`, places] as const;
    });
    fc.assert(
      fc.property(fc.oneof(tie, fc.tuple(decimal, fc.integer({ min: 0, max: 6 }))), ([a, places]) => {
        const zeroless = (text: string) => text.replace(/^-(0(?:\.0*)?)$/, '$1');
        expect(formatFixed(exact(a), places)).toBe(zeroless(new Big(a).round(places, 1).toFixed(places)));
        expect(formatFixed(exact(a), places, 'half-even')).toBe(
          zeroless(new Big(a).round(places, 2).toFixed(places)),
        );
      }),
    );
  });
  it('give back what was divided, and null for a zero denominator', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const quotient = divide(exact(a), exact(b));
        if (new Big(b).eq(0)) expect(quotient).toBeNull();
        else expect(compare(multiply(quotient!, exact(b)), exact(a))).toBe(0);
      }),
    );
  });
  it('keep their order under floor', () => {
    fc.assert(
      fc.property(decimal, (a) => {
        const below = floor(exact(a));
        expect(compare(below, exact(a))).toBeLessThanOrEqual(0);
        expect(compare(add(below, exact('1')), exact(a))).toBeGreaterThan(0);
      }),
    );
  });
  it('write any double in plain decimals that read back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(numberText(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('parseExact', () => {
  it.each(['', 'abc', '1e3', '1,000', '--1', '.', '１'])('refuses %j', (text) =>
    expect(parseExact(text)).toBeNull(),
  );
  it('reads what spreadsheets hold', () => {
    expect(['007', '.5', '5.', '+3', '-0', '-0.00'].map((text) => toDecimalText(exact(text)))).toEqual([
      '7',
      '0.5',
      '5',
      '3',
      '0',
      '0',
    ]);
  });
});
