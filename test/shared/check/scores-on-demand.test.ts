import { expect, test } from 'vitest';
import { checkReport } from '#shared/check/check-report.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { type PreparedPacks, preparePacks } from '#shared/check/prepared-packs.ts';
import { plan135 } from '#shared/packs/plan-135/plan-135.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';

test('A form without 自评得分 is scored when its scores are asked for, and not before', () => {
  const packs = [plan135];
  const prepared = preparePacks(packs);
  let asked = 0;
  // A score sheet names the digest of its pack, and so does the result itself.
  const counting: PreparedPacks = {
    ...prepared,
    digestOf: (pack) => {
      asked++;
      return prepared.digestOf(pack);
    },
  };
  const raw = readWorkbook(formOfSixty(1), 'form.xlsx', nodeZipEngine);
  const result = checkWorkbook(raw, { packs }, counting);
  checkReport('form.xlsx', result);
  expect(asked).toBe(1);
  expect(result.scores.map((sheet) => sheet.items.length > 0)).toEqual([true]);
  expect(asked).toBe(2);
  expect(result.scores).toBe(result.scores);
  expect(asked).toBe(2);
});
