import { describe, expect, it } from 'vitest';
import { supportSentence } from '#shared/messages/support.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { packById } from '#shared/packs/registry.ts';
import { supportAmounts } from '#shared/rule-pack/support-amounts.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';

const jiuquan = packById('jiuquan-support')!;
const strongCity = packById('strong-city-2026')!;
const text = (value: string): DecimalText => value as DecimalText;

describe('Jiuquan’s grants', () => {
  it('add up by payer, with those whose payer is not printed apart', () => {
    const { byPayer, lines } = supportAmounts(jiuquan, [
      { item: 'new-high-tech', count: text('3') },
      { item: 'renewed-high-tech', count: text('2') },
      { item: 'new-provincial-innovative', count: text('4') },
      { item: 'city-incubator', count: text('1') },
      { item: 'patent-conversion', count: text('6') },
      { item: 'patent-insurance-2', bases: [text('2')] },
    ]);
    expect(byPayer).toEqual({ province: '90', city: '0', unstated: '17.2' });
    expect(supportSentence(byPayer, 'zh')).toBe('省级财政 90 万元,级次未写明 17.2 万元');
    expect(lines.map((line) => line.amount)).toEqual(['60', '10', '20', '10', '6', '1.2']);
  });

  it('pay premiums at 80, 60 and 40 %', () => {
    const paid = ['1', '2', '3'].map((year) => ({ item: `patent-insurance-${year}`, bases: [text('10')] }));
    expect(supportAmounts(jiuquan, paid).lines.map((line) => line.amount)).toEqual(['8', '6', '4']);
  });

  it('say that 以上 is the least', () => {
    const [line] = supportAmounts(jiuquan, [{ item: 'talent-conversion-city', count: text('2') }]).lines;
    expect([line?.amount, line?.isMinimum, line?.payer]).toEqual(['60', true, 'city']);
  });

  it('give the same money through the rule of the indicator', () => {
    const rule = jiuquan.indicators.find((one) => one.id === 'national-key-laboratory')!.scoring!.rule!;
    expect(toDecimalText(evaluateRule(rule, { value: exact('2') }).points!)).toBe('600');
  });

  it('name a claim that is no line of the schedule', () => {
    expect(supportAmounts(jiuquan, [{ item: 'unheard-of', count: text('1') }]).unknown).toEqual([
      'unheard-of',
    ]);
  });
});

describe('the strong-city money rules', () => {
  it('cap each contract by itself', () => {
    const [line] = supportAmounts(strongCity, [
      { item: 'transfer-contract-reward', bases: [text('250'), text('150')] },
    ]).lines;
    expect(line?.amount).toBe('35');
  });

  it('cap the team’s reward at 50 and its leader at 40 % of it', () => {
    const [line] = supportAmounts(strongCity, [{ item: 'pilot-team-reward', bases: [text('300')] }]).lines;
    expect([line?.amount, line?.leaderMost]).toEqual(['50', '20']);
  });

  it('pay 10 and 30 % up to 100, a flat 20, and match prizes one to one', () => {
    const amounts = supportAmounts(strongCity, [
      { item: 'first-set-subsidy', bases: [text('880')] },
      { item: 'first-set-subsidy', bases: [text('1200')] },
      { item: 'pilot-project-support', bases: [text('300')] },
      { item: 'transfer-organisation-start', count: text('2') },
      { item: 'prize-match', bases: [text('30')] },
    ]).lines.map((line) => line.amount);
    expect(amounts).toEqual(['88', '100', '90', '40', '30']);
  });

  it('leave 最高 100 open with its limit', () => {
    const [line] = supportAmounts(strongCity, [{ item: 'talent-team-funding', count: text('2') }]).lines;
    expect([line?.amount, line?.most]).toEqual([null, '200']);
  });
});
