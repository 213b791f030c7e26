import { describe, expect, it } from 'vitest';
import { findingRemedy, findingSentence, findingText, findingTitle } from '#shared/messages/finding-text.ts';
import { groupedNumber, readableNumber } from '#shared/messages/readable-number.ts';
import { FINDING_CODES } from '#shared/model/finding.ts';

describe('the text of a finding', () => {
  const finding = {
    code: 'ratio-mismatch',
    cell: 'E7',
    params: { typed: '0.93', numerator: '2804.31', denominator: '341097.93', computed: '0.82' },
  } as const;

  it('names the cell, the figures with their arithmetic, and the way out', () => {
    expect(findingText(finding)).toBe(
      'E7 录入 0.93,按 2804.31 ÷ 341097.93 应为 0.82。请核对三个数,改错的那个。',
    );
    expect(findingText(finding, 'en')).toBe(
      'E7 0.93 typed; 2,804.31 ÷ 341,097.93 gives 0.82. Check the three figures and correct the wrong one.',
    );
  });

  it('speaks of differences between percentages in percentage points', () => {
    const params = {
      actual: '0.48',
      target: '0.5',
      gap: '0.02',
      gapUnit: '个百分点',
      direction: 'up',
      unit: '%',
    };
    expect(findingSentence({ code: 'below-target', params })).toContain('还差 0.02 个百分点');
    expect(findingSentence({ code: 'below-target', params }, 'en')).toContain(
      '0.02 percentage points missing',
    );
  });

  it('has a name and a way out for every code in both languages', () => {
    const missing = FINDING_CODES.filter((code) =>
      (['zh', 'en'] as const).some(
        (language) => !findingTitle(code, language) || !findingRemedy(code, language),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('long numbers', () => {
  it('are told in 亿 beside the figure, and grouped in English', () => {
    expect(['3204209900', '320420.99', '-123456789.5'].map(readableNumber)).toEqual([
      '3204209900(约 32.04 亿)',
      '320420.99',
      '-123456789.5(约 -1.23 亿)',
    ]);
    expect(groupedNumber('-1234567.891')).toBe('-1,234,567.891');
  });
});
