import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { readSheetLook } from '#shared/xlsx/read/read-sheet-look.ts';
import { lookAt } from '#shared/xlsx/read/sheet-look.ts';
import { buildWorkbook } from '../package-builder.ts';

const styles =
  '<numFmts count="1"><numFmt numFmtId="200" formatCode="0.0%"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><i val="0"/><u/><sz val="16"/><color theme="1" tint="0.5"/><name val="仿宋_GB2312"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.79998168889431442"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill></fills>' +
  '<borders count="2"><border/><border><left style="thin"><color rgb="FF00B050"/></left><bottom style="double"/></border></borders>' +
  '<cellXfs count="4"><xf fontId="0"/><xf fontId="1" fillId="1" borderId="1" numFmtId="200"><alignment horizontal="center" vertical="top" wrapText="1" indent="2"/></xf><xf fontId="0" fillId="2"/><xf fontId="1"/></cellXfs>';

const bytes = buildWorkbook({
  sheets: {
    表: '<sheetViews><sheetView showGridLines="0"><pane xSplit="1" ySplit="2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols><col min="2" max="3" width="20" style="3" customWidth="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c></row><row r="2" s="2" customFormat="1"><c r="A2"><v>2</v></c><c r="B2" s="1"/></row><row r="900000" s="2" customFormat="1"><c r="A900000" s="2"/></row></sheetData>',
  },
  styles,
});

describe('the look of a sheet', () => {
  const look = readSheetLook(bytes, '表', engine);

  it('reads fonts, theme colours with tint, fills, borders, alignment and format', () => {
    expect(lookAt(look, 0, 0)).toEqual({
      font: { name: '仿宋_GB2312', size: 16, bold: true, underline: true, colour: '#808080' },
      fill: '#DAE3F3',
      borders: { left: { style: 'thin', colour: '#00B050' }, bottom: { style: 'double', colour: '#000000' } },
      horizontal: 'center',
      vertical: 'top',
      wrap: true,
      indent: 2,
      format: '0.0%',
    });
  });

  it('follows the row, then the column, where a cell says nothing', () => {
    expect(lookAt(look, 1, 5).fill).toBe('#FF0000');
    expect(lookAt(look, 1, 1).font.bold).toBe(true);
    expect(lookAt(look, 7, 2).font.size).toBe(16);
    expect(lookAt(look, 7, 9)).toEqual({ font: { name: '宋体', size: 11 } });
  });

  it('reads widths, heights, frozen panes and grid lines', () => {
    expect(look.columns).toEqual([{ from: 1, to: 2, width: 145, look: 3 }]);
    expect([look.rows.get(0)?.height, look.defaultRowHeight, look.frozen, look.gridLines]).toEqual([
      40,
      24,
      { rows: 2, columns: 1 },
      false,
    ]);
  });

  it('forgets formatting far below the last filled row', () => {
    expect([look.rows.has(899_999), look.cells.size]).toEqual([false, 2]);
  });

  it('refuses a sheet that is not there', () => {
    expect(() => readSheetLook(bytes, '无', engine)).toThrow('no-sheet');
  });
});
