import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { DecimalText } from '#shared/model/brands.ts';
import { add, compare, exact, formatFixed, subtract, toDecimalText } from '#shared/model/exact.ts';
import { packById } from '#shared/packs/registry.ts';
import { leastValue } from '#shared/plan/least-value.ts';
import { leverCurve } from '#shared/plan/lever-curve.ts';
import { leastStepFor } from '#shared/plan/next-band.ts';
import { buildPlanModel } from '#shared/plan/plan-model.ts';
import { pointsAt, ruleBreakpoints } from '#shared/plan/rule-breakpoints.ts';
import { whatIf } from '#shared/plan/what-if.ts';
import type { PointsNode, ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { period, reading, region } from './zhangxian.ts';

const cents = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((value) => toDecimalText(exact(value / 100)));

const value: PointsNode = { node: 'quantity', input: 'value' };
const decimal = (text: string): DecimalText => text as DecimalText;

/** Rising bands that may jump, rates that may step, each perhaps capped. */
const risingNode: fc.Arbitrary<PointsNode> = fc.oneof(
  fc
    .array(fc.record({ width: cents(1, 5000), jump: cents(0, 200), rise: cents(0, 300) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((rows): PointsNode => {
      let [from, points] = [exact('0'), exact('0')];
      const bands = rows.map(({ width, jump, rise }) => {
        const to = add(from, exact(width));
        const pointsFrom = add(points, exact(jump));
        points = add(pointsFrom, exact(rise));
        const band = {
          from: toDecimalText(from),
          fromIncluded: true,
          to: toDecimalText(to),
          toIncluded: false,
          pointsFrom: toDecimalText(pointsFrom),
          pointsTo: toDecimalText(points),
        };
        from = to;
        return band;
      });
      const top = {
        from: toDecimalText(from),
        fromIncluded: true,
        to: null,
        toIncluded: false,
        pointsFrom: toDecimalText(points),
        pointsTo: toDecimalText(points),
      };
      return { node: 'bands', of: value, bands: [...bands, top], outside: 'zero' };
    }),
  fc
    .record({
      points: cents(1, 300),
      per: cents(10, 900),
      from: cents(0, 3000),
      steps: fc.constantFrom('proportional', 'whole', 'up'),
      most: fc.option(cents(1, 500)),
    })
    .map(
      ({ points, per, from, steps, most }): PointsNode => ({
        node: 'rate',
        of: value,
        points: decimal(points),
        per: decimal(per),
        steps: steps as 'whole',
        from: decimal(from),
        side: 'above',
        // Steps without an end are many; a short one shows the same.
        most: most === null ? (steps === 'proportional' ? null : decimal('4')) : decimal(most),
      }),
    ),
);

const risingRule: fc.Arbitrary<ScoringRule> = fc
  .record({ parts: fc.array(risingNode, { minLength: 1, maxLength: 3 }), cap: fc.option(cents(50, 900)) })
  .map(({ parts, cap }) => ({
    kind: 'compound',
    inputs: [{ name: 'value', label: 'value', type: 'number', unit: null }],
    points: {
      node: 'clamp',
      of: { node: 'sum', parts },
      floor: null,
      cap: cap === null ? null : decimal(cap),
    },
  }));

describe('the exact inverse of scoring', () => {
  it('finds a value that scores what was asked for, and nothing less does', () => {
    fc.assert(
      fc.property(risingRule, cents(1, 900), cents(0, 4000), (rule, points, start) => {
        const of = { rule, input: 'value', others: {} };
        const at = (x: Parameters<typeof pointsAt>[1]) => pointsAt(of, x);
        const least = leastValue({ breakpoints: ruleBreakpoints(of), at }, exact(points), exact(start));
        const hair = exact('0.000001');
        if (least === null) {
          const far = at(exact('100000'));
          return far === null || compare(far, exact(points)) < 0;
        }
        const enough = least.beyond ? add(least.value, hair) : least.value;
        if (compare(at(enough)!, exact(points)) < 0) return false;
        const less = subtract(least.value, hair);
        return compare(less, exact(start)) < 0 || compare(at(less)!, exact(points)) < 0;
      }),
      { numRuns: 300 },
    );
  });

  it('plans an amount that, scored, brings the promised points; a hundredth less does not', () => {
    const leap = packById('county-leap')!;
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 900000 }),
        fc.integer({ min: 2_000_000, max: 90_000_000 }),
        cents(1, 700),
        (spent, budget, points) => {
          const money = (units: number): string => toDecimalText(exact(units / 100));
          const readings = [
            reading('county-leap', 'science-spending', 'actual', money(spent)),
            reading('county-leap', 'science-spending-share', 'numerator', money(spent)),
            reading('county-leap', 'science-spending-share', 'denominator', money(budget)),
          ];
          const model = buildPlanModel([leap], readings, [], { region, period });
          const lever = model.levers.find(
            (one) => one.name === '地方财政支出' || one.name === '地方财政科技支出',
          )!;
          const more = leastStepFor(model, lever, exact(points));
          if (more === null) return true;
          const gain = (step: ReturnType<typeof exact>): ReturnType<typeof exact> =>
            exact(whatIf(model, [{ lever: lever.id, add: formatFixed(step, 2) }]).totals[0]!.gain);
          const less = subtract(more, exact('0.01'));
          const nearly = exact('0.0000000002');
          return (
            compare(add(gain(more), nearly), exact(points)) >= 0 &&
            (compare(less, exact('0')) <= 0 ||
              compare(
                leverCurve(model, lever).at(less)!,
                add(leverCurve(model, lever).at(exact('0'))!, exact(points)),
              ) < 0)
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
