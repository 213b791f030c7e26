import { describe, expect, it } from 'vitest';
import type { DecimalText } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { nextBands } from '#shared/plan/next-band.ts';
import { buildPlanModel } from '#shared/plan/plan-model.ts';
import { planTargets } from '#shared/plan/plan-targets.ts';
import { pointsToNextClass, waysToPoints } from '#shared/plan/ways-to-points.ts';
import { whatIf } from '#shared/plan/what-if.ts';
import { fiscalReadings, packs, period, reading, region } from './zhangxian.ts';

const model = buildPlanModel(packs, fiscalReadings, [], { region, period });
const spending = model.levers.find((lever) => lever.name === '财政科技支出')!;
const text = (value: string): DecimalText => value as DecimalText;

describe('a county short of its ratio', () => {
  it('is told the money that is missing and what it brings in every item it moves', () => {
    const plan = planTargets(model).find((one) => one.indicatorId === 'fiscal-science-share')!;
    expect([plan.target, plan.met]).toEqual(['0.5', false]);
    const [step] = plan.needed;
    expect([step?.component, step?.unit, step?.add]).toEqual(['财政科技支出', '万元', '82.29']);
    expect(step?.gainItems.map((one) => [one.number, one.gain])).toEqual([
      ['2', '0.32'],
      ['1', '0.13'],
    ]);
    expect(step?.gains).toBe('0.45');
  });

  it('has one lever for the same money in two packs and three items', () => {
    expect(spending.effects.map((one) => [one.pack, one.role])).toEqual([
      ['dingxi-targets-2022', 'numerator'],
      ['county-leap', 'value'],
      ['county-leap', 'numerator'],
    ]);
  });

  it('is not met by a ratio that only prints as the target', () => {
    const outcome = whatIf(model, [{ lever: spending.id, add: text('71.87') }]);
    const item = outcome.items.find((one) => one.indicatorId === 'fiscal-science-share')!;
    expect([item.printed, item.after?.slice(0, 6), item.met]).toEqual(['0.50', '0.4950', false]);
    expect(item.needed.map((one) => [one.component, one.add])).toEqual([['财政科技支出', '10.42']]);
  });

  it('is met by what was promised and not by a hundredth less', () => {
    const met = ['82.29', '82.28'].map(
      (add) => whatIf(model, [{ lever: spending.id, add: text(add) }]).items[0]?.met,
    );
    expect(met).toEqual([true, false]);
  });
});

describe('what-if', () => {
  const readings = [
    ...fiscalReadings,
    reading('county-leap', 'high-tech-enterprises', 'actual', '6'),
    reading('county-leap', 'high-tech-per-thousand', 'numerator', '6'),
    reading('county-leap', 'high-tech-per-thousand', 'denominator', '8'),
    reading('dingxi-targets-2022', 'high-tech-enterprises', 'actual', '6'),
    reading('dingxi-targets-2022', 'technology-contracts', 'actual', '0.53'),
  ];
  const whole = buildPlanModel(packs, readings, [], { region, period });
  const enterprises = whole.levers.find((lever) => lever.name === '高新技术企业数')!;

  it('adds several changes at once and moves count and ratio together', () => {
    const { items, totals } = whatIf(whole, [
      { lever: enterprises.id, add: text('2') },
      { lever: whole.levers.find((lever) => lever.name === '财政科技支出')!.id, add: text('82.29') },
    ]);
    const gains = items
      .filter((one) => one.points.gain !== null)
      .map((one) => [one.number, one.after?.slice(0, 8), one.points.gain?.slice(0, 6)]);
    expect(gains).toEqual([
      ['1', '1042.24', '0.1307'],
      ['2', '0.500001', '0.3158'],
      ['4', '8', '0.2'],
      ['5', '1', '0.3125'],
    ]);
    expect(totals.map((one) => [one.pack, one.gain.slice(0, 6), one.provisional])).toEqual([
      ['county-leap', '0.9590', true],
    ]);
  });

  it('takes counts of a list and statements', () => {
    const lever = whole.levers.find((one) => one.name === '省级重点实验室')!;
    const { items } = whatIf(whole, [
      { lever: lever.id, add: text('2') },
      { item: 'county-leap/management-body/', input: 'joint', holds: true },
      { item: 'county-leap/management-body/', input: 'leading-group', holds: true },
    ]);
    expect(items.map((one) => [one.number, one.points.after])).toEqual([
      ['8', '2'],
      ['15', '3'],
    ]);
  });

  it('does not touch the model', () => {
    const before = JSON.stringify(whole.items.map((item) => item.reported));
    whatIf(whole, [{ lever: enterprises.id, add: text('5') }]);
    expect(JSON.stringify(whole.items.map((item) => item.reported))).toBe(before);
  });
});

describe('next bands and ways to points', () => {
  const readings = [
    ...fiscalReadings,
    reading('county-leap', 'technology-small-enterprises', 'actual', '27'),
    reading('county-leap', 'farm-industrialisation', 'actual', '72'),
  ];
  const whole = buildPlanModel([packById('county-leap')!], readings, [], { region, period });
  const leverId = (name: string): string => whole.levers.find((lever) => lever.name === name)!.id;

  it('names the next end of a band, and nothing at the top', () => {
    const bands = nextBands(whole).filter((one) => !one.item.includes('platform'));
    expect(bands.map((one) => [one.indicator, one.add, one.points])).toEqual(
      expect.arrayContaining([
        ['地方财政支出', '40.05', '3'],
        ['地方财政科技支出占公共财政支出的比重', '82.29', '4'],
        ['科技型中小企业', '73', '2.5'],
      ]),
    );
    expect(bands.some((one) => one.indicator === '农业产业化经营率')).toBe(false);
  });

  it('lists ways within the stated limits, the easiest first, each of which holds', () => {
    const money = leverId('地方财政支出');
    const firms = leverId('科技型中小企业');
    const limits = { [money]: text('500'), [firms]: text('100') };
    const ways = waysToPoints(whole, packById('county-leap')!.id, text('1'), limits);
    expect(
      ways.map((way) => [way.effort, ...way.steps.map((step) => `${step.component} ${step.add}`)]),
    ).toEqual([
      ['38.0', '地方财政支出 40.05', '科技型中小企业 30'],
      ['40.0', '科技型中小企业 40'],
      ['67.5', '地方财政支出 337.48'],
    ]);
    for (const way of ways) {
      const { totals } = whatIf(
        whole,
        way.steps.map((step) => ({ lever: step.lever, add: step.add })),
      );
      expect(Number(totals[0]?.gain)).toBeGreaterThanOrEqual(1);
    }
  });

  it('combines levers where none alone is enough, and says nothing when out of reach', () => {
    const limits = { [leverId('地方财政支出')]: text('90'), [leverId('科技型中小企业')]: text('40') };
    const [way, ...rest] = waysToPoints(whole, packById('county-leap')!.id, text('1.2'), limits);
    expect(rest).toEqual([]);
    expect(way?.steps.map((step) => step.component).sort()).toEqual(['地方财政支出', '科技型中小企业']);
    expect(Number(way?.gains)).toBeGreaterThanOrEqual(1.2);
    expect(waysToPoints(whole, packById('county-leap')!.id, text('40'), limits)).toEqual([]);
  });

  it('knows the points missing to the next class once thresholds are issued', () => {
    const classes = [
      { name: 'A', from: text('80'), clause: 'x' },
      { name: 'B', from: text('60'), clause: 'x' },
    ];
    expect(pointsToNextClass(classes, text('57.88'))).toEqual({ class: 'B', points: '2.12' });
    expect(pointsToNextClass(classes, text('80'))).toBeNull();
    expect(pointsToNextClass([], text('80'))).toBeNull();
  });
});
