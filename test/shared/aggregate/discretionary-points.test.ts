import { describe, expect, it } from 'vitest';
import { applyDiscretionaryPoints } from '#shared/aggregate/apply-discretionary-points.ts';
import type { DecimalText, IndicatorId, PackId, PeriodId } from '#shared/model/brands.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';

const item = (id: string, points: string | null): ScoreItem => ({
  indicatorId: id as IndicatorId,
  indicator: id,
  scope: null,
  group: null,
  max: '5' as DecimalText,
  points: points as DecimalText | null,
  state: points === null ? 'discretionary' : 'scored',
  value: null,
  attainment: null,
  target: null,
  trace: [],
  assumed: [],
  questions: [],
  clause: null,
});

const sheet: ScoreSheet = {
  pack: { id: 'p' as PackId, version: '1.0.0', digest: '' },
  engine: 1,
  region: null,
  period: '2022' as PeriodId,
  total: '1.23' as DecimalText,
  totalExact: '1.234' as DecimalText,
  max: '10' as DecimalText,
  maxCounted: '10' as DecimalText,
  provisional: false,
  class: null,
  items: [item('a', '1.234'), item('b', null)],
  adjustments: [],
};
const enter = (...points: string[]) =>
  applyDiscretionaryPoints(
    sheet,
    points.map((one) => ({ indicatorId: 'b' as IndicatorId, scope: null, points: one as DecimalText })),
    {
      pack: {
        maxPoints: '10' as DecimalText,
        questions: [],
        classes: [],
        rounding: { mode: 'half-up', places: 2 },
      },
      settings: {},
    },
  );

describe('points entered by a person', () => {
  it('join the exact total, which is rounded once, and the last entry counts', () => {
    const entered = enter('1', '3.001');
    expect([entered.totalExact, entered.total, entered.items[1]!.points]).toEqual(['4.235', '4.24', '3.001']);
  });

  it('stay between zero and the maximum of their item', () => {
    expect(enter('9').items[1]!.points).toBe('5');
    expect(enter('-2').items[1]!.points).toBe('0');
  });

  it('change nothing where none were entered', () => {
    expect(enter()).toBe(sheet);
  });
});
