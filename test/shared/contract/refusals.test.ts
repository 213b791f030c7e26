import { describe, expect, it } from 'vitest';
import { isRefusalCode, REFUSAL_CODES, REFUSAL_STATUS } from '#shared/contract/refusal-codes.ts';
import { refusalText } from '#shared/messages/refusals.ts';

describe('refusals', () => {
  it('have an HTTP error status, a sentence and a remedy in both languages, each', () => {
    for (const code of REFUSAL_CODES) {
      expect(REFUSAL_STATUS[code]).toBeGreaterThanOrEqual(400);
      for (const language of ['zh', 'en'] as const) {
        const { sentence, remedy } = refusalText(code, {}, language);
        expect([code, sentence.length > 3, remedy.length > 3, /[{}]/.test(sentence + remedy)]).toEqual([
          code,
          true,
          true,
          false,
        ]);
      }
    }
  });

  it('put their params into the sentence', () => {
    expect(refusalText('period-closed', { period: '2022' }, 'zh').sentence).toBe('2022 已封存,不再收数。');
  });

  it('are a closed union', () => {
    expect([isRefusalCode('too-large'), isRefusalCode('toString'), isRefusalCode('anything')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
