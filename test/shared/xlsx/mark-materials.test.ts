import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { clearPatch, patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { bytesOf, changedParts, materialWorkbooks, partsOf } from './package-parts.ts';
import { report } from './patch-examples.ts';

/** Text that differs when any cell, merge or name does. */
const summary = ({ sheets, definedNames }: RawWorkbook): string =>
  JSON.stringify([
    definedNames,
    sheets.map((sheet) => ({
      ...sheet,
      hiddenRows: [...sheet.hiddenRows],
      hiddenColumns: [...sheet.hiddenColumns],
    })),
  ]);

describe('over the workbooks of the materials', () => {
  it('touches few parts when marking and gives every one back when clearing', () => {
    for (const [name, path] of materialWorkbooks()) {
      const bytes = bytesOf(path);
      const workbook = readWorkbook(bytes, name, engine);
      const marks = workbook.sheets.flatMap(({ name: sheet, cells }) =>
        cells.slice(0, 40).map(({ row, column }, index) => ({
          sheet,
          cell: cellAddress(row, column),
          severity: (['blocking', 'query', 'notice'] as const)[index % 3]!,
          note: '说明',
        })),
      );
      const marked = patchWorkbook(
        bytes,
        { marks, comments: true, sheets: [report], state: '状态' },
        engine,
      ).bytes;
      expect([name, summary(readWorkbook(marked, name, engine))]).toEqual([name, summary(workbook)]);
      const before = partsOf(bytes);
      const touched = changedParts(bytes, marked).filter((part) => before.has(part));
      const allowed =
        /^(\[Content_Types\]\.xml|xl\/(workbook|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/.*|xl\/comments.*|xl\/drawings\/vmlDrawing.*)$/i;
      expect([name, touched.filter((part) => !allowed.test(part))]).toEqual([name, []]);
      const cleared = clearPatch(marked, engine);
      expect([name, cleared.exact, changedParts(bytes, cleared.bytes)]).toEqual([name, true, []]);
    }
  });
});
