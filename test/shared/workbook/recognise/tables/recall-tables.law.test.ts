import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allPacks } from '#shared/packs/registry.ts';
import type { Correction } from '#shared/workbook/correction.ts';
import type { CellValue, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { makeSenseMemory } from '#shared/workbook/recognise/words/text-sense.ts';
import { recogniseWorkbook } from '#shared/workbook/recognise-workbook.ts';
import { compileNames } from '#shared/workbook/text/name-match.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';
import { clerks } from '#test/recognition/layouts/clerks.ts';
import { makeDice } from '#test/recognition/layouts/dice.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';

const names = compileNames(allPacks);
const drawn: readonly RawWorkbook[] = [
  ...Object.values(clerks).flatMap((clerk) => [1, 2].map((seed) => clerk(makeDice(seed), seed).raw)),
  readWorkbook(formOfSixty(3), 'form.xlsx', nodeZipEngine),
];

/** What an office may write into one cell of a form that others fill in as well. */
const WRITTEN: readonly CellValue[] = [
  { type: 'number', text: '12' },
  { type: 'number', text: '13' },
  { type: 'number', text: '2021' },
  { type: 'number', text: '0.4' },
  { type: 'text', text: '通渭县' },
  { type: 'text', text: '待统计局反馈' },
  { type: 'text', text: '目标值' },
  { type: 'text', text: '75家' },
  { type: 'text', text: '填表人:王某' },
  { type: 'text', text: '县上正在组织三家企业申报,预计年底前完成认定' },
  { type: 'text', text: '高新技术企业数' },
  { type: 'text', text: '一季度' },
  { type: 'text', text: '万元' },
  { type: 'text', text: '合计' },
  { type: 'text', text: '指标测算依据明细' },
  { type: 'error', text: '#DIV/0!' },
  { type: 'boolean', value: true },
  null,
];

/** The same workbook with something else in some of its filled cells. */
function rewritten(raw: RawWorkbook, edits: readonly (readonly [number, number])[]): RawWorkbook {
  const total = raw.sheets.reduce((sum, { cells }) => sum + cells.length, 0);
  const written = new Map(edits.map(([at, what]) => [at % total, WRITTEN[what % WRITTEN.length]!]));
  let at = 0;
  return {
    ...raw,
    sheets: raw.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const value = written.get(at++);
        return value === undefined ? cell : { ...cell, value };
      }),
    })),
  };
}

/** The same workbook under other words where its sheets begin. */
const titled = (raw: RawWorkbook, text: string): RawWorkbook => ({
  ...raw,
  sheets: raw.sheets.map((sheet) => {
    const title = sheet.cells.find(({ value }) => value?.type === 'text');
    return {
      ...sheet,
      cells: sheet.cells.map((cell) => (cell === title ? { ...cell, value: { type: 'text', text } } : cell)),
    };
  }),
});

describe('A workbook read after others', () => {
  it('is understood exactly as if it were the first, whatever its offices wrote', () => {
    const edit = fc.tuple(fc.nat(2000), fc.nat(WRITTEN.length - 1));
    const form = fc.tuple(fc.nat(drawn.length - 1), fc.array(edit, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(form, { minLength: 2, maxLength: 6 }), (forms) => {
        const senses = makeSenseMemory();
        for (const [which, edits] of forms) {
          const first = drawn[which]!;
          // The clean form comes before the edited one, so that there is something to remember.
          for (const raw of [first, rewritten(first, edits)])
            expect(recogniseWorkbook(raw, allPacks, { names, senses })).toEqual(
              recogniseWorkbook(raw, allPacks, { names }),
            );
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is settled anew where its title speaks for another pack or section of the same lines', () => {
    const titles = [
      '附表:指标测算依据',
      ...allPacks.flatMap(({ title, sections }) => [
        `2022年${title}完成情况`,
        ...sections.filter(({ items }) => items === 'issued').map((section) => `2022年${section.title}`),
      ]),
    ];
    for (const clerk of [clerks.quarterlyReport, clerks.countiesAcross, clerks.financeSheet]) {
      const { raw } = clerk!(makeDice(2), 2);
      const senses = makeSenseMemory();
      recogniseWorkbook(raw, allPacks, { names, senses });
      for (const title of titles) {
        const other = titled(raw, title);
        expect(recogniseWorkbook(other, allPacks, { names, senses })).toEqual(
          recogniseWorkbook(other, allPacks, { names }),
        );
      }
    }
  });

  test('is settled anew where a person corrected a line, and as before where nobody did', () => {
    const raw = readWorkbook(formOfSixty(1), 'form.xlsx', nodeZipEngine);
    const [first] = recogniseWorkbook(raw, allPacks, { names }).readings;
    const corrections: readonly Correction[] = [
      { table: null, line: 'row', text: first!.indicator, meaning: { kind: 'ignore' } },
    ];
    const senses = makeSenseMemory();
    const cells = (options: { readonly corrections?: readonly Correction[] }): readonly string[] =>
      recogniseWorkbook(raw, allPacks, { names, senses, ...options }).readings.map(({ cell }) => cell);
    const all = cells({});
    expect(cells({ corrections })).not.toContain(first!.cell);
    expect(cells({})).toEqual(all);
  });

  test('reuses the form of another office when only title, figures and remarks differ', () => {
    const senses = makeSenseMemory();
    for (const number of [1, 2, 3, 4]) {
      const raw = readWorkbook(formOfSixty(number), `${number}.xlsx`, nodeZipEngine);
      recogniseWorkbook(raw, allPacks, { names, senses });
    }
    expect(senses.sheets.length).toBe(1);
  });

  test('keeps no more of a folder of different workbooks than 48 sheets', () => {
    const senses = makeSenseMemory();
    for (let seed = 1; seed <= 4; seed++)
      for (const clerk of Object.values(clerks))
        recogniseWorkbook(clerk(makeDice(seed), seed).raw, allPacks, { names, senses });
    expect(senses.sheets.length).toBe(48);
  });
});
