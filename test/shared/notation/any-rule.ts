import fc from 'fast-check';
import type { DecimalText } from '#shared/model/brands.ts';
import { toDecimalText } from '#shared/model/exact.ts';
import { branch } from '#shared/notation/parts/when-branch.ts';
import {
  type Condition,
  MEASURES,
  type PointsNode,
  RULE_KINDS,
  type RuleInput,
  type ScoringRule,
} from '#shared/rule-pack/scoring-rule.ts';

const decimal: fc.Arbitrary<DecimalText> = fc
  .integer({ min: -100_000, max: 100_000 })
  .map((n) => toDecimalText({ n, d: 100 }));
const words = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.constantFrom('省', '级', '项', '目', '%', '(', ')', ';', '、', '。', ':', '」', '得', '1', 'a'),
});

const input: fc.Arbitrary<RuleInput> = fc
  .record({
    name: words,
    label: words,
    type: fc.constantFrom('number' as const, 'boolean' as const, 'choice' as const),
    unit: fc.option(words),
    options: fc.array(words, { minLength: 1, maxLength: 3 }),
    measure: fc.option(fc.constantFrom(...MEASURES)),
    absent: fc.option(decimal),
  })
  .map(({ options, measure, absent, ...rest }) => ({
    ...rest,
    ...(rest.type === 'choice' ? { options } : {}),
    ...(measure === null ? {} : { measure }),
    ...(absent === null ? {} : { absent: rest.type === 'boolean' ? (false as const) : absent }),
  }));

const { node, condition } = fc.letrec<{ node: PointsNode; condition: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ node: fc.constant('constant' as const), points: decimal }),
    fc.record({ node: fc.constant('quantity' as const), input: words }),
    fc.record({
      node: fc.constant('bands' as const),
      of: tie('node'),
      outside: fc.constantFrom('zero' as const, 'unscored' as const),
      bands: fc.array(
        fc
          .record({
            from: fc.option(decimal),
            fromIncluded: fc.boolean(),
            to: fc.option(decimal),
            toIncluded: fc.boolean(),
            pointsFrom: decimal,
            pointsTo: decimal,
          })
          .map((band) => ({
            ...band,
            fromIncluded: band.from !== null && band.fromIncluded,
            toIncluded: band.to !== null && band.toIncluded,
          })),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      node: fc.constant('rate' as const),
      of: tie('node'),
      points: decimal,
      per: decimal,
      steps: fc.constantFrom('proportional' as const, 'whole' as const, 'up' as const),
      from: decimal,
      side: fc.constantFrom('above' as const, 'below' as const),
      most: fc.option(decimal),
    }),
    fc.record({
      node: fc.constant('sum' as const),
      parts: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      node: fc.constant('pick' as const),
      which: fc.constantFrom('highest' as const, 'lowest' as const),
      of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      node: fc.constant('when' as const),
      cases: fc.array(
        fc.tuple(tie('condition'), tie('node')).map(([when, points]) => branch(when, points)),
        { maxLength: 2 },
      ),
      otherwise: fc.option(tie('node')),
    }),
    fc.record({
      node: fc.constant('clamp' as const),
      of: tie('node'),
      floor: fc.option(decimal),
      cap: fc.option(decimal),
    }),
    fc.record({
      node: fc.constant('places' as const),
      of: tie('node'),
      list: fc.array(decimal, { minLength: 1, maxLength: 4 }),
      rest: fc.oneof(
        fc.constantFrom('zero' as const, 'last' as const, 'unscored' as const),
        fc.record({ step: decimal }),
      ),
    }),
    fc.record({
      node: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('subtract' as const, 'multiply' as const, 'divide' as const),
      left: tie('node'),
      right: tie('node'),
    }),
    fc.record({
      node: fc.constant('round' as const),
      of: tie('node'),
      places: fc.integer({ min: 0, max: 6 }),
      mode: fc.constantFrom('half-up' as const, 'half-even' as const),
    }),
  ),
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ test: fc.constant('holds' as const), input: words }),
    fc.record({ test: fc.constant('chosen' as const), input: words, option: words }),
    fc.record({
      test: fc.constant('compare' as const),
      of: tie('node'),
      comparator: fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const),
      to: decimal,
    }),
    fc.record({
      test: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ test: fc.constant('not' as const), of: tie('condition') }),
  ),
}));

/** Rules of every node and kind, sensible or not. */
export const anyRule: fc.Arbitrary<ScoringRule> = fc
  .record({
    kind: fc.constantFrom(...RULE_KINDS),
    inputs: fc.array(input, { maxLength: 3 }),
    points: fc.option(node),
    grades: fc.option(
      fc.record({
        cases: fc.array(fc.record({ when: condition, grade: words }), { maxLength: 2 }),
        otherwise: fc.option(words),
      }),
    ),
    vetoes: fc.option(
      fc.array(fc.record({ when: condition, effect: words }), { minLength: 1, maxLength: 2 }),
    ),
    assumed: fc.option(fc.array(words, { minLength: 1, maxLength: 2 })),
  })
  .map(({ grades, vetoes, assumed, ...rest }) => ({
    ...rest,
    ...(grades ? { grades } : {}),
    ...(vetoes ? { vetoes } : {}),
    ...(assumed ? { assumed } : {}),
  }));
