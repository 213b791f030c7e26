import { describe, expect, it } from 'vitest';
import type { DecimalText, PeriodId } from '#shared/model/brands.ts';
import { planProgress, yearPace } from '#shared/plan/pace-of.ts';

const at = (value: string, period: string) => ({ value: value as DecimalText, period: period as PeriodId });
const text = (value: string): DecimalText => value as DecimalText;

describe('yearPace', () => {
  it('compares what is reached with the share of the year that has passed', () => {
    expect(yearPace(text('1.1826'), text('1.35'), '2022Q3' as PeriodId)).toEqual({
      attainment: '87.6',
      elapsed: '75.0',
      ahead: '12.6',
    });
    expect(yearPace(text('1'), text('4'), '2022-09' as PeriodId)?.ahead).toBe('-50.0');
  });

  it('has no share of a target of zero', () => {
    expect(yearPace(text('1'), text('0'), '2022' as PeriodId)).toBeNull();
  });
});

describe('planProgress', () => {
  const plan = {
    baseline: at('0.74', '2022'),
    target: at('1.2', '2026'),
    actual: at('0.81', '2023'),
    direction: 'up' as const,
  };

  it('gives progress beside a straight line that is reference only', () => {
    expect(planProgress(plan)).toEqual({ progress: '15.2', straightLine: '25.0', reference: '0.855' });
  });

  it('has none without a base value, behind it, or outside the plan', () => {
    expect(planProgress({ ...plan, baseline: null })).toBe('baseline-missing');
    expect(planProgress({ ...plan, baseline: at('82', '2020'), target: at('70', '2025') })).toBe(
      'target-not-beyond-baseline',
    );
    expect(planProgress({ ...plan, actual: at('0.7', '2021') })).toBe('period-outside');
  });

  it('turns round where less is better, and ends the straight line with the plan', () => {
    const rank = {
      baseline: at('25', '2024'),
      target: at('20', '2030'),
      actual: at('24', '2025'),
      direction: 'down' as const,
    };
    expect(planProgress(rank)).toMatchObject({ progress: '20.0', straightLine: '16.7' });
    expect(planProgress({ ...plan, actual: at('1.3', '2027') })).toMatchObject({
      progress: '121.7',
      straightLine: '100.0',
    });
  });
});
