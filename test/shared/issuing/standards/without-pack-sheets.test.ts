import { expect, it } from 'vitest';
import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import { isPackSheet } from '#shared/issuing/standards/without-pack-sheets.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { sheetOf } from '../sheet-of.ts';

it('knows every pack that was written out, and takes no form with standards for one', () => {
  for (const pack of allPacks) {
    const rows = packSheet(pack).rows.map((row) => row.map((cell) => cell?.text ?? ''));
    expect(isPackSheet(sheetOf('评分标准', rows)), pack.id).toBe(true);
  }
  const form = [
    ['2022年自评表'],
    ['编号', '指标', '评分标准', '实际值', '自评得分'],
    ['1', '高新技术企业数量', '每家1分', '6', '6'],
  ];
  expect(isPackSheet(sheetOf('自评', form))).toBe(false);
});
