import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, compare, exact, multiply, toDecimalText } from '#shared/model/exact.ts';
import { linearPieces, pointsAt, ruleBreakpoints } from '#shared/plan/rule-breakpoints.ts';
import { hundredths, ruleOf, tree } from '../score/rule-trees.ts';

it('between two breakpoints the points of any rule are the line that was found there, and no stretch is left out', () => {
  fc.assert(
    fc.property(tree, fc.array(hundredths(250), { minLength: 12, maxLength: 12 }), (points, values) => {
      const of = { rule: ruleOf(points), input: 'value', others: {} };
      const breakpoints = ruleBreakpoints(of);
      const pieces = linearPieces(breakpoints, (x) => pointsAt(of, x));
      for (const x of values.map((text) => exact(text))) {
        if (breakpoints.some((end) => compare(end, x) === 0)) continue;
        const piece = pieces.find(
          ({ from, to }) => (from === null || compare(from, x) < 0) && (to === null || compare(x, to) < 0),
        );
        const onLine = piece ? toDecimalText(add(multiply(piece.slope, x), piece.offset)) : null;
        const evaluated = pointsAt(of, x);
        expect([toDecimalText(x), onLine]).toEqual([toDecimalText(x), evaluated && toDecimalText(evaluated)]);
      }
    }),
    { numRuns: 300 },
  );
});
