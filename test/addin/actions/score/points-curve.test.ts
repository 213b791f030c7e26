import { expect, it } from 'vitest';
import { pointsCurve } from '#addin/actions/score/points-curve.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';

const ruleOf = (text: string) =>
  compileNotation(text, { indicator: '比重', maxPoints: '8', inputUnit: '%' }).rule!;

it('passes through every printed point of a banded standard', () => {
  const curve = pointsCurve(ruleOf('≧2%(8分);2%-1%(8-6分);1%-0.5%(6-4分);0.5%以下(4-0分)'), []);
  const points = curve!.stretches.flat();
  for (const printed of [
    [0.5, 4],
    [1, 6],
    [2, 8],
  ])
    expect(points).toContainEqual(printed);
  expect([curve!.from, curve!.most]).toEqual([0, 8]);
});

it('keeps today’s value in view', () => {
  expect(pointsCurve(ruleOf('≧2%(8分);2%-1%(8-6分);1%以下(6-0分)'), ['9'])!.to).toBeGreaterThan(9);
});

it('draws nothing for a rule of several inputs', () => {
  expect(pointsCurve(ruleOf('国家级每家2分,省级每家1分。最高不超过8分。'), [])).toBeNull();
});
