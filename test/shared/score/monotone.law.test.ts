import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, exact, toDecimalText } from '#shared/model/exact.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';

const rules = allPacks.flatMap((pack) =>
  pack.indicators.flatMap((indicator) => {
    const rule = indicator.scoring?.rule;
    const single = rule?.points && rule.inputs.length === 1 && rule.inputs[0]?.type === 'number';
    return rule && single && indicator.direction === 'up'
      ? [{ name: `${pack.id}/${indicator.id}`, rule, input: rule.inputs[0]?.name ?? '' }]
      : [];
  }),
);

describe('the rules of the packs', () => {
  it('never give less for more of what is better', () => {
    expect(rules.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        ({ name, rule, input }, n, more) => {
          const points = (hundredths: number) =>
            evaluateRule(rule, { [input]: exact(toDecimalText({ n: hundredths, d: 100 })) }).points;
          const [low, high] = [points(n), points(n + more)];
          if (low && high) expect([name, compare(low, high) <= 0]).toEqual([name, true]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
