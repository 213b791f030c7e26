import { describe, expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { packById } from '#shared/packs/registry.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import type { InputValues } from '#shared/score/evaluation.ts';

const items = packById('county-leap')!.indicators.flatMap((indicator) =>
  indicator.scoring ? [{ name: indicator.name, indicator, scoring: indicator.scoring }] : [],
);

/** Items whose text the notation refuses to guess at: they are questions in the pack as well. */
const asked = ['省级以上创新园区、基地建设情况', '科技管理机构情况'];

const samples = [
  '0',
  '0.3',
  '0.5',
  '0.71',
  '1',
  '1.5',
  '2',
  '3',
  '5',
  '7.5',
  '10',
  '12',
  '25',
  '40',
  '50',
  '65',
  '70',
  '80',
  '100',
  '300',
  '750',
  '1000',
  '4000',
  '5000',
  '12000',
];

const pointsOf = (rule: ScoringRule, values: InputValues): string | null => {
  const { points } = evaluateRule(rule, values);
  return points && toDecimalText(points);
};

describe('the rules of county-leap', () => {
  it.each(items.filter((item) => !asked.includes(item.name)))(
    'of $name score what their printed text compiles to',
    ({ indicator, scoring }) => {
      const compiled = compileNotation(scoring.text, {
        indicator: indicator.name,
        maxPoints: scoring.maxPoints,
        inputUnit: indicator.unit === '' ? null : indicator.unit,
      });
      expect(compiled.ok).toBe(true);
      const [own, text] = [scoring.rule!, compiled.rule!];
      if (own.inputs.some((input) => input.name === 'value')) {
        const by = (rule: ScoringRule): (string | null)[] =>
          samples.map((value) => pointsOf(rule, { value: exact(value) }));
        expect(by(own)).toEqual(by(text));
      } else {
        const plain = (label: string): string => label.replace(/\(.*?\)/g, '');
        for (const input of text.inputs) {
          const twin = own.inputs.find(
            (one) => input.label.startsWith(plain(one.label)) || one.name === input.name,
          );
          const by = (rule: ScoringRule, name: string): (string | null)[] =>
            ['1', '2', '9'].map((count) => pointsOf(rule, { [name]: exact(count) }));
          expect(by(own, twin!.name)).toEqual(by(text, input.name));
        }
      }
    },
  );

  it.each(items.filter((item) => asked.includes(item.name)))(
    'of $name are not guessed from the text alone',
    ({ indicator, scoring }) => {
      const compiled = compileNotation(scoring.text, {
        indicator: indicator.name,
        maxPoints: scoring.maxPoints,
      });
      expect(compiled.ok).toBe(false);
      expect(scoring.questions).not.toEqual([]);
    },
  );
});
