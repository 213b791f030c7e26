import { describe, expect, it } from 'vitest';
import { formatCellText } from '#shared/xlsx/read/format-cell-text.ts';

const shown = (text: string, format?: string, date1904?: boolean): string =>
  formatCellText({ type: 'number', text }, format, date1904);

describe('what a cell shows', () => {
  it.each([
    ['0.28', undefined, '0.28'],
    ['123456789012', undefined, '1.23457E+11'],
    ['0.333333333333333', undefined, '0.333333333'],
    ['1234567.885', '#,##0.00', '1,234,567.89'],
    ['1.005', '0.00', '1.01'],
    ['0.0116', '0.00%', '1.16%'],
    ['0.285', '0%', '29%'],
    ['-3.5', '0.0;(0.0)', '(3.5)'],
    ['0', '#,##0;-#,##0;"—"', '—'],
    ['12345', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' 12,345.00 '],
    ['1234567', '0.0,,"百万"', '1.2百万'],
    ['0.000123', '0.00E+00', '1.23E-04'],
    ['7', '[$¥-804]#,##0.00', '¥7.00'],
    ['12', '[>=10]0"高";0"低"', '12高'],
    ['5', '[>=10]0"高";0"低"', '5低'],
    ['75', '0"家"', '75家'],
    ['0.5', '#.##', '.5'],
    ['-1234.5', '#,##0', '-1,235'],
  ])('shows %s under %s as %s', (text, format, result) => {
    expect(shown(text, format)).toBe(result);
  });

  it.each([
    ['44834', 'yyyy"年"m"月"d"日"', '2022年9月30日'],
    ['44834.5', 'yyyy/m/d h:mm', '2022/9/30 12:00'],
    ['44834.75', 'h:mm AM/PM', '6:00 PM'],
    ['44834.75', '上午/下午h"时"mm"分"', '下午6时00分'],
    ['1.5', '[h]:mm', '36:00'],
    ['60', 'yyyy-mm-dd', '1900-02-29'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['44834', 'aaaa', '星期五'],
    ['44834', 'mmm-yy', 'Sep-22'],
    ['0.0104166667', 'mm:ss', '15:00'],
  ])('shows the moment %s under %s as %s', (text, format, result) => {
    expect(shown(text, format)).toBe(result);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(shown('43372', 'yyyy/m/d', true)).toBe('2022/9/30');
  });

  it('shows texts, booleans, errors and nothing', () => {
    expect(formatCellText({ type: 'text', text: '甲' }, '0.00')).toBe('甲');
    expect(formatCellText({ type: 'text', text: '甲' }, '@"县"')).toBe('甲县');
    expect(formatCellText({ type: 'boolean', value: true })).toBe('TRUE');
    expect(formatCellText({ type: 'error', text: '#N/A' }, '0')).toBe('#N/A');
    expect(formatCellText(null, '0.00')).toBe('');
  });
});
