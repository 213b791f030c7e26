import { describe, expect, it } from 'vitest';
import { evaluateGiven } from '#shared/check/evaluate-given.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import type { GivenInput } from '#shared/notation/match-inputs.ts';

const scored = (text: string, given: GivenInput) =>
  evaluateGiven(compileNotation(text, { maxPoints: null, inputUnit: '个' }), given);

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
});
