import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeCase } from '#test/notation/judge-case.ts';
import { readNotationCases } from '#test/notation/notation-cases.ts';

const file = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/notations.jsonl');
const present = existsSync(file);

describe.runIf(present)('the collected scoring texts', () => {
  const cases = present ? readNotationCases(readFileSync(file, 'utf8')) : [];

  it('are fully right for 95 % of those without judgement of a person, and never give a wrong score', () => {
    const verdicts = cases.filter((one) => one.auto).map((one) => judgeCase(one).verdict);
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toEqual([]);
    expect(verdicts.filter((verdict) => verdict === 'right').length / verdicts.length).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});

describe.runIf(!present)('the collected scoring texts', () => {
  it('cannot be compared: the materials are not at KEZHI_MATERIALS nor at ../shared', () => {
    expect(present).toBe(false);
  });
});
