import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { buildWorkbook } from '#test/shared/workbook/recognise/build-workbook.ts';

const findings = (value: number, points: number, name: string, weight: number): readonly string[] =>
  checkWorkbook(
    buildWorkbook([
      {
        rows: [
          ['漳县2022年县域科技创新能力评价自评打分表'],
          ['序号', '评价指标', '分值', '2022年完成值', '自评得分'],
          [1, name, weight, value, points],
          [2, '科技型中小企业(家)', 7, 12, 0.3],
          [3, '农业产业化经营率(%)', 3, 58.4, 2.42],
        ],
      },
    ]),
    { packs: allPacks },
  ).findings.flatMap(({ code, cell, basis, fix }) =>
    cell === 'A5' || cell === 'B5' ? [] : [`${cell} ${code} ${basis} ${fix?.value ?? ''}`],
  );

const SHARE = '地方财政科技支出占公共财政支出的比重(%)';

describe('A figure whose decimal point a typed 自评得分 gives away', () => {
  it('is the error, and the points are not', () => {
    expect(findings(0.0064, 4.56, SHARE, 8)).toEqual(['D3 percent-scale workbook 0.64']);
    expect(findings(64, 4.56, SHARE, 8)).toEqual(['D3 percent-scale workbook 0.64']);
  });

  it('is left alone where the points are full, or fit no moved point either', () => {
    expect(findings(0.82, 8, SHARE, 8)).toEqual(['E3 self-score-mismatch workbook 5.28']);
    expect(findings(0.0064, 4.4, SHARE, 8)).toEqual(['E3 self-score-mismatch workbook 0.05']);
  });

  it('tells money typed in another unit', () => {
    expect(findings(16_805_000, 3.17, '地方财政支出(万元)', 5)).toEqual(['D3 unit-slip readings 1680.5']);
    expect(findings(0.16805, 3.17, '地方财政支出(万元)', 5)).toEqual(['D3 unit-slip workbook 1680.5']);
  });
});
