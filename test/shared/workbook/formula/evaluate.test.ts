import { describe, expect, it } from 'vitest';
import { parseCellAddress } from '#shared/workbook/address.ts';
import { evaluateWorkbook } from '#shared/workbook/formula/evaluate.ts';
import { referencesOf } from '#shared/workbook/formula/references.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

type Typed = string | number | null;
function workbook(sheets: Record<string, Record<string, Typed>>): RawWorkbook {
  return {
    name: 'test.xlsx',
    date1904: false,
    definedNames: { 总额: 'Sheet1!$A$1' },
    sheets: Object.entries(sheets).map(([name, cells]) => ({
      name,
      visibility: 'visible',
      protected: false,
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      cells: Object.entries(cells).map(([address, typed]): RawCell => {
        const place = parseCellAddress(address)!;
        if (typeof typed === 'string' && typed.startsWith('='))
          return { ...place, value: null, formula: typed.slice(1) };
        return {
          ...place,
          value:
            typed === null
              ? null
              : typeof typed === 'number'
                ? { type: 'number', text: String(typed) }
                : { type: 'text', text: typed },
        };
      }),
    })),
  };
}

function value(formula: string, cells: Record<string, Typed> = {}) {
  const result = evaluateWorkbook(
    workbook({ Sheet1: { ...cells, Z1: `=${formula}` }, 一季度: { D4: 412.35, D5: 58230.5 } }),
  ).valueOf('Sheet1', 0, 25);
  if (result === 'unsupported' || result === null) return result;
  return result.type === 'boolean' ? result.value : result.text;
}

describe('evaluateWorkbook', () => {
  it.each([
    ['1+2*3', '7'],
    ['-2^2', '4'],
    ['(1+2)*3', '9'],
    ['10%', '0.1'],
    ['0.1+0.2', '0.3'],
    ['ROUND(2.675,2)', '2.68'],
    ['ROUND(1/3*100,2)', '33.33'],
    ['SUM(A1:A3)', '6'],
    ['AVERAGE(A1:A3)', '2'],
    ['A1/0', '#DIV/0!'],
    ['IF(A1>0,"是","否")', '是'],
    ['IFERROR(A1/0,"—")', '—'],
    ['COUNTIF(B1:B3,"优秀")', '2'],
    ['COUNTIF(A1:A3,">=2")', '2'],
    ['COUNTA(B1:B4)', '3'],
    ["ROUND('一季度'!D4/一季度!D5*100,2)", '0.71'],
    ['一季度!#REF!', '#REF!'],
    ['总额+1', '2'],
    ['1/3', '0.333333333333333'],
    ['A1&"家"', '1家'],
    ['B1*2', '#VALUE!'],
    ['IF(AND(ISNUMBER(A1),A9=""),1,2)', '1'],
    ['ROUND(-2.5,0)', '-3'],
    ['SUM($A$1:A2,10)', '13'],
    ['ROUND(1234.5,-2)', '1200'],
    ['SUM(B1)', '0'],
    ['SUM(B1,A1)', '1'],
    ['SUMIF(B1:B3,"优秀",A1:A3)', '4'],
    ['SUMIFS(A1:A3,B1:B3,"优秀",A1:A3,">1")', '3'],
    ['AVERAGEIF(B1:B3,"优秀",A1:A3)', '2'],
    ['MAXIFS(A1:A3,B1:B3,"称职")', '2'],
    ['SUMPRODUCT((B1:B3="优秀")*(A1:A3>1))', '1'],
    ['SUMPRODUCT((B1:B3="优秀")*A1:A3)', '4'],
    ['SUMPRODUCT(--ISNUMBER(A1:A4))', '3'],
    ['SUMPRODUCT((B1:B3="优秀")*B1:B3)', '#VALUE!'],
    ['VLOOKUP("称职",B1:C3,2,FALSE)', '20'],
    ['VLOOKUP("称*",B:C,2,0)', '20'],
    ['VLOOKUP("无",B1:C3,2,0)', '#N/A'],
    ['VLOOKUP(2.5,A1:C3,3)', '20'],
    ['IFERROR(VLOOKUP("无",B1:C3,2,0),0)', '0'],
    ['IFNA(VLOOKUP("无",B1:C3,2,0),"—")', '—'],
    ['HLOOKUP(1,A1:C2,2,FALSE)', '2'],
    ['INDEX(C:C,MATCH("称职",B:B,0))', '20'],
    ['INDEX(A1:C3,3,2)', '优秀'],
    ['INDEX(A1:C1,3)', '10'],
    ['INDEX(A1:C3,9,1)', '#REF!'],
    ['_xlfn.XLOOKUP("称职",B1:B3,C1:C3)', '20'],
    ['_xlfn.XLOOKUP("无",B1:B3,C1:C3,"没有")', '没有'],
    ['LOOKUP(1,0/((B1:B3="优秀")*(A1:A3>1)),C1:C3)', '30'],
    ['CHOOSE(2,A1,A2,A3)', '2'],
    ['CHOOSE(0,A1,A2,A3)', '#VALUE!'],
    ['CHOOSE(4,A1,A2,A3)', '#VALUE!'],
    ['_xlfn.SWITCH(B2,"优秀",5,"称职",3,0)', '3'],
    ['_xlfn.SWITCH(B2,"优秀",5,1)', '1'],
    ['_xlfn.SWITCH(B2,"优秀",5)', '#N/A'],
    ['_xlfn.SWITCH(A1,1,"甲",1/0,"乙")', '甲'],
    ['_xlfn.IFS(A1>1,"甲",A1=1,"乙")', '乙'],
    ['MOD(-3,2)', '1'],
    ['LARGE(A1:A3,2)', '2'],
    ['LEFT("621102安定区",6)&MID("安定区",2,1)&RIGHT("安定区")', '621102定区'],
    ['SUBSTITUTE("18家","家","")*1', '18'],
  ])('%s is %s', (formula, expected) => {
    expect(
      value(formula, {
        A1: 1,
        A2: 2,
        A3: 3,
        B1: '优秀',
        B2: '称职',
        B3: '优秀',
        C1: 10,
        C2: 20,
        C3: 30,
      }),
    ).toBe(expected);
  });
  it.each(['TODAY()', 'TEXT(A1,"0")', 'A1+', '[1]数据!A1', 'Z1+1', '{1,2}'])('leaves %s alone', (formula) => {
    expect(value(formula)).toBe('unsupported');
  });
  it('adds up the same place of several sheets', () => {
    const raw = workbook({
      一月: { A1: 1 },
      二月: { A1: 2 },
      三月: { A1: 3 },
      汇总: { A1: '=SUM(一月:三月!A1)' },
    });
    expect(evaluateWorkbook(raw).valueOf('汇总', 0, 0)).toEqual({ type: 'number', text: '6' });
  });
  it('follows chains of formulas and keeps cached values', () => {
    const raw = workbook({ Sheet1: { A1: '=A2*2', A2: '=A3+1', A3: 4 } });
    expect(evaluateWorkbook(raw).valueOf('Sheet1', 0, 0)).toEqual({ type: 'number', text: '10' });
  });
  it('survives thousands of nested brackets', () => {
    expect(value(`${'('.repeat(2000)}1${')'.repeat(2000)}`)).toBe('unsupported');
  });
});

describe('referencesOf', () => {
  it('spells ranges out and names the sheet', () => {
    expect(referencesOf("SUM(A1:B2)+'四季度'!$D$6", '表1')).toEqual([
      '表1!A1',
      '表1!B1',
      '表1!A2',
      '表1!B2',
      '四季度!D6',
    ]);
  });
});
