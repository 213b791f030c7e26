import fc from 'fast-check';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { branch } from '#shared/notation/parts/when-branch.ts';
import type { Band, PointsNode, ScoringRule } from '#shared/rule-pack/scoring-rule.ts';

/** Decimal texts of two places from 0 to `most`. */
export const hundredths = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((n) => toDecimalText({ n, d: 100 }));

/** A ladder of two to five touching bands, linear or stepped, with either end included. */
export const ladder = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 3, maxLength: 6 }),
    fc.array(hundredths(20), { minLength: 12, maxLength: 12 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  )
  .map(([ends, points, included]): Band[] => {
    const sorted = [...ends].sort((a, b) => a - b).map((n) => toDecimalText({ n, d: 100 }));
    return sorted.slice(1).map((to, index) => ({
      from: sorted[index] ?? null,
      fromIncluded: index === 0 || included[index] === true,
      to,
      toIncluded: included[index + 1] !== true,
      pointsFrom: points[2 * index] ?? exactZero,
      pointsTo: points[2 * index + 1] ?? exactZero,
    }));
  });
export const exactZero = toDecimalText(exact('0'));

/** A rule of the one number `value`. */
export const ruleOf = (points: PointsNode): ScoringRule => ({
  kind: 'linear-bands',
  inputs: [{ name: 'value', label: '数值', type: 'number', unit: '%' }],
  points,
});
const value: PointsNode = { node: 'quantity', input: 'value' };
export const bandsNode = (bands: readonly Band[]): PointsNode => ({
  node: 'bands',
  of: value,
  bands,
  outside: 'unscored',
});

const node: fc.Arbitrary<PointsNode> = fc.oneof(
  ladder.map(bandsNode),
  fc
    .record({
      points: hundredths(3),
      per: fc.integer({ min: 1, max: 50 }),
      from: hundredths(100),
      above: fc.boolean(),
      most: fc.option(hundredths(10)),
      taken: fc.boolean(),
      steps: fc.constantFrom('proportional' as const, 'whole' as const, 'up' as const),
    })
    .map(
      (one): PointsNode => ({
        node: 'rate',
        of: value,
        points: (one.taken && one.points !== '0' ? `-${one.points}` : one.points) as never,
        per: String(one.per) as never,
        steps: one.steps,
        from: one.from,
        side: one.above ? 'above' : 'below',
        most: one.most,
      }),
    ),
);
/** Rules as the grammar builds them: ladders and rates, summed between a floor and a cap, chosen by a condition, the best of two. */
export const tree: fc.Arbitrary<PointsNode> = fc.oneof(
  node,
  fc.tuple(fc.array(node, { minLength: 2, maxLength: 3 }), hundredths(5), hundredths(10)).map(
    ([parts, floor, cap]): PointsNode => ({
      node: 'clamp',
      of: { node: 'sum', parts },
      floor,
      cap: toDecimalText({ n: Math.round(Number(floor) * 100 + Number(cap) * 100), d: 100 }),
    }),
  ),
  fc.tuple(node, node, hundredths(200)).map(
    ([a, b, to]): PointsNode => ({
      node: 'when',
      cases: [branch({ test: 'compare', of: value, comparator: '>=', to }, a)],
      otherwise: b,
    }),
  ),
  fc.tuple(node, node).map(([a, b]): PointsNode => ({ node: 'pick', which: 'highest', of: [a, b] })),
);
