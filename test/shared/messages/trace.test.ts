import { describe, expect, it } from 'vitest';
import { notationSentence } from '#shared/messages/notation.ts';
import { traceSentence } from '#shared/messages/trace.ts';

const obstacle = (about: string) => ({ code: 'not-computable', params: { about }, clause: null });

describe('what stands in the way of a calculation', () => {
  it.each([
    ['target', '无法计算(没有下达目标值),不按0计'],
    ['0', '无法计算(分母为 0),不按0计'],
    ['', '无法计算(缺数),不按0计'],
    ['规上工业企业数', '无法计算(规上工业企业数),不按0计'],
  ])('is told in words: %s', (about, sentence) => {
    expect(traceSentence(obstacle(about), 'zh')).toBe(sentence);
    expect(traceSentence(obstacle(about), 'en')).toMatch(/^cannot be computed \([^)]+\); not taken as 0$/);
  });

  it('is told alike where a text is tried out', () => {
    expect(notationSentence('not-computable', { about: '0' }, 'zh')).toBe('无法计算(分母为 0)。');
  });
});

describe('a distance from a target', () => {
  it('is in 个百分点 where both are percentages', () => {
    const missed = (unit: string) => ({
      code: 'target-missed',
      params: { value: '1.52', target: '1.62', gap: '-0.1', unit },
      clause: null,
    });
    expect(traceSentence(missed('%'), 'zh')).toBe('1.52%,未达到目标1.62%,差0.1个百分点');
    expect(traceSentence(missed('%'), 'en')).toContain('by 0.1 percentage points');
    expect(traceSentence(missed('家'), 'zh')).toBe('1.52家,未达到目标1.62家,差0.1家');
  });
});
