import { expect, it } from 'vitest';
import { ratioOutlook } from '#addin/actions/score/ratio-outlook.ts';
import type { Reading } from '#shared/model/reading.ts';
import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import { constructedReadings, constructedScore } from '../../constructed-check.ts';

const item = { ...constructedScore.items[0]!, target: '0.5' as never };
const part = (kind: 'numerator' | 'denominator', value: string) =>
  ({ ...constructedReadings[0]!, kind, value }) as unknown as Reading;
const indicator = {
  parts: { factor: '100', numerator: { name: '财政科技支出', unit: '万元' } },
} as unknown as Indicator;
const outlook = (numerator: string, denominator: string) =>
  ratioOutlook(
    item,
    constructedScore,
    [part('numerator', numerator), part('denominator', denominator)],
    indicator,
  );

it('tells a ratio that prints as its target from one that reaches it', () => {
  expect(outlook('1031.82', '208447.2')).toEqual({
    printed: '0.50',
    unrounded: '0.4950',
    met: false,
    missing: { component: '财政科技支出', amount: '10.42', unit: '万元' },
  });
});

it('is met exactly where what was missing is added', () => {
  expect(outlook('959.95', '208447.2')?.missing?.amount).toBe('82.29');
  expect(outlook('1042.24', '208447.2')).toMatchObject({ met: true, missing: null });
});

it('says nothing without a denominator', () => {
  expect(outlook('1', '0')).toBeNull();
  expect(ratioOutlook(item, constructedScore, [part('numerator', '1')], indicator)).toBeNull();
});
