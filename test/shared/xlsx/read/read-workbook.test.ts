import { describe, expect, it } from 'vitest';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook, buildZip, sheetOf, workbookParts } from '../package-builder.ts';

const read = (bytes: Uint8Array) => readWorkbook(bytes, '表.xlsx', nodeZipEngine);
const first = (bytes: Uint8Array): RawSheet => read(bytes).sheets[0]!;

/** `[address, shown value, formula]` of every cell. */
const shown = (sheet: RawSheet) =>
  sheet.cells.map(({ row, column, value, formula }) => [
    cellAddress(row, column),
    value === null ? null : value.type === 'boolean' ? value.value : value.text,
    ...(formula === undefined ? [] : [formula]),
  ]);

describe('reading the values of cells', () => {
  it('reads every type of cell', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>内联</t></is></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1" t="str"><v>算出</v></c><c r="G1" t="d"><v>2022-09-30</v></c></row>',
      '',
      { strings: ['<t>共享</t>'] },
    );
    const sheet = first(bytes);
    expect(shown(sheet)).toEqual([
      ['A1', '12.5'],
      ['B1', '共享'],
      ['C1', '内联'],
      ['D1', true],
      ['E1', '#DIV/0!'],
      ['F1', '算出'],
      ['G1', '44834'],
    ]);
    expect(sheet.cells.map(({ value }) => value?.type)).toEqual([
      'number',
      'text',
      'text',
      'boolean',
      'error',
      'text',
      'number',
    ]);
  });

  it.each([
    ['0.28999999999999998', '0.29'],
    ['0.30000000000000004', '0.3'],
    ['1.1599999999999999E-2', '0.0116'],
    ['1E+20', '100000000000000000000'],
    ['1.50', '1.50'],
    ['-0', '0'],
    ['621102199001011234', '621102199001011234'],
    ['.5', '0.5'],
    ['-3.7000000000000002', '-3.7'],
    [' 42 ', '42'],
  ])('gives the number stored as %s as %s', (stored, text) => {
    expect(first(sheetOf(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`)).cells[0]!.value).toEqual({
      type: 'number',
      text,
    });
  });

  it('keeps no cell that holds nothing', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"></c><c r="C1"><v></v></c><c r="D1" t="s"><v>0</v></c><c r="E1"><v>1</v></c></row>',
      '',
      { strings: ['<t></t>'] },
    );
    expect(shown(first(bytes))).toEqual([['E1', '1']]);
  });

  it('joins the runs of rich text and leaves phonetic text out', () => {
    const bytes = sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', '', {
      strings: [
        '<r><t xml:space="preserve">研发 </t></r><r><rPr><b/></rPr><t>经费</t></r><rPh sb="0" eb="2"><t>yanfa</t></rPh><phoneticPr fontId="1"/>',
      ],
    });
    expect(shown(first(bytes))).toEqual([['A1', '研发 经费']]);
  });

  it('decodes references, CDATA and escaped control characters', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>R&amp;D &lt;占比&gt; &#x4E2D;&#22269;_x000D_x _x005F_x0041_ <![CDATA[a<b]]></t></is></c></row>',
    );
    expect(shown(first(bytes))).toEqual([['A1', 'R&D <占比> 中国\rx _x0041_ a<b']]);
  });

  it('reads formats, and which cells protection leaves writable', () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="180" formatCode="0.0&quot;个&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="180"/><xf numFmtId="10"><protection locked="0"/></xf><xf numFmtId="31"/></cellXfs>';
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c></row>',
      '<sheetProtection sheet="1"/>',
      { styles },
    );
    const sheet = first(bytes);
    expect(sheet.protected).toBe(true);
    expect(sheet.cells.map(({ format, locked }) => [format, locked])).toEqual([
      [undefined, undefined],
      ['0.0"个"', undefined],
      ['0.00%', false],
      ['yyyy"年"m"月"d"日"', undefined],
    ]);
  });
});

describe('reading formulas', () => {
  it('writes a shared formula out for each follower', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1/$B$1*100+表2!A1</f><v>1</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"></f></c></row>',
    );
    expect(shown(first(bytes))).toEqual([
      ['C1', '1', 'A1/$B$1*100+表2!A1'],
      ['C2', '2', 'A2/$B$1*100+表2!A2'],
      ['C3', null, 'A3/$B$1*100+表2!A3'],
    ]);
  });

  it('finds the formula of a follower that stands before its master', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><f t="shared" si="7"/><v>5</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="7">B2+1</f><v>6</v></c></row>',
    );
    expect(shown(first(bytes))).toEqual([
      ['A1', '5', 'B1+1'],
      ['A2', '6', 'B2+1'],
    ]);
  });

  it('keeps array formulas on their first cell and uncached formulas without a value', () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2*C1:C2)</f><v>3</v></c><c r="B1"><f>A1&amp;"家"</f></c><c r="C1" t="str"><f>""</f><v></v></c></row>',
    );
    expect(shown(first(bytes))).toEqual([
      ['A1', '3', 'SUM(B1:B2*C1:C2)'],
      ['B1', null, 'A1&"家"'],
      ['C1', '', '""'],
    ]);
  });
});

describe('reading the sheet around the cells', () => {
  it('numbers rows and cells that do not say where they are', () => {
    expect(
      shown(
        first(
          sheetOf(
            '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
          ),
        ),
      ),
    ).toEqual([
      ['A1', '1'],
      ['B1', '2'],
      ['C5', '3'],
      ['D5', '4'],
      ['A6', '5'],
    ]);
  });

  it('puts cells written out of order in order and lets the later of two count', () => {
    expect(
      shown(
        first(
          sheetOf(
            '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="B2"><v>9</v></c></row>',
          ),
        ),
      ),
    ).toEqual([
      ['A1', '3'],
      ['A2', '2'],
      ['B2', '9'],
    ]);
  });

  it('reads merges, hidden rows and the hidden columns up to the last filled one', () => {
    const bytes = buildWorkbook({
      sheets: {
        表: '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="E2"><v>1</v></c></row><row r="9" hidden="1"/></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="D4:D4"/></mergeCells>',
      },
    });
    const sheet = first(bytes);
    expect([...sheet.hiddenRows]).toEqual([1]);
    expect([...sheet.hiddenColumns]).toEqual([1, 3, 4]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  });

  it('takes rows as hidden that a sheet of no height lists without a word', () => {
    const sheet = first(
      buildWorkbook({
        sheets: {
          表: '<sheetFormatPr zeroHeight="1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>1</v></c></row></sheetData>',
        },
      }),
    );
    expect([...sheet.hiddenRows]).toEqual([0]);
  });

  it('reads visibility, names and the date system of the workbook and skips chart sheets', () => {
    const bytes = buildWorkbook({
      sheets: { 甲: '<sheetData/>', 乙: '<sheetData/>', 图: '' },
      states: { 甲: 'state="hidden"', 乙: 'state="veryHidden"' },
      beforeSheets: '<workbookPr date1904="1"/>',
      afterSheets:
        '<definedNames><definedName name="指标值">甲!$A$1</definedName><definedName name="局部" localSheetId="1">乙!$B$2</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1</definedName></definedNames>',
    });
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('xl/worksheets/sheet3.xml');
    const parts = workbookParts({ sheets: { 甲: '<sheetData/>', 图: '' } });
    parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels']!.replace(
      'worksheet" Target="worksheets/sheet2.xml',
      'chartsheet" Target="chartsheets/sheet1.xml',
    );
    expect(read(buildZip(parts)).sheets.map(({ name }) => name)).toEqual(['甲']);
    const workbook = read(bytes);
    expect(workbook.sheets.map(({ visibility }) => visibility)).toEqual(['hidden', 'veryHidden', 'visible']);
    expect(workbook.date1904).toBe(true);
    expect(workbook.definedNames).toEqual({ 指标值: '甲!$A$1', '乙!局部': '乙!$B$2' });
  });

  it('notices a macro project', () => {
    const link =
      '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>';
    expect(read(sheetOf('', '', { workbookLinks: link })).hasMacros).toBe(true);
    expect(read(sheetOf('')).hasMacros).toBeUndefined();
  });
});

describe('reading packages as different programs write them', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const strings = ['<t>指标</t>'];
  const expected = [['A1', '指标']];

  it.each([
    ['stored entries', { stored: true }],
    ['data descriptors', { descriptors: true }],
    ['zip64 fields', { zip64: true }],
    ['a comment at the end', { comment: 'made by a test' }],
  ])('reads a zip with %s', (_, options) => {
    expect(
      shown(first(buildWorkbook({ sheets: { 表: `<sheetData>${rows}</sheetData>` }, strings }, options))),
    ).toEqual(expected);
  });

  it('reads prefixed elements, single quotes and absolute targets in any case', () => {
    const parts = workbookParts({ sheets: { 表: '' }, strings });
    const ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    parts['xl/worksheets/sheet1.xml'] =
      `<x:worksheet xmlns:x='${ns}'><x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c t='inlineStr' r='B1'><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>`;
    parts['xl/sharedStrings.xml'] = `<d:sst xmlns:d="${ns}"><d:si><d:t>指标</d:t></d:si></d:sst>`;
    parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels']!.replace(
      '"worksheets/sheet1.xml"',
      '"/XL/Worksheets/sheet1.xml"',
    ).replace('"sharedStrings.xml"', '".\\sharedStrings.xml"');
    const sheet = first(buildZip(parts));
    expect(shown(sheet)).toEqual([...expected, ['B1', '乙']]);
    expect(sheet.merges.length).toBe(1);
  });

  it('reads the strict dialect', () => {
    const parts = workbookParts({ sheets: { 表: `<sheetData>${rows}</sheetData>` }, strings });
    for (const [name, text] of Object.entries(parts))
      parts[name] = text
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    expect(shown(first(buildZip(parts)))).toEqual(expected);
  });

  it('reads a part in UTF-16 and one with a byte order mark', () => {
    const parts: Record<string, string | Uint8Array> = workbookParts({
      sheets: { 表: `<sheetData>${rows}</sheetData>` },
      strings,
    });
    parts['xl/sharedStrings.xml'] = new Uint8Array(
      Buffer.from(`\ufeff${String(parts['xl/sharedStrings.xml']).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    );
    parts['xl/worksheets/sheet1.xml'] = `\ufeff${parts['xl/worksheets/sheet1.xml']}`;
    expect(shown(first(buildZip(parts)))).toEqual(expected);
  });

  it('reads cells that lie across the borders of its windows', () => {
    const count = 9000;
    const body = Array.from(
      { length: count },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>第${index}条指标</t></is></c></row>`,
    ).join('');
    const sheet = first(sheetOf(body));
    expect(sheet.cells.length).toBe(count);
    expect(
      sheet.cells.every(({ row, value }) => value?.type === 'text' && value.text === `第${row}条指标`),
    ).toBe(true);
  });

  it('reads the same with the engine of the browser', () => {
    const bytes = sheetOf(
      Array.from(
        { length: 4000 },
        (_, index) =>
          `<row r="${index + 1}"><c r="A${index + 1}"><v>${(index * 37) % 9973}.25</v></c><c r="B${index + 1}" t="s"><v>0</v></c></row>`,
      ).join(''),
      '',
      { strings },
    );
    expect(readWorkbook(bytes, '', fflateZipEngine)).toEqual(readWorkbook(bytes, '', nodeZipEngine));
  });
});

describe('a large sheet', () => {
  const row = `<row r="1"><c r="A1"><v>12.5</v></c></row><!--${'-x'.repeat(600_000)}-->`;
  const sheets = { 表: `<sheetData>${row}</sheetData>` };

  it.each([
    ['node', nodeZipEngine],
    ['the browser', fflateZipEngine],
  ])('leaves nothing of its text behind with the engine of %s', (_, engine) => {
    const handedOut: Uint8Array[] = [];
    const inflateRaw: typeof engine.inflateRaw = (bytes, most) => {
      const data = engine.inflateRaw(bytes, most);
      handedOut.push(data);
      return data;
    };
    const workbook = readWorkbook(buildWorkbook({ sheets }), '', { ...engine, inflateRaw });
    expect(shown(workbook.sheets[0]!)).toEqual([['A1', '12.5']]);
    expect(handedOut.map(({ buffer }) => buffer.byteLength).filter((size) => size > 1_000_000)).toEqual([]);
  });

  it('that lies uncompressed in its file is read again and again', () => {
    const bytes = buildWorkbook({ sheets }, { stored: true });
    expect([read(bytes), read(bytes)].map(({ sheets: [sheet] }) => shown(sheet!))).toEqual([
      [['A1', '12.5']],
      [['A1', '12.5']],
    ]);
  });
});
