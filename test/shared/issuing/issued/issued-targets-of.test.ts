import { describe, expect, it } from 'vitest';
import { issuedTargetsOf } from '#shared/issuing/issued/issued-targets-of.ts';
import { packById } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';

const pack = packById('dingxi-targets-2022')!;
const counties = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];
const read = (sheet: Parameters<typeof workbookOf>[1]) =>
  issuedTargetsOf(workbookOf('2022年分解表.xlsx', sheet), pack, { period: null });

describe('issuedTargetsOf', () => {
  it('reads targets with the counties across', () => {
    const { issued, notes } = read(
      sheetOf('分解表', [
        ['定西市2022年科技创新主要指标分解表'],
        ['序号', '指标', '单位', '全市', ...counties],
        ['1', '高新技术企业数', '家', '92', '20', '10', '24', '10', '17', '5', '5'],
        [
          '2',
          '财政科技支出占一般公共预算支出比重（县区）',
          '%',
          '',
          '0.6',
          '0.5',
          '0.6',
          '0.5',
          '0.5',
          '0.5',
          '0.4',
        ],
      ]),
    );
    const share = issued!.targets.filter((one) => one.scope === '县区');
    expect(issued!.targets.filter((one) => one.scope === null).map((one) => [one.region, one.value])).toEqual(
      [
        ['621102', '20'],
        ['621121', '10'],
        ['621122', '24'],
        ['621123', '10'],
        ['621124', '17'],
        ['621125', '5'],
        ['621126', '5'],
      ],
    );
    expect([share.length, share[6]!.value, share[6]!.period]).toEqual([7, '0.4', '2022']);
    expect(notes.map((one) => [one.code, one.params.sum ?? one.params.value])).toEqual([
      ['issued-sum-above', '91'],
      ['issued-below-document', '0.4'],
      ['issued-total-differs', '91'],
    ]);
  });

  it('reads targets with the counties down, and names a row that matches no indicator', () => {
    const { issued, notes } = read(
      sheetOf('任务', [
        ['2022年度县区科技创新目标任务分解'],
        ['县区', '高新技术企业(家)', '技术市场合同成交额(万元)', '科技创新券发放额度'],
        ...counties.map((name, at) => [name, String(10 + at), String(10_000 + at), '5']),
      ]),
    );
    expect(
      issued!.targets.filter((one) => one.region === '621124').map((one) => [one.indicatorId, one.value]),
    ).toEqual([
      ['high-tech-enterprises', '14'],
      ['technology-contracts', '1.0004'],
    ]);
    expect(notes.map((one) => [one.code, one.params.text ?? one.params.sum])).toContainEqual([
      'issued-row-unknown',
      '科技创新券发放额度',
    ]);
  });

  it('is nothing where no county has a target', () => {
    expect(
      read(
        sheetOf('空', [
          ['指标', '单位'],
          ['高新技术企业数', '家'],
        ]),
      ).issued,
    ).toBeNull();
  });
});
