import { describe, expect, it } from 'vitest';
import { readCellQuantity, readQuantity } from '#shared/workbook/text/quantity.ts';

const understood = (text: string) => {
  const { kind, value, unit, marks } = readQuantity(text);
  return [kind, value, unit, ...marks.filter((mark) => mark !== 'text')];
};

describe('readQuantity', () => {
  it.each([
    ['37.91*', 'number', '37.91', null, 'footnote'],
    ['≥1', 'number', '1', null, 'at-least'],
    ['≧ 10', 'number', '10', null, 'at-least'],
    ['>=12家', 'number', '12', '家', 'at-least', 'unit-inside'],
    ['不低于5%', 'number', '5', '%', 'at-least', 'unit-inside'],
    ['≤3', 'number', '3', null, 'at-most'],
    ['约75', 'number', '75', null, 'about'],
    ['75家左右', 'number', '75', '家', 'about', 'unit-inside'],
    ['75家', 'number', '75', '家', 'unit-inside'],
    ['１８', 'number', '18', null, 'full-width'],
    ['1,234.5', 'number', '1234.5', null, 'thousands'],
    ['1，234', 'number', '1234', null, 'full-width', 'thousands'],
    ['1.16%', 'number', '1.16', '%', 'unit-inside'],
    ['１．１６％', 'number', '1.16', '%', 'full-width', 'unit-inside'],
    ['9.2亿元', 'number', '9.2', '亿元', 'unit-inside'],
    ['13500 万元', 'number', '13500', '万元', 'unit-inside'],
    ['-9', 'number', '-9', null],
    ['5家(其中新认定2家)', 'number', '5', '家', 'unit-inside'],
    ['110家以上', 'number', '110', '家', 'at-least', 'unit-inside'],
    ['1.2E+05', 'number', '120000', null],
    ['百分之3.3', 'number', '3.3', '%', 'unit-inside'],
    ['  12.50 ', 'number', '12.5', null],
    ['十二家', 'number', '12', '家', 'unit-inside'],
    ['两家', 'number', '2', '家', 'unit-inside'],
    ['一百二十个', 'number', '120', '个', 'unit-inside'],
    ['二千零五', 'number', '2005', null],
    ['三亿五千万元', 'number', '350000000', '元', 'unit-inside'],
    ['零', 'number', '0', null],
    ['百分之五', 'number', '5', '%', 'unit-inside'],
    ['已完成8家', 'number', '8', '家', 'unit-inside'],
    ['约十五家', 'number', '15', '家', 'about', 'unit-inside'],
  ])('reads %s as a number', (text, ...expected) => {
    expect(understood(text as string)).toEqual(expected);
  });

  it.each([
    ['—', 'none'],
    ['/', 'none'],
    ['…', 'none'],
    ['-', 'none'],
    ['无', 'none'],
    ['不涉及', 'none'],
    ['', 'blank'],
    ['  ', 'blank'],
    ['待统计局反馈', 'pending'],
    ['正在核定', 'pending'],
    ['1家，省级2家', 'unreadable'],
    ['2022年，全县共培育', 'unreadable'],
    ['已建成，正在申报备案', 'unreadable'],
    ['季报未出', 'pending'],
    ['未公布', 'pending'],
    ['暂无法统计', 'pending'],
    ['尚未发布', 'pending'],
    ['年度指标', 'pending'],
    ['每两年调查一次', 'pending'],
    ['尚在核实', 'pending'],
    ['12月出数', 'pending'],
    ['未开展统计', 'pending'],
    ['提升1位', 'qualitative'],
    ['前20位', 'qualitative'],
    ['明显提升', 'qualitative'],
    ['全省中等水平', 'qualitative'],
    ['#DIV/0!', 'error'],
    ['#REF!', 'error'],
    ['见附件', 'unreadable'],
    ['二十多家吧', 'unreadable'],
    ['2022年', 'unreadable'],
    ['75-80', 'unreadable'],
    ['75～80家', 'unreadable'],
    ['一', 'unreadable'],
    ['十四五', 'unreadable'],
    ['三农', 'unreadable'],
  ])('reads %s as %s', (text, kind) => {
    expect(readQuantity(text).kind).toBe(kind);
  });
});

describe('readCellQuantity', () => {
  const number = (text: string, format?: string) => ({
    row: 0,
    column: 0,
    value: { type: 'number' as const, text },
    ...(format ? { format } : {}),
  });
  it('undoes a percent format and keeps the printed places', () => {
    expect(readCellQuantity(number('0.0116', '0.00%'))).toMatchObject({
      value: '1.16',
      unit: '%',
      places: 2,
      marks: ['percent-format'],
    });
  });
  it('leaves a percent sign in quotes alone', () => {
    expect(readCellQuantity(number('1.16', '0.00"%"'))).toMatchObject({
      value: '1.16',
      unit: null,
      places: 2,
    });
  });
  it('takes a date for no quantity', () => {
    expect(readCellQuantity(number('45000', 'yyyy"年"m"月"d"日"')).kind).toBe('unreadable');
    expect(readCellQuantity(number('45000', '[$-804]yyyy/m/d;@')).kind).toBe('unreadable');
    expect(readCellQuantity(number('45000', '#,##0.00_);[Red](#,##0.00)')).kind).toBe('number');
  });
  it('reads an uncached formula by its evaluated value and says so', () => {
    const cell = { row: 0, column: 0, value: null, formula: 'A1+1' };
    expect(readCellQuantity(cell, { type: 'number', text: '3' })).toMatchObject({
      value: '3',
      marks: ['formula', 'uncached'],
    });
    expect(readCellQuantity(cell, 'unsupported')).toMatchObject({ kind: 'blank', value: null });
  });

  it('takes what is told behind a figure for an explanation of it', () => {
    const read = (text: string): readonly unknown[] => {
      const { kind, value, unit } = readQuantity(text);
      return [kind, value, unit];
    };
    expect(read('已完成7家，超目标1家')).toEqual(['number', '7', '家']);
    expect(read('0.19件；未完成')).toEqual(['number', '0.19', '件']);
    expect(read('1,250家，同比增加')).toEqual(['number', '1250', '家']);
  });
});
