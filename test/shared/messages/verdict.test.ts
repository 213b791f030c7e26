import { describe, expect, it } from 'vitest';
import { type VerdictCounts, verdictLine } from '#shared/messages/verdict.ts';

const counts = (given: Partial<VerdictCounts>): VerdictCounts => ({
  verdict: 'pass',
  blocking: 0,
  queries: 0,
  explainedGaps: 0,
  explainedQueries: 0,
  ...given,
});

describe('the verdict line', () => {
  it('says in one sentence what to do next', () => {
    expect(
      [
        counts({}),
        counts({ verdict: 'fail', blocking: 3, queries: 2 }),
        counts({ verdict: 'explain', queries: 2 }),
        counts({ verdict: 'unrecognised' }),
        counts({ explainedGaps: 2 }),
        counts({ explainedGaps: 1, explainedQueries: 2 }),
        counts({ verdict: 'fail', blocking: 1, explainedGaps: 2 }),
      ].map((one) => verdictLine(one)),
    ).toEqual([
      '可以报送',
      '3 处必须改,2 处要说明',
      '2 处要说明',
      '没认出指标表,看看为什么',
      '2 项缺报已说明,可随报',
      '1 项缺报已说明,2 处疑点已说明,可随报',
      '1 处必须改;2 项缺报已说明,可随报',
    ]);
  });

  it('says it in English too', () => {
    expect(verdictLine(counts({ verdict: 'fail', blocking: 3, queries: 2 }), 'en')).toBe(
      '3 must be corrected, 2 need an explanation',
    );
  });
});
