import { describe, expect, it } from 'vitest';
import { evaluateGiven } from '#shared/check/evaluate-given.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import type { GivenInput } from '#shared/notation/match-inputs.ts';

const scored = (text: string, given: GivenInput, unit: string | null = null) =>
  evaluateGiven(compileNotation(text, { maxPoints: null, inputUnit: unit }), given);

describe('what a caller names', () => {
  const bySize = '每引进1个亿元以上项目得3分，5亿元以上项目得6分，15亿元以上项目得10分。';

  it('is not matched by a part of a number: 1亿 is not 15亿, 5亿 is not 15亿', () => {
    expect(scored(bySize, { '1亿': 2 })).toMatchObject({ ok: false });
    expect(scored(bySize, { '5亿': 2 })).toMatchObject({ ok: true, points: '12' });
    expect(scored(bySize, { '15亿': 1 })).toMatchObject({ ok: true, points: '10' });
  });

  it('is refused where two names mean the same input, instead of one replacing the other', () => {
    expect(scored(bySize, { '15亿': 1, '15亿元以上': 2 })).toMatchObject({ ok: false });
  });

  it('a denial is answered by its own name alone: 0 may mean that none happened, or that it does not hold', () => {
    const denial = '未制定方案的扣1分';
    expect(scored(denial, { 未制定: 1 })).toMatchObject({ ok: true, points: '-1' });
    for (const given of [0, 1, { 方案: 1 }]) expect(scored(denial, given)).toMatchObject({ ok: false });
  });

  it('a figure and a statement of one name are told apart by what is given for them', () => {
    const text = '占比≥2%得5分，占比较上年下降的不得分';
    expect(scored(text, { 占比: 3, 下降: true })).toMatchObject({ ok: true, points: '0' });
    expect(scored(text, { 占比: 3, 下降: false })).toMatchObject({ ok: true, points: '5' });
  });
});
