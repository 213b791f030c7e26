import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeCase } from '#test/notation/judge-case.ts';
import { readNotationCases } from '#test/notation/notation-cases.ts';

const cases = readNotationCases(
  readFileSync(join(import.meta.dirname, '../../fixtures/notations/own.jsonl'), 'utf8'),
);

describe('scoring texts of our own', () => {
  it('are at least 150, some of them to be refused', () => {
    expect(cases.length).toBeGreaterThan(150);
    expect(cases.filter((one) => one.refused).length).toBeGreaterThan(15);
  });

  for (const one of cases) {
    it(`${one.id}: ${one.refused ? 'refuses' : 'scores'} ${one.text.replaceAll('\n', ' ').slice(0, 60)}`, () => {
      expect(judgeCase(one)).toEqual({ verdict: 'right', reason: '' });
    });
  }
});
