import { describe, expect, it } from 'vitest';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import type { NewSheet } from '#shared/xlsx/patch/report-sheet-xml.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readSheetLook } from '#shared/xlsx/read/read-sheet-look.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { lookAt } from '#shared/xlsx/read/sheet-look.ts';
import { partsOf } from '../package-parts.ts';

const template: NewSheet = {
  name: '填报表/2022',
  columnWidths: [6, 30, 12],
  rows: [
    [{ text: '填报表 <2022>', style: 'title' }, null, null],
    [
      { text: '序号', style: 'header' },
      { text: '指标', style: 'header' },
      { text: '数值', style: 'header' },
    ],
    [
      { text: '1', style: 'number' },
      { text: '高新技术企业数', style: 'text' },
      { text: '', style: 'number', format: '0.00' },
    ],
    [
      { text: '00123', style: 'text' },
      { text: '合计', style: 'strong' },
      { text: '', style: 'number', format: '0.00' },
    ],
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  freeze: { rows: 2, columns: 1 },
  charts: [],
  formulas: [{ cell: 'C4', formula: 'IF(C3<0,"错",C3)' }],
  validations: [
    {
      area: { top: 2, left: 2, bottom: 2, right: 2 },
      allow: { type: 'decimal', min: '0', max: '100' },
      message: { title: '不对', text: '请填 0 到 100' },
    },
    { area: { top: 2, left: 1, bottom: 2, right: 1 }, allow: { type: 'list', choices: ['家', '个'] } },
  ],
  protect: true,
  unlocked: [{ top: 2, left: 2, bottom: 2, right: 2 }],
};

describe('new workbooks', () => {
  const bytes = writeNewWorkbook([template, { ...template, name: '填报表:2022', hidden: true }], engine);

  it('can be read again, with texts as texts and numbers as numbers', () => {
    const workbook = readWorkbook(bytes, '', engine);
    expect(
      workbook.sheets.map(({ name, visibility, protected: guarded }) => [name, visibility, guarded]),
    ).toEqual([
      ['填报表 2022', 'visible', true],
      ['填报表 2022 (2)', 'hidden', true],
    ]);
    const cells = workbook.sheets[0]!.cells;
    expect(cells.find(({ row, column }) => row === 3 && column === 0)?.value).toEqual({
      type: 'text',
      text: '00123',
    });
    expect(cells.find(({ row, column }) => row === 2 && column === 0)?.value).toEqual({
      type: 'number',
      text: '1',
    });
    expect(cells.find(({ row, column }) => row === 3 && column === 2)).toEqual({
      row: 3,
      column: 2,
      value: null,
      formula: 'IF(C3<0,"错",C3)',
      format: '0.00',
    });
    expect(workbook.sheets[0]!.merges).toEqual(template.merges);
  });

  it('unlocks the cells to fill in, and only those', () => {
    const filled = readWorkbook(bytes, '', engine).sheets[0]!;
    expect(filled.cells.filter(({ locked }) => locked === false)).toEqual([]);
    expect(partsOf(bytes).get('xl/styles.xml')).toContain('<protection locked="0"/>');
  });

  it('writes choices, bounds, widths and frozen panes', () => {
    const text = Buffer.from(partsOf(bytes).get('xl/worksheets/sheet1.xml')!, 'latin1').toString();
    expect(text).toContain('type="list"><formula1>&quot;家,个&quot;</formula1>');
    expect(text).toContain('<formula1>0</formula1><formula2>100</formula2>');
    const look = readSheetLook(bytes, '填报表 2022', engine);
    expect(look.frozen).toEqual({ rows: 2, columns: 1 });
    expect(look.columns.map(({ width }) => width)).toEqual([47, 215, 89]);
    expect(lookAt(look, 0, 0).font).toMatchObject({ bold: true, size: 16 });
  });

  it('asks for computing where there are formulas', () => {
    expect(partsOf(bytes).get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  it('gives equal bytes for equal sheets and works with the engine of the browser', () => {
    expect(writeNewWorkbook([template], engine)).toEqual(writeNewWorkbook([template], engine));
    expect(readWorkbook(writeNewWorkbook([template], fflateZipEngine), '', engine)).toEqual(
      readWorkbook(writeNewWorkbook([template], engine), '', engine),
    );
  });

  it('refuses a workbook without sheets', () => {
    expect(() => writeNewWorkbook([], engine)).toThrow('no-sheet');
  });
});
