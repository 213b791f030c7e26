import { describe, expect, it } from 'vitest';
import { ruleSentence } from '#shared/messages/rule-sentence.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';

const sentence = (text: string, inputUnit: string | null = '家', maxPoints = '8') =>
  ruleSentence(compileNotation(text, { indicator: '企业数', inputUnit, maxPoints }).rule!, 'zh');

describe('a rule in one sentence', () => {
  it('names every band from the highest down, straight ones with both ends', () => {
    expect(sentence('≧2%(8分);2%-1%(8-6分);1%以下(6-0分)。', '%')).toBe(
      '2% 及以上 8 分；1–2% 按直线 6–8 分；不足 1% 按直线 0–6 分',
    );
  });

  it('counts by level under one cap', () => {
    expect(sentence('国家级平台每家2分,省级平台每家1分。最高不超过8分。')).toBe(
      '国家级平台每 家 2 分；省级平台每 家 1 分；最高 8 分',
    );
  });

  it('says who enters points that no rule gives', () => {
    expect(sentence('组织开展科普活动情况。', null, '5')).toMatch(/由评分人填写；最高 5 分$/);
  });

  it('leaves what it cannot say exactly to the canonical form', () => {
    expect(sentence('得分=本单位数值÷第一名数值×本项分值。')).toBeNull();
  });
});
