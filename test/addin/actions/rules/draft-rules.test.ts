import { describe, expect, it } from 'vitest';
import { toEdit } from '#addin/actions/check/apply-fix.ts';
import { type DraftRequest, draftRules, type RulesDraft } from '#addin/actions/rules/draft-rules.ts';
import { tidyTable } from '#addin/actions/rules/tidy-table.ts';
import { withEdits } from '#addin/actions/workbook/with-edits.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { leapTable, typedSheet, workbookOf } from './rules-table.ts';

const draftOf = (workbook: RawWorkbook, more: Partial<DraftRequest> = {}): RulesDraft =>
  draftRules({ workbook, sheet: null, packs: allPacks, base: null, from: '2026' as PeriodId, ...more })!;
const leap = (change?: Parameters<typeof leapTable>[0]) => workbookOf(typedSheet('评分', leapTable(change)));
const MESSY = workbookOf(
  typedSheet('办法', [
    ['2026年园区考核办法'],
    ['指标', '权重', '评分标准', '责任部门'],
    ['园区科技投入(万元)', '', '5≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0)。', ''],
    ['园区企业(家)', '10', '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)。', '园区办'],
    ['园区专利(件/万人)', '6', '≧12件/万人(6分);12-4件/万人(6-4.5分);4件/万人(4.5-0分)', ''],
  ]),
);
const row = (draft: RulesDraft, name: string) => draft.rows.find((one) => one.indicator.includes(name))!;

describe('a table that names the items of a pack in force', () => {
  it('is that pack itself while nothing was changed', () => {
    const draft = draftOf(leap());
    expect([draft.base?.id, draft.pack.version, draft.differences]).toEqual(['county-leap', '1.0.0', []]);
    expect(draft.rows.every((one) => one.unchanged)).toBe(true);
  });

  it('keeps ids, parts and items without points, and says what a new standard changes', () => {
    const draft = draftOf(
      leap({ 'science-spending-share': { standard: '≧4%(8分);4%-2%(8-6分);2%以下(6-0分)。' } }),
    );
    expect(draft.differences.map((one) => [one.code, one.params.indicator])).toEqual([
      ['standard-changed', '地方财政科技支出占公共财政支出的比重'],
    ]);
    const now = draft.pack.indicators.find((one) => one.id === 'science-spending-share');
    expect(now?.parts).toEqual(countyLeap.indicators.find((one) => one.id === now?.id)?.parts);
    expect(draft.pack.indicators.length).toBe(countyLeap.indicators.length);
    expect(draft.rows.filter((one) => !one.unchanged).map((one) => one.indicatorId)).toEqual([
      'science-spending-share',
    ]);
  });

  it('is a pack that the server reads, also with a standard that was not understood', () => {
    const draft = draftOf(leap({ 'science-spending-share': { standard: '≧4%得若干;2%至7万元另议' } }));
    expect(parseRulePack(draft.pack)).toMatchObject({ ok: true });
    expect(draft.pack.questions.map((one) => one.id)).toContain('standard-science-spending-share');
  });

  it('may be made a pack of its own, under an id that the title gives', () => {
    const [first, again] = [leap(), leap()].map((book) => draftOf(book, { base: 'new' }).pack);
    expect(first!.id).toBe(again!.id);
    expect([first!.id.startsWith('issued-'), first!.version]).toEqual([true, '1.0.0']);
    expect(parseRulePack(first!)).toMatchObject({ ok: true });
  });
});

describe('readings of an open standard', () => {
  it('fill a gap straight, with the lower or with the upper points, each told apart by one example', () => {
    const { readings } = row(draftOf(MESSY), '园区企业');
    expect(readings.map((one) => [one.code, one.words, one.example?.points])).toEqual([
      ['band-linear', '100-10家(10-4分)', '7'],
      ['band-low', '100-10家(4分)', '4'],
      ['band-high', '100-10家(10分)', '10'],
    ]);
    expect(new Set(readings.map((one) => JSON.stringify(one.example?.values))).size).toBe(1);
  });

  it('leave nothing open once one is typed', () => {
    for (const reading of row(draftOf(MESSY), '园区企业').readings) {
      const after = row(draftOf(withEdits(MESSY, reading.changes.map(toEdit))), '园区企业');
      expect([after.ok, after.questions, after.readings]).toEqual([true, [], []]);
    }
  });
});

describe('repairs of 规则体检', () => {
  const repairs = (draft: RulesDraft, code: string) =>
    draft.lint.filter((one) => one.code === code).flatMap((one) => one.changes);

  it('part a fused weight from its standard into the weight’s own cell', () => {
    expect(repairs(draftOf(MESSY), 'fused-weight').map((one) => [one.cell, one.before, one.after])).toEqual([
      ['B3', '', '5'],
      [
        'C3',
        '5≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0)。',
        '≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0)。',
      ],
    ]);
  });

  it('write 分 and 以下 where they are missing, and keep the rest as typed', () => {
    const draft = draftOf(MESSY);
    expect(repairs(draft, 'points-word-missing').map((one) => one.after)).toEqual([
      '5≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0分)。',
    ]);
    expect(repairs(draft, 'below-word-missing').map((one) => one.after)).toEqual([
      '≧12件/万人(6分);12-4件/万人(6-4.5分);4件/万人以下(4.5-0分)',
    ]);
  });

  it('bring a messy paste to rest when taken one after the other', () => {
    let book = MESSY;
    for (let round = 0; round < 8; round++) {
      const [next] = draftOf(book).lint.filter((one) => one.changes.length > 0);
      if (!next) break;
      book = withEdits(book, next.changes.map(toEdit));
    }
    const draft = draftOf(book);
    expect(draft.lint.filter((one) => one.changes.length > 0)).toEqual([]);
    expect(draft.rows.map((one) => [one.ok, one.maxPoints, one.questions])).toEqual([
      [true, '5', []],
      [true, '10', []],
      [true, '6', []],
    ]);
  });
});

it('finds nothing in a workbook without a table of standards', () => {
  const workbook = workbookOf(
    typedSheet('人员', [
      ['姓名', '电话'],
      ['甲', '1'],
    ]),
  );
  expect(
    draftRules({ workbook, sheet: null, packs: allPacks, base: null, from: '2026' as PeriodId }),
  ).toBeNull();
});

it('makes a text pasted without columns a table beside it, of which every standard can be corrected', () => {
  const lines = [
    '考核指标',
    '分值',
    '评分标准',
    '责任部门',
    '园区投入(万元)',
    '5≧100万元(5分);',
    '100万元以下(5-0)。',
  ];
  const more = [
    '园区办',
    '园区企业(家)',
    '10≧100家(10分);',
    '10-5家(4-3.5分);',
    '5家以下(3.5-0分)。',
    '园区办',
  ];
  const book = workbookOf(
    typedSheet(
      '粘贴',
      [...lines, ...more].map((line) => [line]),
    ),
  );
  const scattered = draftOf(book);
  expect(scattered.rows.map((one) => one.editable)).toEqual([false, false]);
  const tidy = draftOf(withEdits(book, tidyTable(scattered.pack, book.sheets[0]!).map(toEdit)));
  expect(tidy.rows.map((one) => [one.indicator, one.maxPoints, one.text, one.editable])).toEqual(
    scattered.rows.map((one) => [one.indicator, one.maxPoints, one.text, true]),
  );
  expect(row(tidy, '园区企业').readings.map((one) => one.code)).toContain('band-linear');
});
