import { describe, expect, it } from 'vitest';
import type { DecimalText, PackId, PeriodId } from '#shared/model/brands.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { dingxiAssessment } from '#shared/packs/dingxi/assessment.ts';
import { withIssuedList } from '#shared/rule-pack/with-issued-list.ts';
import type { AdjustmentEvent } from '#shared/score/adjustments.ts';
import { scoreSubmission } from '#shared/score/score-submission.ts';
import { place, reading, stated } from './score-fixtures.ts';

const P = 'dingxi-assessment';
const main: readonly (readonly [string, string, string])[] = [
  ['progress-contribution', '52', '52.4'],
  ['enterprise-research-share', '79', '80.2'],
  ['industry-research-share', '0.9', '0.93'],
  ['new-product-share', '3.7', '3.81'],
  ['high-value-patents', '0.28', '0.31'],
  ['scientific-literacy', '7.5', '7.6'],
];
/** Name, weight, standard, unit, target, actual and points of an annual list. */
const list: readonly (readonly [string, string, string, string, string, string, string])[] = [
  ['高新技术企业培育', '15', '新认定高新技术企业2家以上得15分,每少1家扣3分,扣完为止', '家', '2', '3', '15'],
  ['科技型中小企业评价入库', '10', '入库26家以上得10分,按完成比例计分', '家', '26', '27', '10'],
  ['技术合同认定登记', '12', '完成2亿元得12分,按完成比例计分', '亿元', '2', '2.05', '12'],
  ['省级以上创新平台申报', '8', '获批1个以上得8分,申报未获批得4分', '个', '1', '1', '8'],
  ['财政科技支出增长', '15', '占比达到0.5%以上得15分,每低0.1个百分点扣3分', '%', '0.5', '0.62', '15'],
  ['科技成果登记', '8', '登记省级科技成果10项以上得8分,每少1项扣0.8分', '项', '10', '9', '7.2'],
  ['科技特派员选派', '6', '选派80名以上得6分,按完成比例计分', '名', '80', '83', '6'],
  ['科普活动', '6', '开展科普活动12场次以上得6分,每少1场扣0.5分', '场次', '12', '12', '6'],
];

const pack = withIssuedList(dingxiAssessment, {
  format: 'kezhi-issued-list/1',
  pack: P as PackId,
  section: dingxiAssessment.sections.find((one) => one.items === 'issued')?.id ?? '',
  region: null,
  period: '2022' as PeriodId,
  document: '年度责任清单',
  items: list.map(([name, max, text, unit, target]) => ({
    name,
    unit,
    maxPoints: max as DecimalText,
    target: target as DecimalText,
    text,
    rule: compileNotation(text, { indicator: name, maxPoints: max, inputUnit: unit }).rule,
  })),
});
const idOf = (name: string): string => pack.indicators.find((one) => one.name === name)?.id ?? '';
const readings = [
  ...main.flatMap(([id, target, actual]) => [
    reading(P, id, 'target', target),
    reading(P, id, 'actual', actual),
  ]),
  ...list.flatMap(([name, , , , target, actual]) => [
    reading(P, idOf(name), 'target', target),
    reading(P, idOf(name), 'actual', actual),
  ]),
];
const paid = stated(P, 'policy-support', '已兑现', 'true');
const planned = stated(P, 'safeguards', '方案已印发', 'true');
const score = (
  inputs: readonly ReturnType<typeof stated>[],
  more: {
    events?: readonly AdjustmentEvent[];
    decisions?: readonly { question: string; option: string }[];
  } = {},
) => scoreSubmission(pack, readings, inputs, { ...place(), ...more });
const commended: AdjustmentEvent = {
  rule: 'commendation',
  level: '省级表彰',
  date: '2022-08-15',
  event: '强科技',
  evidence: '甘政发〔2022〕1号',
};

describe('the assessment of a county', () => {
  it('adds the six indicators, the annual list compiled from its texts, and the work items', () => {
    const sheet = score([paid, planned, stated(P, 'safeguards', '漏报', '1')]);
    expect(list.map(([name]) => sheet.items.find((item) => item.indicatorId === idOf(name))?.points)).toEqual(
      list.map((line) => line[6]),
    );
    expect([sheet.total, sheet.totalExact, sheet.maxCounted, sheet.provisional]).toEqual([
      '99.10',
      '99.1',
      '100',
      false,
    ]);
  });

  it('ends monthly reporting at nothing as long as no floor was issued, and says so', () => {
    const safeguards = score([paid, planned, stated(P, 'safeguards', '漏报', '6')]).items.find(
      (item) => item.indicatorId === 'safeguards',
    );
    expect([safeguards?.points, safeguards?.state, safeguards?.questions]).toEqual([
      '1.5',
      'assumed',
      ['late-report-floor'],
    ]);
  });

  it('leaves the policy item open while the city has not paid', () => {
    const sheet = score([stated(P, 'policy-support', '市上尚未兑现', 'true'), planned]);
    const item = sheet.items.find((one) => one.indicatorId === 'policy-support');
    expect([item?.points, item?.state, sheet.provisional, sheet.maxCounted]).toEqual([
      null,
      'open-question',
      true,
      '98',
    ]);
  });

  it('keeps a total above 100 as it is until the issuer decides how to cut it', () => {
    const inputs = [paid, planned, stated(P, 'safeguards', '漏报', '1')];
    const open = score(inputs, { events: [commended] });
    expect([open.total, open.provisional, open.questions]).toEqual(['101.10', true, ['over-hundred']]);
    const cut = score(inputs, {
      events: [commended],
      decisions: [{ question: 'over-hundred', option: 'cut' }],
    });
    expect([cut.total, cut.provisional]).toEqual(['100.00', false]);
  });

  it('counts one event once, at its highest level, unless decided otherwise', () => {
    const city: AdjustmentEvent = { ...commended, level: '市级表彰' };
    const points = (decisions: readonly { question: string; option: string }[]) =>
      score([paid, planned], { events: [commended, city], decisions }).adjustments.map((one) => one.points);
    expect([points([]), points([{ question: 'same-event', option: 'all' }])]).toEqual([['2'], ['2', '1']]);
  });

  it('counts the events of the quarter that is assessed only', () => {
    const sheet = (period: string) =>
      scoreSubmission(pack, [], [], { ...place(period), events: [commended] }).adjustments.length;
    expect([sheet('2022Q2'), sheet('2022Q3'), sheet('2022')]).toEqual([0, 1, 1]);
  });
});
