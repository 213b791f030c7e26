import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { blankForm } from '#shared/report/blank-form.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';

const period = '2022' as PeriodId;
const formOf = (id: string) =>
  readWorkbook(
    writeNewWorkbook(blankForm(packById(id)!, period), nodeZipEngine),
    `${id}.xlsx`,
    nodeZipEngine,
  );

describe('blankForm', () => {
  it.each(['dingxi-targets-2022', 'county-leap', 'longnan-index-2026', 'gansu-base-2030'])(
    'of %s is recognised as its own pack, with nothing wrong but the blanks',
    (id) => {
      const { recognition, findings } = checkWorkbook(formOf(id), { packs: allPacks });
      expect(recognition.packs).toEqual([id]);
      const severe = findings
        .filter((finding) => finding.severity !== 'notice')
        .map((finding) => finding.code);
      expect([...new Set(severe)]).toEqual(['required-missing']);
    },
  );

  it('unlocks the cells to fill in and nothing else', () => {
    const [main] = formOf('dingxi-targets-2022').sheets;
    expect(main!.protected).toBe(true);
    const unlocked = main!.cells.filter((cell) => cell.locked === false).map((cell) => cell.column);
    expect(unlocked.filter((column) => ![0, 4, 5, 7].includes(column))).toEqual([]);
  });
});
