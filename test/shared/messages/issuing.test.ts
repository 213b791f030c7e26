import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuingCodes, issuingSentence } from '#shared/messages/issuing.ts';

const folder = join(import.meta.dirname, '../../../shared/issuing');
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** Codes that the readers write down as they are. */
const written = [...source.matchAll(/'((?:event|list|issued|support|roster|index|weights?)-[a-z-]+)'/g)].map(
  (match) => match[1]!,
);

describe('issuingSentence', () => {
  it('knows every code that a reader of issued sheets gives, in both languages', () => {
    const known = new Set(issuingCodes('zh'));
    const reasons = ['kind', 'level-missing', 'level-not-printed', 'not-main-leader'].map(
      (one) => `event-${one}`,
    );
    expect([...new Set([...written, ...reasons])].filter((code) => !known.has(code))).toEqual([]);
    expect(issuingCodes('en')).toEqual(issuingCodes('zh'));
  });

  it('fills in figures and words the rounding', () => {
    expect(
      issuingSentence(
        'roster-quota-kept',
        {
          grade: '优秀',
          count: '18',
          total: '124',
          share: '14.52',
          percent: '15',
          rounding: 'down',
          limit: '18',
        },
        'zh',
      ),
    ).toBe('优秀 18 人,占 124 人 14.52 %;15 %、舍去小数 → 上限 18 人,未超。');
  });

  it('gives the code where there is no sentence', () => {
    expect(issuingSentence('unheard-of', {}, 'zh')).toBe('unheard-of');
  });
});
