import { describe, expect, it } from 'vitest';
import { packById } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';

const copy = (): Record<string, unknown> & { indicators: Record<string, unknown>[] } =>
  JSON.parse(JSON.stringify(packById('dingxi-targets-2022')));

function problemsOf(value: unknown): readonly (readonly [string, string])[] {
  const parsed = parseRulePack(value);
  return parsed.ok ? [] : parsed.problems.map((one) => [one.code, one.at] as const);
}

describe('parseRulePack', () => {
  it('returns the value as it came, so that its digest stays', () => {
    const value = copy();
    const parsed = parseRulePack(value);
    expect(parsed.ok && parsed.pack === (value as unknown)).toBe(true);
  });

  it('refuses what is no pack at all', () => {
    expect(problemsOf(null)).toEqual([['field-invalid', '']]);
    expect(problemsOf('pack')).toEqual([['field-invalid', '']]);
  });

  it('names the way to a wrong field and refuses fields it does not know', () => {
    const value = copy();
    value.indicators[3] = { ...value.indicators[3], direction: 'sideways' };
    expect(problemsOf(value)).toEqual([['field-invalid', 'indicators.3.direction']]);
    expect(problemsOf({ ...copy(), wieghts: [] })).toEqual([['field-invalid', '']]);
  });

  it('refuses numbers where decimal text must stand', () => {
    const value = copy();
    (value.targets as { value: unknown }[])[0]!.value = 52;
    expect(problemsOf(value)).toEqual([['field-invalid', 'targets.0.value']]);
  });

  it('refuses references to what is not there and ids used twice', () => {
    const value = copy();
    value.indicators[1] = { ...value.indicators[1], id: 'progress-contribution', section: 'nowhere' };
    expect(problemsOf(value).map(([code]) => code)).toEqual(
      expect.arrayContaining(['id-twice', 'section-unknown', 'indicator-unknown']),
    );
  });

  it('refuses a default that is no option and words for an input that is no input', () => {
    const value = JSON.parse(JSON.stringify(packById('county-leap')));
    value.questions[0].default = 'none-of-them';
    value.indicators[7].scoring.inputWords = { nothing: ['x'] };
    expect(problemsOf(value)).toEqual([
      ['input-unknown', 'indicators.7.scoring.inputWords'],
      ['default-unknown', 'questions.0.default'],
    ]);
  });

  it('refuses endless nesting before walking it', () => {
    let rule: unknown = { node: 'constant', points: '1' };
    for (let depth = 0; depth < 5000; depth++) rule = { node: 'clamp', of: rule, floor: null, cap: null };
    expect(problemsOf({ ...copy(), rule })).toEqual([['too-deep', '']]);
  });
});
