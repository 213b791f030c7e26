import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals, exact, formatFixed } from '#shared/model/exact.ts';
import { compileRule } from '#shared/score/compile-rule.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import { isGap } from '#shared/score/evaluation.ts';
import { micro, oraclePoints, oracleRound } from './bands-oracle.ts';
import { bandsNode, exactZero, hundredths, ladder, ruleOf, tree } from './rule-trees.ts';

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
