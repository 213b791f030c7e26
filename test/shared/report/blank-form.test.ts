import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { blankForm } from '#shared/report/blank-form.ts';
import { patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';

const period = '2022' as PeriodId;
const bytesOf = (id: string) => writeNewWorkbook(blankForm(packById(id)!, period), nodeZipEngine);
const formOf = (id: string) => readWorkbook(bytesOf(id), `${id}.xlsx`, nodeZipEngine);

describe('blankForm', () => {
  it.each(allPacks.map(({ id }) => id))(
    'of %s is recognised as its own pack, with nothing wrong but the blanks',
    (id) => {
      const { recognition, findings } = checkWorkbook(formOf(id), { packs: allPacks });
      expect(recognition.packs).toEqual([id]);
      const severe = findings
        .filter((finding) => finding.severity !== 'notice')
        .map((finding) => finding.code);
      expect(severe.filter((code) => code !== 'required-missing')).toEqual([]);
    },
  );

  it.each([
    ['dingxi-targets-2022', '填报表', ['E4', 'F4', 'H4'], ['F3', 'A4', 'B4', 'C4', 'D4', 'G4']],
    ['county-leap', '自评表', ['H4', 'I4', 'J4'], ['H3', 'B4', 'C4', 'E4', 'F4', 'G4']],
    ['dingxi-targets-2022', '测算依据', ['F3', 'I3'], ['B3', 'D3', 'G3']],
  ])('of %s can be filled in on %s, and changed nowhere else', (id, sheet, open, closed) => {
    const edits = [...open, ...closed].map((cell) => ({
      sheet,
      cell,
      value: { type: 'number', text: '1' } as const,
    }));
    const { refused } = patchWorkbook(bytesOf(id), { edits }, nodeZipEngine);
    expect(refused.map(({ cell, reason }) => `${cell} ${reason}`).toSorted()).toEqual(
      closed.map((cell) => `${cell} protected`).toSorted(),
    );
  });

  it('computes a ratio from its parts on the second sheet, unless the ratio itself is typed', () => {
    const bytes = bytesOf('dingxi-targets-2022');
    const { sheets } = readWorkbook(bytes, 'form.xlsx', nodeZipEngine);
    const lineOf = (sheet: number) =>
      sheets[sheet]!.cells.find(
        ({ column, value }) =>
          column === 1 && value?.type === 'text' && value.text === '财政科技支出占一般公共预算支出比重',
      )!.row + 1;
    const part = (cell: string, text: string) => ({
      sheet: '测算依据',
      cell: `${cell}${lineOf(1)}`,
      value: { type: 'number', text } as const,
    });
    const ratioOf = (edits: Parameters<typeof patchWorkbook>[1]['edits'] & {}) =>
      checkWorkbook(readWorkbook(patchWorkbook(bytes, { edits }, nodeZipEngine).bytes, 'f', nodeZipEngine), {
        packs: allPacks,
      }).recognition.readings.find(({ sheet, cell }) => sheet === '填报表' && cell === `F${lineOf(0)}`)
        ?.value;
    const parts = [part('F', '959.95'), part('I', '208447.2')];
    expect(ratioOf(parts)).toBe('0.46');
    const typed = { type: 'number', text: '0.5' } as const;
    expect(ratioOf([...parts, { sheet: '填报表', cell: `F${lineOf(0)}`, value: typed }])).toBe('0.5');
  });
});
