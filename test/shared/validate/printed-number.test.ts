import { describe, expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { printedNumber } from '#shared/validate/printed-number.ts';

const printed = (raw: string, value: string) => {
  const { number, places, factor, step } = printedNumber(raw, exact(value));
  return [toDecimalText(number), places, toDecimalText(factor), toDecimalText(step)];
};

describe('the precision of a printed number', () => {
  it('is a unit of the last printed place, in the official unit', () => {
    expect(printed('0.93', '0.93')).toEqual(['0.93', 2, '1', '0.01']);
    expect(printed('11826', '1.1826')).toEqual(['11826', 0, '0.0001', '0.0001']);
    expect(printed('1.55%', '1.55')).toEqual(['1.55', 2, '1', '0.01']);
  });

  it('understands how people type', () => {
    expect(printed('37.90*', '37.9')).toEqual(['37.9', 2, '1', '0.01']);
    expect(printed('≥1,234.50', '1234.5')).toEqual(['1234.5', 2, '1', '0.01']);
    expect(printed('７５家', '75')).toEqual(['75', 0, '1', '1']);
  });

  it('does not take the noise of a double for precision', () => {
    expect(printed('9.199999999999999', '9.2')).toEqual(['9.2', 1, '1', '0.1']);
    expect(printed('0.71', '0.7099883358')).toEqual(['0.71', 2, '1', '0.01']);
  });
});
