import { describe, expect, it } from 'vitest';
import { asRestored, asTypedText } from '#addin/hosts/excel/write/cell-text.ts';

describe('asTypedText', () => {
  it.each(['省级重点实验室1家', 'R&D 经费', 'abc'])('leaves %s as it is', (text) => {
    expect(asTypedText(text)).toBe(text);
  });

  it.each([
    '00123',
    '1-2',
    '=1+1',
    '+86',
    '-',
    '@x',
    "'quoted",
    '5%',
    '１２',
    '¥5',
    ' 3',
    'TRUE',
    'Mar 5',
    '(5)',
    '.5',
    '…',
  ])('keeps Excel from reading %s', (text) => {
    expect(asTypedText(text)).toBe(`'${text}`);
  });
});

describe('asRestored', () => {
  it.each([
    ['=A1*2', 10, '=A1*2'],
    ['=A1', '=A1', "'=A1"],
    [5, 5, 5],
    ['', '', ''],
    [true, true, true],
    ['00123', '00123', "'00123"],
  ])('brings %s with value %s back as %s', (formula, value, typed) => {
    expect(asRestored(formula, value)).toBe(typed);
  });
});
