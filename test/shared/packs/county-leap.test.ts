import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { packById } from '#shared/packs/registry.ts';
import { decide } from '#shared/rule-pack/decide.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import type { InputValues } from '#shared/score/evaluation.ts';

const leap = packById('county-leap')!;

const itemOf = (pack: RulePack, id: string): Indicator => pack.indicators.find((one) => one.id === id)!;

function pointsOf(pack: RulePack, id: string, values: InputValues): string | null {
  const { points } = evaluateRule(itemOf(pack, id).scoring!.rule!, values);
  return points === null ? null : toDecimalText(points);
}

const value = (text: string): InputValues => ({ value: exact(text) });

describe('county-leap', () => {
  it('has five groups of 20, 25, 25, 15 and 15 points', () => {
    expect(leap.sections.flatMap((one) => one.maxPoints ?? [])).toEqual(['20', '25', '25', '15', '15']);
  });

  it('scores linearly inside bands, the upper band at shared ends, 0 at 0', () => {
    const share = (text: string): string | null => pointsOf(leap, 'science-spending-share', value(text));
    expect(['0', '0.25', '0.5', '0.71', '1', '2', '7'].map(share)).toEqual([
      '0',
      '2',
      '4',
      '4.84',
      '6',
      '8',
      '8',
    ]);
  });

  it('has no standard for 10 to 100 high-tech enterprises until the issuer decides', () => {
    const undecided = ['5', '10', '19', '99', '100'].map((text) =>
      pointsOf(leap, 'high-tech-enterprises', value(text)),
    );
    expect(undecided).toEqual(['3.5', '4', null, null, '10']);
    const decided = decide(leap, [{ question: 'high-tech-gap', option: '100-10家(10-4分)' }]);
    const points = ['10', '19', '24', '100'].map((text) =>
      pointsOf(decided.pack, 'high-tech-enterprises', value(text)),
    );
    expect(points).toEqual(['4', '4.6', '4.9333333333', '10']);
    expect(decided.blocking).toEqual([]);
    expect(itemOf(decided.pack, 'high-tech-enterprises').scoring?.questions).toEqual([]);
  });

  it('counts by level up to the cap', () => {
    const many = { 'national-key-laboratories': exact('3'), 'provincial-enterprise-centres': exact('4') };
    expect(pointsOf(leap, 'platforms', many)).toBe('8');
    expect(pointsOf(leap, 'zones', { 'provincial-innovative-towns': exact('2') })).toBe('0.6');
  });

  it('reads 4/2/1 as alternatives with the leading group on top, or adds all four when so decided', () => {
    const both = { independent: true, sign: true, 'leading-group': true } as const;
    const small = { joint: true, sign: true, 'leading-group': true } as const;
    expect([pointsOf(leap, 'management-body', both), pointsOf(leap, 'management-body', small)]).toEqual([
      '5',
      '3',
    ]);
    const added = decide(leap, [{ question: 'management-body', option: 'sum' }]).pack;
    expect([pointsOf(added, 'management-body', both), pointsOf(added, 'management-body', small)]).toEqual([
      '5',
      '4',
    ]);
  });

  it('gives the missing 每家 per unit by default and once when so decided', () => {
    const two = { 'national-innovative-towns': exact('3') };
    const once = decide(leap, [{ question: 'innovative-county-unit', option: 'once' }]).pack;
    expect([pointsOf(leap, 'zones', two), pointsOf(once, 'zones', two)]).toEqual(['1.5', '0.5']);
  });

  it('keeps entered points between 0 and the weight', () => {
    const entered = ['-1', '4.2', '9'].map((text) =>
      pointsOf(leap, 'management-innovation', { points: exact(text) }),
    );
    expect(entered).toEqual(['0', '4.2', '5']);
  });
});

const expectedFile = resolve(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/demo/expected.json');
const absent = !existsSync(expectedFile);

interface ExpectedItem {
  readonly indicator: string;
  readonly input: string | null | Readonly<Record<string, number>>;
  readonly points: string | null;
}

describe.skipIf(absent)('county-leap in the demonstration city (needs the materials)', () => {
  it('gives every county the points worked out by hand for items 1 to 14 and 16', () => {
    const { counties } = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
      counties: Record<string, { leap: { items: readonly ExpectedItem[] } }>;
    };
    const wrong = Object.entries(counties).flatMap(([region, county]) =>
      county.leap.items.flatMap((item) => {
        const indicator = leap.indicators.find((one) => one.name === item.indicator)!;
        if (item.input === null || indicator.id === 'management-body') return [];
        const points = pointsOf(leap, indicator.id, valuesFor(indicator, item.input));
        return points === item.points ? [] : [[region, item.indicator, points, item.points]];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

function valuesFor(indicator: Indicator, input: NonNullable<ExpectedItem['input']>): InputValues {
  if (typeof input === 'string') return value(input);
  const { rule, inputWords } = indicator.scoring!;
  return Object.fromEntries(
    Object.entries(input).map(([words, count]) => {
      const plain = words.replace('（', '(').replace('）', ')');
      const found = rule!.inputs.find(
        (one) => one.label === plain || inputWords?.[one.name]?.includes(plain),
      );
      return [found!.name, exact(count)];
    }),
  );
}
