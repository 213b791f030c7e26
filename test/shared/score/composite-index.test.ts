import { describe, expect, it } from 'vitest';
import type { DecimalText, IndicatorId } from '#shared/model/brands.ts';
import { exact } from '#shared/model/exact.ts';
import { compositeIndex, contributionsToChange } from '#shared/score/composite-index.ts';
import { progressContribution } from '#shared/score/progress-contribution.ts';

const section = (id: string, parent: string | null) => ({
  id,
  title: id,
  parent,
  maxPoints: null,
  clause: '',
});
const indicator = (id: string, group: string) =>
  ({ id: id as IndicatorId, name: id, section: group }) as never;
const pack = {
  sections: [
    section('input', null),
    section('output', null),
    section('money', 'input'),
    section('people', 'input'),
    section('patents', 'output'),
  ],
  indicators: [
    indicator('spending', 'money'),
    indicator('share', 'money'),
    indicator('staff', 'people'),
    indicator('granted', 'patents'),
  ],
};
const d = (values: Record<string, string>) => values as Readonly<Record<string, DecimalText>>;
const composite = {
  indicatorId: 'index' as IndicatorId,
  weights: d({
    input: '0.6',
    output: '0.4',
    money: '0.5',
    people: '0.5',
    patents: '1',
    spending: '0.25',
    share: '0.75',
    staff: '1',
    granted: '1',
  }),
  standards: d({ spending: '200', share: '5', staff: '10', granted: '8' }),
};
const values = (spending: string, share: string, staff: string, granted: string) =>
  new Map(
    [
      ['spending', spending],
      ['share', share],
      ['staff', staff],
      ['granted', granted],
    ].map(([id, value]) => [id as IndicatorId, exact(value ?? '0')]),
  );

describe('the composite index', () => {
  it('caps each value at its standard and weighs up three levels', () => {
    const result = compositeIndex(pack, composite, values('300', '2.5', '5', '4'));
    // money 0.25×100 + 0.75×50 = 62.5; people 50; input 56.25; output 50.
    expect(result.ok && [result.index, result.top.parts.map((part) => part.value)]).toEqual([
      '53.75',
      ['56.25', '50'],
    ]);
  });

  it('splits a change of the index among the indicators without remainder', () => {
    const before = compositeIndex(pack, composite, values('100', '2.5', '5', '4'));
    const after = compositeIndex(pack, composite, values('150', '2.5', '6', '2'));
    if (!before.ok || !after.ok) throw new Error('not computed');
    const changes = contributionsToChange(before.contributions, after.contributions);
    expect(changes.map((one) => one.points)).toEqual(['1.875', '0', '3', '-10']);
    expect(Number(after.index) - Number(before.index)).toBeCloseTo(-5.125, 10);
  });

  it('is not computed without issued weights, with weights that do not add up, or with a missing value', () => {
    const problem = (weights: Record<string, string>, given = values('1', '1', '1', '1')) => {
      const result = compositeIndex(pack, { ...composite, weights: d(weights) }, given);
      return result.ok ? 'ok' : result.problem;
    };
    const missing = values('1', '1', '1', '1');
    missing.delete('staff' as IndicatorId);
    expect([
      problem({}),
      problem({ ...composite.weights, input: '0.5' }),
      problem(composite.weights, missing),
    ]).toEqual(['weights-not-issued', 'weights-do-not-add-up', 'not-reported']);
  });
});

describe('科技进步贡献率', () => {
  const account = (output: string, capital: string, labour: string, alpha: string, beta: string) =>
    progressContribution({ output, capital, labour, capitalShare: alpha, labourShare: beta } as never);

  it('is the Solow residual over the growth of output', () => {
    expect([account('10', '7', '4', '0.56', '0.44'), account('20', '15', '10', '0.6', '0.4')]).toEqual([
      { ok: true, rate: '4.32', contribution: '43.2' },
      { ok: true, rate: '7', contribution: '35' },
    ]);
  });

  it('has no value when output does not grow or the elasticities do not add up', () => {
    expect(
      [
        account('0', '7', '4', '0.56', '0.44'),
        account('-2', '7', '4', '0.56', '0.44'),
        account('10', '7', '4', '0.06', '0.44'),
        account('10', '7', '4', '1.2', '-0.2'),
      ].map((one) => (one.ok ? one.rate : one.problem)),
    ).toEqual(['output-does-not-grow', 'output-does-not-grow', 'shares-do-not-add-up', 'share-out-of-range']);
  });
});
