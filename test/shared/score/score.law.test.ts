import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, equals, exact, formatFixed, toDecimalText } from '#shared/model/exact.ts';
import { branch } from '#shared/notation/parts/when-branch.ts';
import type { Band, PointsNode, ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { compileRule } from '#shared/score/compile-rule.ts';
import { breakpointsOf, curveOf, leastFor, pointsAt } from '#shared/score/curve-of.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import { isGap } from '#shared/score/evaluation.ts';
import { micro, oraclePoints, oracleRound } from './bands-oracle.ts';

const hundredths = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((n) => toDecimalText({ n, d: 100 }));

/** A ladder of two to five touching bands, linear or stepped, with either end included. */
const ladder = fc
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
const exactZero = toDecimalText(exact('0'));

const ruleOf = (points: PointsNode): ScoringRule => ({
  kind: 'linear-bands',
  inputs: [{ name: 'value', label: '数值', type: 'number', unit: '%' }],
  points,
});
const value: PointsNode = { node: 'quantity', input: 'value' };
const bandsNode = (bands: readonly Band[]): PointsNode => ({
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
const tree: fc.Arbitrary<PointsNode> = fc.oneof(
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

describe('points of bands', () => {
  it('equal a BigInt oracle, rounded half-up too, ties included', () => {
    fc.assert(
      fc.property(ladder, fc.array(hundredths(210), { minLength: 20, maxLength: 20 }), (bands, values) => {
        const oracle = bands.map((band) => ({
          ...band,
          from: band.from && micro(band.from),
          to: band.to && micro(band.to),
          low: micro(band.pointsFrom),
          high: micro(band.pointsTo),
        }));
        const compiled = compileRule(ruleOf(bandsNode(bands)));
        const ends = bands.flatMap((band) => [band.from ?? exactZero, band.to ?? exactZero]);
        for (const text of [...values, ...ends]) {
          const expected = oraclePoints(oracle, micro(text));
          const got = compiled?.(exact(text));
          if (!expected || !got || isGap(got)) {
            expect(expected === null && got !== undefined && isGap(got)).toBe(true);
            continue;
          }
          expect(BigInt(got.n) * expected[1] * 1_000_000n).toBe(expected[0] * BigInt(got.d));
          expect(micro(formatFixed(got, 2))).toBe(oracleRound(expected) * 10_000n);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a compiled rule', () => {
  it('gives what the traced evaluation gives', () => {
    fc.assert(
      fc.property(tree, hundredths(250), (points, text) => {
        const slow = evaluateRule(ruleOf(points), { value: exact(text) });
        const fast = compileRule(ruleOf(points))?.(exact(text));
        if (!fast || isGap(fast)) expect(slow.points).toBeNull();
        else expect(slow.points && equals(slow.points, fast)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the curve of a rule', () => {
  const domain = { from: exact('0'), to: exact('250') };

  it('equals the evaluation everywhere, at its breakpoints too', () => {
    fc.assert(
      fc.property(tree, fc.array(hundredths(250), { minLength: 12, maxLength: 12 }), (points, values) => {
        const curve = curveOf(ruleOf(points), 'value', {}, domain);
        if (!curve) return;
        for (const x of [...values.map((text) => exact(text)), ...breakpointsOf(curve)]) {
          const evaluated = evaluateRule(ruleOf(points), { value: x }).points;
          const drawn = pointsAt(curve, x);
          expect([drawn === null, drawn && evaluated ? equals(drawn, evaluated) : true]).toEqual([
            evaluated === null,
            true,
          ]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is inverted exactly: the least number brings the points, nothing below it does', () => {
    fc.assert(
      fc.property(tree, hundredths(12), (points, wanted) => {
        const curve = curveOf(ruleOf(points), 'value', {}, domain);
        if (!curve) return;
        const least = leastFor(curve, exact(wanted), exact('0'));
        const reaches = (x: Parameters<typeof pointsAt>[1]): boolean => {
          const at = pointsAt(curve, x);
          return at !== null && compare(at, exact(wanted)) >= 0;
        };
        if (!least) {
          for (const x of breakpointsOf(curve)) expect(reaches(x)).toBe(false);
          return;
        }
        expect(reaches(least.x)).toBe(least.attained);
        for (const x of breakpointsOf(curve)) if (compare(x, least.x) < 0) expect(reaches(x)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });
});
