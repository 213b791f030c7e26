import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { clearPatch, patchWorkbook, readState } from '#shared/xlsx/patch/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from '../package-builder.ts';
import { changedParts, partsOf } from '../package-parts.ts';
import { mark, number, report, sheetText, typed, valuesOf } from '../patch-examples.ts';

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

  it('puts our rules before those of the user, by priority and by place, and appends everything else', () => {
    const result = patchWorkbook(rich, everything, engine);
    const text = sheetText(result.bytes);
    expect([...text.matchAll(/priority="(\d+)"/g)].map((match) => match[1])).toEqual(['1', '2', '3', '4']);
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
