import { expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';

/** Points that a text gives for each value, as decimal text. */
function pointsOf(text: string, maxPoints: string, values: readonly string[]): readonly (string | null)[] {
  const { rule } = compileNotation(text, { indicator: '指标', maxPoints, inputUnit: null });
  if (!rule) throw new Error(`not understood: ${text}`);
  return values.map((value) => {
    const { points } = evaluateRule(rule, { value: exact(value) });
    return points && toDecimalText(points);
  });
}

it('goes on with an even ladder of tenths, which binary fractions would call uneven', () => {
  expect(pointsOf('完成90%得0.9分,80%得0.8分,70%得0.7分,依次类推。', '1', ['90', '70', '40', '10'])).toEqual([
    '0.9',
    '0.7',
    '0.4',
    '0.1',
  ]);
});

it('takes 3 × 0.1 for the 0.3 in brackets, as it takes 3 × 1 for 3', () => {
  expect(pointsOf('3次(3分),每次得1分。', '10', ['1', '2', '3'])).toEqual(['1', '2', '3']);
  expect(pointsOf('3次(0.3分),每次得0.1分。', '1', ['1', '2', '3'])).toEqual(['0.1', '0.2', '0.3']);
});

it('compares a cap with the exact sum of its levels', () => {
  const ok = (cap: string) =>
    compileNotation(`国家级1个得0.7分,省级1个得0.1分,最高${cap}分。`, {
      indicator: '指标',
      maxPoints: cap,
      inputUnit: null,
    }).ok;
  expect([ok('0.8'), ok('0.9')]).toEqual([false, true]);
});
