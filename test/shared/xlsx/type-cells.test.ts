import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from './package-builder.ts';
import { changedParts, packedParts, partsOf } from './package-parts.ts';
import { number, sheetText, typed, valuesOf } from './patch-examples.ts';

describe('typing into cells', () => {
  it('replaces values in place, keeps styles and every other part as it lies', () => {
    const bytes = sheetOf(
      '<row r="1" ht="30"><c r="A1" s="0" t="s"><v>0</v></c><c r="C1"><v>5</v></c></row>',
      '',
      { strings: ['<t>旧</t>'], styles: '<cellXfs count="3"><xf/><xf/><xf/></cellXfs>' },
    );
    const styled = buildZip({
      ...workbookParts({
        sheets: { 表: '<sheetData><row r="1"><c r="A1" s="2"><v>1</v></c></row></sheetData>' },
      }),
      'xl/media/image1.png': new Uint8Array([1, 2, 3]),
    });
    const result = patchWorkbook(styled, { edits: [number('表', 'A1', '0.29')] }, engine);
    expect([result.written, result.refused]).toEqual([1, []]);
    expect(sheetText(result.bytes)).toContain('<c r="A1" s="2"><v>0.29</v></c>');
    expect(changedParts(styled, result.bytes)).toEqual(['xl/worksheets/sheet1.xml']);
    const [before, after] = [packedParts(styled), packedParts(result.bytes)];
    expect([...before].filter(([name, packed]) => after.get(name) !== packed).map(([name]) => name)).toEqual([
      'xl/worksheets/sheet1.xml',
    ]);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(
      valuesOf(
        patchWorkbook(bytes, { edits: [typed('A1', ' a<b>\n&_x000D_ '), typed('C1', '00123')] }, engine)
          .bytes,
      ),
    ).toEqual({ A1: ' a<b>\n&_x000D_ ', C1: '00123' });
  });

  it('makes cells and rows that the file does not have, in their order', () => {
    const bytes = sheetOf('<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"/>');
    const edits = ['A1', 'A2', 'C2', 'E2', 'B5', 'A7'].map((cell, index) =>
      number('表', cell, String(10 + index)),
    );
    const patched = patchWorkbook(bytes, { edits }, engine).bytes;
    expect(valuesOf(patched)).toEqual({
      A1: '10',
      A2: '11',
      B2: '1',
      C2: '12',
      D2: '2',
      E2: '13',
      B5: '14',
      A7: '15',
    });
    expect([...sheetText(patched).matchAll(/ r="([A-Z]\d)"/g)].map((match) => match[1])).toEqual([
      'A1',
      'A2',
      'B2',
      'C2',
      'D2',
      'E2',
      'B5',
      'A7',
    ]);
    expect(
      valuesOf(
        patchWorkbook(
          buildWorkbook({ sheets: { 表: '<sheetData/>' } }),
          { edits: [number('表', 'B2', '1')] },
          engine,
        ).bytes,
      ),
    ).toEqual({ B2: '1' });
  });

  it('gives a new cell the style of its row, else of its column', () => {
    const bytes = buildWorkbook({
      sheets: {
        表: '<cols><col min="2" max="3" style="4"/></cols><sheetData><row r="1" s="3" customFormat="1"><c r="A1"/></row></sheetData>',
      },
    });
    const text = sheetText(
      patchWorkbook(bytes, { edits: [number('表', 'B1', '1'), number('表', 'C2', '1')] }, engine).bytes,
    );
    expect(text).toContain('<c r="B1" s="3">');
    expect(text).toContain('<c r="C2" s="4">');
  });

  it('clears a cell and leaves one alone that was never there', () => {
    const bytes = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');
    const patched = patchWorkbook(
      bytes,
      {
        edits: [
          { sheet: '表', cell: 'A1', value: null },
          { sheet: '表', cell: 'B9', value: null },
        ],
      },
      engine,
    ).bytes;
    expect(valuesOf(patched)).toEqual({});
    expect(sheetText(patched)).not.toContain('B9');
  });

  it('drops the cached values of formulas that build on the cell, across sheets and names, and no others', () => {
    const bytes = buildWorkbook({
      sheets: {
        表: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>SUM(B1:B9)</f><v>2</v></c><c r="D1"><f>E1+1</f><v>1</v></c></row></sheetData>',
        汇总: '<sheetData><row r="1"><c r="F1" t="str"><f>表!C1&amp;"家"</f><v>2家</v></c><c r="G1"><f>总数+1</f><v>3</v></c><c r="H1"><f>LOG10(100)</f><v>2</v></c></row></sheetData>',
      },
      afterSheets: '<definedNames><definedName name="总数">表!$C$1</definedName></definedNames>',
    });
    const result = patchWorkbook(bytes, { edits: [number('表', 'A1', '5')] }, engine);
    expect(result.stale.map(({ cell }) => cell).sort()).toEqual(['B1', 'C1', 'F1', 'G1']);
    expect(valuesOf(result.bytes)).toMatchObject({
      B1: { value: null },
      C1: { value: null },
      D1: { value: { text: '1' } },
      F1: { value: null },
      G1: { value: null },
      H1: { value: { text: '2' } },
    });
    expect(sheetText(result.bytes, 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>');
  });

  it('frees the followers of a shared formula whose first cell is typed over, and drops the calculation chain', () => {
    const rows =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>';
    const bytes = sheetOf(rows, '', {
      parts: {
        'xl/calcChain.xml':
          '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="1"/></calcChain>',
      },
      workbookLinks:
        '<Relationship Id="rId50" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
      contentTypes:
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    });
    const patched = patchWorkbook(bytes, { edits: [number('表', 'B1', '9')] }, engine).bytes;
    expect(valuesOf(patched)).toMatchObject({ B1: '9', B2: { formula: 'A2*2' }, B3: { formula: 'A3*2' } });
    expect([...partsOf(patched).keys()]).not.toContain('xl/calcChain.xml');
    expect(sheetText(patched, '[Content_Types].xml')).not.toContain('calcChain');
    expect(sheetText(patched, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
  });

  it('lists what it may not touch and writes the rest', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="D1" s="1"><f t="array" ref="D1:E1">A1:B1</f><v>1</v></c><c r="E1" s="1"><v>1</v></c></row>',
      '<sheetProtection sheet="1"/><mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
      { styles: '<cellXfs count="2"><xf/><xf><protection locked="0"/></xf></cellXfs>' },
    );
    const edits = [
      number('表', 'A1', '2'),
      number('表', 'B1', '3'),
      number('表', 'C1', '4'),
      number('表', 'E1', '5'),
      number('无', 'A1', '6'),
      number('表', '?', '7'),
    ];
    const result = patchWorkbook(bytes, { edits }, engine);
    expect(result.written).toBe(1);
    expect(result.refused.map(({ sheet, cell, reason }) => [sheet, cell, reason])).toEqual([
      ['无', 'A1', 'missing-sheet'],
      ['表', '?', 'bad-address'],
      ['表', 'C1', 'merged'],
      ['表', 'E1', 'array-formula'],
      ['表', 'A1', 'protected'],
    ]);
    expect(valuesOf(result.bytes)).toMatchObject({ A1: '1', B1: '3', E1: '1' });
  });

  it('leaves the header of a table alone', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>列</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
      '',
      {
        sheetLinks: {
          表: '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/>',
        },
        parts: {
          'xl/tables/table1.xml':
            '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="列"/></tableColumns></table>',
        },
      },
    );
    const result = patchWorkbook(bytes, { edits: [typed('A1', '新'), number('表', 'A2', '2')] }, engine);
    expect(result.refused.map(({ cell, reason }) => [cell, reason])).toEqual([['A1', 'table-header']]);
    expect(valuesOf(result.bytes)).toEqual({ A1: '列', A2: '2' });
  });
});
