import { describe, expect, it } from 'vitest';
import { exact } from '#shared/model/exact.ts';
import type { ScoringInput } from '#shared/model/reading.ts';
import { packById } from '#shared/packs/registry.ts';
import { ruleInputs } from '#shared/score/rule-inputs.ts';
import { whoseStatement } from '#shared/score/whose-statement.ts';

const scoring = packById('dingxi-assessment')!.indicators.find((one) => one.id === 'policy-support')!
  .scoring!;

/** What the rule of 政策扶持 is told by statements: [县区已兑现, 市上尚未兑现]. */
const told = (...statements: readonly (readonly [string, 'true' | 'false'])[]) => {
  const { values } = ruleInputs(scoring.rule!, {
    value: exact('0'),
    target: null,
    stated: statements.map(([label, value]) => ({ label, value }) as ScoringInput),
    typedScore: null,
    words: scoring.inputWords ?? {},
  });
  return [values['county-paid'] ?? null, values['city-not-paid'] ?? null];
};

describe('a statement about somebody', () => {
  it('names the city, the county, the province or nobody', () => {
    expect(
      ['市上尚未兑现', '县区已兑现', '省级财政已下达', '已兑现', '因市上未兑现,本县未兑现'].map(
        whoseStatement,
      ),
    ).toEqual(['city', 'county', 'province', null, 'city']);
  });

  it('says what the city did in any words, and never that the county did not', () => {
    for (const label of ['市上奖励资金尚未兑现', '市里还没有兑现', '市财政尚未兑现', '市上尚未兑现政策'])
      expect([label, ...told([label, 'false'])]).toEqual([label, null, true]);
  });

  it('tells the county apart from the city where a cell speaks of both', () => {
    expect(told(['市上已兑现', 'true'], ['县区未兑现', 'false'])).toEqual([false, false]);
    expect(told(['市上已兑现', 'true'], ['县区已及时兑现', 'true'])).toEqual([true, false]);
    expect(told(['未兑现', 'false'])).toEqual([false, null]);
  });
});
