import { describe, expect, it } from 'vitest';
import { lintSentence } from '#shared/messages/lint.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { differenceOf } from '#shared/rule-pack/difference-of.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';

const before = packById('county-leap')!;
const changed = (change: (pack: RulePack) => RulePack): RulePack =>
  change(structuredClone(before) as RulePack);

describe('differenceOf', () => {
  it('finds nothing between a pack and its copy', () => {
    expect(differenceOf(before, structuredClone(before) as RulePack)).toEqual([]);
  });

  it('says which points, standards and targets changed, and that results can change', () => {
    const after = changed((pack) => ({
      ...pack,
      indicators: pack.indicators.map((one, index) =>
        index === 0 && one.scoring
          ? { ...one, scoring: { ...one.scoring, maxPoints: '6' as DecimalText, text: '≧12000万元(6分)' } }
          : one,
      ),
      targets: pack.targets.map((one, index) =>
        index === 2 ? { ...one, value: '2.5' as DecimalText } : one,
      ),
    }));
    expect(
      differenceOf(before, after).map((one) => [one.code, one.changesResults, one.params.after]),
    ).toEqual([
      ['points-changed', true, '6'],
      ['standard-changed', true, '≧12000万元(6分)'],
      ['target-changed', true, '2.5'],
    ]);
  });

  it('says what came and went, in words of both languages', () => {
    const after = changed((pack) => ({
      ...pack,
      title: '新的指标体系',
      indicators: pack.indicators.slice(1),
      targets: pack.targets.slice(1),
      questions: pack.questions.slice(1),
    }));
    const found = differenceOf(before, after);
    expect(found.map((one) => one.code)).toEqual([
      'document-changed',
      'indicator-removed',
      'target-removed',
      'question-removed',
    ]);
    expect(
      found.map((one) => lintSentence(one.code, one.params, 'zh')).every((words) => /[一-鿿]/.test(words)),
    ).toBe(true);
    expect(lintSentence(found[1]!.code, found[1]!.params, 'zh')).toBe('取消指标“地方财政支出”。');
  });

  it('sees that a standard is understood differently although its words stayed', () => {
    const after = changed((pack) => ({
      ...pack,
      indicators: pack.indicators.map((one, index) =>
        index === 3 && one.scoring
          ? { ...one, scoring: { ...one.scoring, rule: pack.indicators[0]!.scoring!.rule } }
          : one,
      ),
    }));
    expect(differenceOf(before, after).map((one) => one.code)).toEqual(['rule-changed']);
  });
});
