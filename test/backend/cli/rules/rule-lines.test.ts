import { describe, expect, it } from 'vitest';
import { compileLines } from '#backend/cli/rules/compile-lines.ts';
import { evalLines } from '#backend/cli/rules/eval-lines.ts';

const answers = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('kezhi rules eval', () => {
  it('answers every line in order, a bad one too', () => {
    const out = answers(
      evalLines(
        `${lines({ id: 'a', text: '每新增1家得2分', maxPoints: 10, inputUnit: '家', input: 3 })}\nnonsense\n${lines({ id: 'b', text: '看不懂得', input: 1 })}`,
      ),
    );
    expect(out.map((one) => [one.id, one.ok, one.points ?? one.error.code])).toEqual([
      ['a', true, '6'],
      [null, false, 'bad-line'],
      ['b', false, 'not-understood'],
    ]);
  });

  it('brings a key to the input whose label contains it and refuses one that fits unequal tariffs', () => {
    const text = '国家级重点实验室每家2分,省级每家1分;国家级孵化器每家3分。';
    const out = answers(
      evalLines(
        lines(
          { id: 1, text, maxPoints: 20, input: { 国家级重点实验室: 1, 省级: 2 } },
          { id: 2, text, maxPoints: 20, input: { 国家级: 1 } },
        ),
      ),
    );
    expect(out.map((one) => one.points ?? one.error.code)).toEqual(['4', 'several-inputs']);
  });

  it('gives a grade and no points for grades', () => {
    const [out] = answers(evalLines(lines({ id: 1, text: '90分以上为优秀,其他为合格。', input: 91 })));
    expect([out.grade, 'points' in out]).toEqual(['优秀', false]);
  });
});

describe('kezhi rules compile', () => {
  it('answers a line that is no request in the shape of the others', () => {
    const out = answers(compileLines(`${lines({ id: 'a', text: '每家得2分' }, { id: 'b' })}\nnonsense`));
    const keys = Object.keys(out[0]);
    for (const one of out) expect(Object.keys(one)).toEqual(expect.arrayContaining(keys));
    expect(
      out.map((one) => [one.id, one.ok, one.diagnostics.map((each: { code: string }) => each.code)]),
    ).toEqual([
      ['a', true, []],
      ['b', false, ['bad-line']],
      [null, false, ['bad-line']],
    ]);
  });

  it('prints kind, inputs, canonical text and the place of a refusal', () => {
    const [good, bad] = answers(
      compileLines(
        lines(
          { id: 1, text: '满意度90%以上得5分,否则不得分', maxPoints: 5, inputUnit: '%' },
          { id: 2, text: '得分=甲×', maxPoints: 5 },
        ),
      ),
    );
    expect([good.ok, good.kind, good.inputs, good.text.startsWith('规则:分档。')]).toEqual([
      true,
      'step-bands',
      [{ name: 'value', label: '满意度', type: 'number', unit: '%' }],
      true,
    ]);
    expect([
      bad.ok,
      bad.diagnostics.map((one: { code: string; severity: string }) => [one.code, one.severity]),
    ]).toEqual([false, [['formula-not-understood', 'error']]]);
  });
});
