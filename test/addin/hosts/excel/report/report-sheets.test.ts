import { describe, expect, it } from 'vitest';
import { addressPortions } from '#addin/hosts/excel/address/address-portions.ts';
import { freeSheetName, signedSheet } from '#addin/hosts/excel/report/report-sheets.ts';

describe('freeSheetName', () => {
  it.each([
    ['核验结果', [], '核验结果'],
    ['核验结果', ['核验结果', '核验结果 (2)'], '核验结果 (3)'],
    ['Scores', ['scores'], 'Scores (2)'],
    ['一/二:三[四]', [], '一 二 三 四'],
    ["'''", [], 'Sheet'],
    ['长'.repeat(40), ['长'.repeat(31)], `${'长'.repeat(27)} (2)`],
  ])('makes %s beside %j into %s', (wanted, taken, name) => {
    expect(freeSheetName(wanted, taken)).toBe(name);
  });
});

describe('signedSheet', () => {
  it.each([
    ["='核验 结果'!$A$1", '核验 结果'],
    ['=核验结果!$A$1', '核验结果'],
    ['=#REF!$A$1', '#REF'],
    [null, null],
  ])('reads %s', (formula, sheet) => {
    expect(signedSheet(formula)).toBe(sheet);
  });
});

describe('addressPortions', () => {
  it('keeps every text below the length at which Excel cuts it off, and loses no address', () => {
    const addresses = Array.from({ length: 3_000 }, (_, index) => `AB${index + 1}`);
    const portions = addressPortions(addresses);
    expect(portions.every((portion) => portion.length < 8_192)).toBe(true);
    expect(portions.join(',').split(',')).toEqual(addresses);
  });
});
