import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allPacks } from '#shared/packs/registry.ts';
import type { Correction } from '#shared/workbook/correction.ts';
import type { CellValue, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { makeSenseMemory } from '#shared/workbook/recognise/text-sense.ts';
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
function rewritten(raw: RawWorkbook, edits: readonly (readonly [number, number | string])[]): RawWorkbook {
  const total = raw.sheets.reduce((sum, { cells }) => sum + cells.length, 0);
  const written = new Map<number, CellValue>(
    edits.map(([at, what]) => [
      at % total,
      typeof what === 'string' ? { type: 'text', text: what } : WRITTEN[what % WRITTEN.length]!,
    ]),
  );
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

  test('is settled anew where its title, its neighbours or a person says something else of the same lines', () => {
    const office = (number: number): RawWorkbook =>
      readWorkbook(formOfSixty(number), `${number}.xlsx`, nodeZipEngine);
    const titled = (raw: RawWorkbook, text: string): RawWorkbook => rewritten(raw, [[0, text]]);
    const first = office(1);
    const besides = drawn[0]!.sheets.map((sheet) => ({ ...sheet, name: `另表${sheet.name}` }));
    const [indicator] = recogniseWorkbook(first, allPacks, { names }).readings;
    const corrections: readonly Correction[] = [
      { table: null, line: 'row', text: indicator!.indicator, meaning: { kind: 'ignore' } },
    ];
    const senses = makeSenseMemory();
    for (const [raw, options] of [
      [first, {}],
      [titled(office(2), '附表:指标测算依据'), {}],
      [office(3), { corrections }],
      [{ ...office(4), sheets: [...office(4).sheets, ...besides] }, {}],
      [titled(office(5), '2021年度市委市政府重点工作任务考核清单'), {}],
      [office(6), {}],
    ] as const)
      expect(recogniseWorkbook(raw, allPacks, { names, senses, ...options })).toEqual(
        recogniseWorkbook(raw, allPacks, { names, ...options }),
      );
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
