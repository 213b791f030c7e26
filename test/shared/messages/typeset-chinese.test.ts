import { describe, expect, it } from 'vitest';
import { typesetChinese } from '#shared/messages/typeset-chinese.ts';

describe('typesetChinese', () => {
  it.each([
    ['录入 0.64,按 959.95 ÷ 208447.2 应为 0.46', '录入 0.64，按 959.95 ÷ 208447.2 应为 0.46'],
    ['请补填;确实报不出的,写一条缺报说明', '请补填；确实报不出的，写一条缺报说明'],
    ['应报未报:这一格是空的', '应报未报：这一格是空的'],
    ['要继续吗?好!', '要继续吗？好！'],
    ['在0-0.5档(0至4分):0.0083 ÷ 0.5 × 4', '在0-0.5档（0至4分）：0.0083 ÷ 0.5 × 4'],
    ['核算应为 0.83(%):少乘了 100', '核算应为 0.83(%)：少乘了 100'],
    ['科学素质比例(CSL)(%)', '科学素质比例（CSL）（%）'],
    ['E7, 按 2804.31 核算', 'E7，按 2804.31 核算'],
    ['占 124 人 14.52 %;15 %、舍去小数', '占 124 人 14.52 %；15 %、舍去小数'],
    ['漳县 (县区): 未报', '漳县（县区）：未报'],
  ])('sets %s', (given, printed) => {
    expect(typesetChinese(given)).toBe(printed);
  });

  it.each([
    '共 1,234,567.5 万元',
    '签名 23:50 收到次日 00:20',
    '1:1配套',
    '单元格 E7:F9 与 财政科技支出!C5',
    '规上工业企业R;D经费支出',
    '按 3 + (3168.22 - 1000) ÷ (5000 - 1000) × (4 - 3) 计',
    '公式 =IF(财政!B2>0,C3,"无") 不能算',
    '公式 SUM(财政!B2,C3) 不能算',
    'kezhi admin init, then (again): go!',
    'county-leap:2022',
  ])('leaves %s', (given) => {
    expect(typesetChinese(given)).toBe(given);
  });

  it('changes nothing a second time', () => {
    const once = typesetChinese('差额(万元):12,按目标;县区(7 个)!');
    expect(typesetChinese(once)).toBe(once);
  });
});
