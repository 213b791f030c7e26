import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { buildWorkbook } from '#test/shared/workbook/recognise/build-workbook.ts';

/** A county's self-assessment with the parts of its ratios below. */
const found = (spending: number, enterprises: number, part = 2716.4) =>
  checkWorkbook(
    buildWorkbook([
      {
        name: '自评',
        rows: [
          ['陇西县科技创新能力监测评价指标自评表（2022年度）'],
          ['二级指标', '权重分值', '实际值'],
          ['地方财政支出(万元)', 5, spending],
          ['地方财政科技支出占公共财政支出的比重(%)', 8, 0.82],
          ['高新技术企业数量(家)', 10, enterprises],
          ['千家工商注册企业中高新技术企业数量(家)', 4, 0.62],
          [],
          ['附：测算基础数据'],
          ['项目', '单位', '数值'],
          ['地方财政科技支出', '万元', part],
          ['公共财政支出', '万元', 331267],
        ],
      },
    ]),
    { packs: allPacks },
  )
    .findings.filter(({ severity }) => severity !== 'notice')
    .map(({ code, cell, fix }) => [code, cell, fix?.value]);

describe('a figure that is also a part of a ratio', () => {
  it('says the same in both places, and nothing is said of it', () => {
    expect(found(2716.4, 9)).toEqual([]);
  });

  it('is named where the ratio confirms the part', () => {
    expect(found(2761.4, 9)).toEqual([['cross-table-mismatch', 'C3', undefined]]);
  });

  it('is a slipped unit where the two are 10^4 apart', () => {
    expect(found(27164000, 9)).toEqual([['unit-slip', 'C3', '2716.4']]);
  });

  it('is left alone while the part itself is in doubt', () => {
    expect(found(2716.4, 9, 2176.4)).toEqual([['ratio-mismatch', 'C4', '0.66']]);
  });
});
