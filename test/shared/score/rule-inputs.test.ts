import { describe, expect, it } from 'vitest';
import { exact } from '#shared/model/exact.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { type ItemFigures, ruleInputs } from '#shared/score/rule-inputs.ts';

const figures = (stated: ItemFigures['stated'] = []): ItemFigures => ({
  value: exact('12'),
  target: '10' as never,
  stated,
  typedScore: null,
  words: {},
});

describe('a number that a rule asks for', () => {
  it.each([
    ['完成目标任务得10分,每少1家扣1分', '0'],
    ['完成目标任务得5分,每超1家加1分,最高10分', '2'],
  ])('follows from value and target: %s', (text, expected) => {
    expect(valuesOf(text, figures())).toEqual({ value: exact(expected) });
  });

  it.each([
    '高于全市平均水平得10分,每低1家扣1分',
    '比全省平均每高1家加1分,每低1家扣1分,基本分5分,最高10分',
    '较上年每增加1家加1分,每减少1家扣1分,基本分5分,最高10分',
  ])('is never taken from the target where the text compares with something else: %s', (text) => {
    expect(valuesOf(text, figures())).toEqual({});
  });
});

function valuesOf(text: string, given: ItemFigures) {
  const { rule } = compileNotation(text, { maxPoints: '10', inputUnit: '家' });
  if (!rule) throw new Error(`not understood: ${text}`);
  return ruleInputs(rule, given).values;
}
