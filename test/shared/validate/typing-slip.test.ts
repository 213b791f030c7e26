import { describe, expect, it } from 'vitest';
import { typingSlip } from '#shared/validate/typing-slip.ts';

describe('what a hand did to a number', () => {
  it.each([
    ['0.25', '0.52', 'digits'],
    ['14056.3', '14506.3', 'digits'],
    ['1.55', '15.5', 'point'],
    ['26552', '2655.2', 'point'],
    ['-14', '14', 'sign'],
    ['136', '126', null],
    ['321', '123', null],
    ['0.52', '0.52', null],
    ['-14', '15', null],
    ['12', '123', null],
  ])('%s for %s: %s', (typed, right, slip) => {
    expect(typingSlip(typed, right)).toBe(slip);
  });
});
