import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit, FindingMark, ReportSheet } from '#shared/workbook/report-sheet.ts';
import { clearPatch, patchWorkbook, readState } from '#shared/xlsx/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from './package-builder.ts';
import { bytesOf, changedParts, materialWorkbooks, packedParts, partsOf } from './package-parts.ts';

const number = (sheet: string, cell: string, text: string): CellEdit => ({
  sheet,
  cell,
  value: { type: 'number', text },
});
const typed = (cell: string, text: string): CellEdit => ({
  sheet: '表',
  cell,
  value: { type: 'text', text },
});
const mark = (cell: string, severity: FindingMark['severity'] = 'blocking', note = '不对'): FindingMark => ({
  sheet: '表',
  cell,
  severity,
  note,
});

const valuesOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    readWorkbook(bytes, '', engine).sheets.flatMap(({ cells }) =>
      cells.map(({ row, column, value, formula }) => [
        cellAddress(row, column),
        formula === undefined ? (value && 'text' in value ? value.text : value) : { value, formula },
      ]),
    ),
  );
const sheetText = (bytes: Uint8Array, part = 'xl/worksheets/sheet1.xml'): string =>
  Buffer.from(partsOf(bytes).get(part)!, 'latin1').toString();

const report: ReportSheet = {
  name: '核验结果',
  columnWidths: [10, 40],
  rows: [
    [{ text: '核验结果', style: 'title' }, null],
    [
      { text: '1', style: 'number' },
      { text: '不对', style: 'blocking', link: { sheet: '表', cell: 'A1' } },
    ],
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  freeze: { rows: 1, columns: 0 },
  charts: [
    {
      type: 'bar',
      title: '得分',
      categories: { top: 1, left: 1, bottom: 1, right: 1 },
      series: [{ name: '分', values: { top: 1, left: 0, bottom: 1, right: 0 } }],
      at: { top: 3, left: 0, bottom: 9, right: 1 },
    },
  ],
};

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

describe('marks, notes, sheets and state', () => {
  const rich = buildWorkbook({
    sheets: {
      表: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData><conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>5</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B1"><formula1>"是,否"</formula1></dataValidation></dataValidations><legacyDrawing r:id="rId2"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" priority="2" id="{1}"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
    },
    beforeSheets: '<bookViews><workbookView activeTab="0"/></bookViews>',
    styles:
      '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs>',
    sheetLinks: {
      表: '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>',
    },
    parts: {
      'xl/comments1.xml':
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>审核</author></authors><commentList><comment ref="A1" authorId="0"><text><t>原注</t></text></comment></commentList></comments>',
      'xl/drawings/vmlDrawing1.vml':
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>',
    },
  });
  const everything = {
    marks: [mark('A1'), mark('B1', 'query', '请说明')],
    comments: true,
    sheets: [report],
    state: '{"备注":"\u0001\n"}',
  };

  it('puts our rules before those of the user and appends everything else', () => {
    const result = patchWorkbook(rich, everything, engine);
    const text = sheetText(result.bytes);
    expect([...text.matchAll(/priority="(\d+)"/g)].map((match) => match[1])).toEqual(['3', '1', '2', '4']);
    expect(text.indexOf('kezhi:blocking')).toBeLessThan(text.indexOf('<dataValidations'));
    expect(sheetText(result.bytes, 'xl/styles.xml')).toContain('<dxfs count="3">');
    expect(result.refused).toEqual([{ what: 'note', sheet: '表', cell: 'A1', reason: 'has-comment' }]);
    expect(sheetText(result.bytes, 'xl/comments1.xml')).toContain('原注');
    expect(result.sheetNames).toEqual([{ asked: '核验结果', name: '核验结果' }]);
    expect(readState(result.bytes, engine)).toBe('{"备注":"\u0001\n"}');
  });

  it('reads a marked workbook as if nothing of ours were in it', () => {
    expect(readWorkbook(patchWorkbook(rich, everything, engine).bytes, '', engine)).toEqual(
      readWorkbook(rich, '', engine),
    );
    expect(
      readWorkbook(patchWorkbook(rich, everything, engine).bytes, '', engine, {
        withOurSheets: true,
      }).sheets.map(({ name }) => name),
    ).toEqual(['表', '核验结果']);
  });

  it('gives every part back, however often it was patched in between', () => {
    let bytes = patchWorkbook(rich, everything, engine).bytes;
    bytes = patchWorkbook(bytes, { marks: [mark('B1', 'notice')] }, engine).bytes;
    bytes = patchWorkbook(bytes, { fills: [number('表', 'C1', '4')], state: 'x' }, engine).bytes;
    expect(valuesOf(bytes)).toMatchObject({ C1: '4' });
    const cleared = clearPatch(bytes, engine);
    expect(cleared.exact).toBe(true);
    expect(changedParts(rich, cleared.bytes)).toEqual([]);
    expect([...partsOf(cleared.bytes).keys()]).toEqual([...partsOf(rich).keys()]);
  });

  it('keeps what a later patch does not name and the edits of a person after clearing', () => {
    const first = patchWorkbook(rich, everything, engine).bytes;
    const second = patchWorkbook(first, { edits: [number('表', 'B1', '7')] }, engine).bytes;
    expect(sheetText(second)).toContain('kezhi:blocking');
    expect(readState(second, engine)).toBe(everything.state);
    const cleared = clearPatch(second, engine).bytes;
    expect(changedParts(rich, cleared)).toEqual(['xl/worksheets/sheet1.xml']);
    expect(valuesOf(cleared)).toEqual({ A1: '1', B1: '7' });
    const bare = patchWorkbook(first, { marks: [], sheets: [], state: null, fills: [] }, engine).bytes;
    expect(changedParts(rich, bare)).toEqual([]);
  });

  it('recognises what is ours after another program rewrote every part', () => {
    const marked = patchWorkbook(rich, { ...everything, fills: [number('表', 'C1', '4')] }, engine).bytes;
    const rewritten = Object.fromEntries(
      [...partsOf(marked)].map(([name, text]) => [
        name,
        Buffer.from(text, 'latin1').toString().replace(/\?>\n/, '?>\n\n'),
      ]),
    );
    const cleared = clearPatch(buildZip(rewritten), engine);
    expect(cleared.exact).toBe(false);
    const left = [...partsOf(cleared.bytes)];
    expect(left.filter(([, text]) => /kezhi|KeZhi/.test(text)).map(([name]) => name)).toEqual([
      'xl/comments1.xml',
    ]);
    expect(sheetText(cleared.bytes, 'xl/comments1.xml')).not.toContain('请说明');
    expect(left.map(([name]) => name)).toEqual([...partsOf(rich).keys()]);
    expect(readWorkbook(cleared.bytes, '', engine, { withOurSheets: true })).toEqual(
      readWorkbook(rich, '', engine),
    );
  });

  it('keeps a sheet of the user that bears the name of ours', () => {
    const own = buildWorkbook({
      sheets: {
        表: '<sheetData/>',
        核验结果: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
      },
    });
    const result = patchWorkbook(own, { sheets: [report] }, engine);
    expect(result.sheetNames).toEqual([{ asked: '核验结果', name: '核验结果 (2)' }]);
    expect(
      readWorkbook(result.bytes, '', engine).sheets.map(({ name, cells }) => [name, cells.length]),
    ).toEqual([
      ['表', 0],
      ['核验结果', 1],
    ]);
  });

  it('adds no sheet where the structure is protected, and no mark to a locked cell', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row>',
      '<sheetProtection sheet="1" objects="1"/>',
      {
        beforeSheets: '<workbookProtection lockStructure="1"/>',
        styles: '<cellXfs count="2"><xf/><xf><protection locked="0"/></xf></cellXfs>',
      },
    );
    const result = patchWorkbook(
      bytes,
      { marks: [mark('A1'), mark('B1')], comments: true, sheets: [report] },
      engine,
    );
    expect(result.refused.map(({ what, cell, reason }) => [what, cell, reason])).toEqual([
      ['mark', 'A1', 'protected'],
      ['note', 'B1', 'protected'],
      ['sheet', null, 'structure-protected'],
    ]);
    expect(sheetText(result.bytes)).toContain('sqref="B1"');
    const open = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      '<sheetProtection sheet="1" formatCells="0"/>',
    );
    expect(patchWorkbook(open, { marks: [mark('A1')] }, engine).refused).toEqual([]);
  });

  it('writes in the strict dialect and under the prefixes of the file', () => {
    const parts = workbookParts({ sheets: { 表: '' } });
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    parts['xl/worksheets/sheet1.xml'] =
      `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replaceAll(
      'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      strict,
    ).replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );
    const bytes = buildZip(parts);
    const result = patchWorkbook(
      bytes,
      { edits: [typed('A1', '新'), number('表', 'B2', '2')], marks: [mark('A1')], sheets: [report] },
      engine,
    );
    const text = sheetText(result.bytes);
    expect(text).toContain('<x:c r="A1" t="inlineStr"><x:is>');
    expect(text).toContain('<x:conditionalFormatting sqref="A1"><x:cfRule');
    expect(sheetText(result.bytes, 'xl/worksheets/sheet2.xml')).toContain(strict);
    expect(sheetText(result.bytes, 'xl/_rels/workbook.xml.rels')).toContain(
      'purl.oclc.org/ooxml/officeDocument/relationships/worksheet',
    );
    expect(valuesOf(result.bytes)).toEqual({ A1: '新', B2: '2' });
  });

  it('keeps macros of an .xlsm', () => {
    const bytes = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>', '', {
      workbookLinks:
        '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
      parts: { 'xl/vbaProject.bin': 'macros' },
    });
    const patched = patchWorkbook(bytes, { marks: [mark('A1')] }, engine).bytes;
    expect(partsOf(patched).get('xl/vbaProject.bin')).toBe('macros');
    expect(readWorkbook(patched, '', engine).hasMacros).toBe(true);
  });
});

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
