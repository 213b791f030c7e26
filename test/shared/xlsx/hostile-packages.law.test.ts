import fc from 'fast-check';
import { describe, it } from 'vitest';
import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { DEFAULT_LIMITS } from '#shared/xlsx/package/package-limits.ts';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';
import { clearPatch, patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { readSheetLook } from '#shared/xlsx/read/read-sheet-look.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook, buildZip, workbookParts } from './package-builder.ts';
import { partsOf } from './package-parts.ts';

/** Few cases in the daily run; KEZHI_FUZZ=10000 for a long one. The seed is printed by fast-check when one fails. */
const numRuns = Number(process.env.KEZHI_FUZZ ?? 150);
const limits = { ...DEFAULT_LIMITS, partBytes: 4_000_000, totalBytes: 8_000_000, cells: 5_000 };

const workbook = {
  sheets: {
    表: '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="3" width="9" hidden="1"/></cols><sheetData><row r="1" ht="20"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>1.5</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">文 &amp; 字</t></is></c><c r="B2"><f t="shared" si="0"/><v>0.28999999999999998</v></c><c r="C2" t="e"><v>#N/A</v></c></row></sheetData><sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
    二: '<sheetData/>',
  },
  strings: ['<t>指标</t>', '<r><t>富</t></r><rPh><t>x</t></rPh>'],
  afterSheets: '<definedNames><definedName name="n">表!$A$1</definedName></definedNames><calcPr/>',
};
const report: ReportSheet = {
  name: '核验结果',
  columnWidths: [10],
  rows: [[{ text: '甲', style: 'title' }], [{ text: '1', style: 'number', format: '0.0' }]],
  merges: [],
  freeze: { rows: 1, columns: 0 },
  charts: [
    {
      type: 'line',
      title: '图',
      categories: { top: 0, left: 0, bottom: 1, right: 0 },
      series: [{ name: '列', values: { top: 1, left: 0, bottom: 1, right: 0 } }],
      at: { top: 3, left: 0, bottom: 9, right: 3 },
    },
  ],
};

const good = buildWorkbook(workbook, { stored: true });
const packed = buildWorkbook(workbook);
const parts = workbookParts(workbook);

/** Runs everything that meets a foreign file; anything but a result or a refusal fails. The test's time limit ends a wait without end. */
function meet(bytes: Uint8Array, engine: ZipEngine): void {
  for (const act of [
    () => readWorkbook(bytes, '表.xlsx', engine, { limits }),
    () => readSheetLook(bytes, '表', engine),
    () =>
      patchWorkbook(
        bytes,
        {
          edits: [{ sheet: '表', cell: 'B2', value: { type: 'number', text: '1' } }],
          marks: [{ sheet: '表', cell: 'A1', severity: 'query', note: '注' }],
          comments: true,
          fills: [{ sheet: '表', cell: 'D4', value: { type: 'number', text: '2' } }],
          sheets: [report],
          state: 's',
        },
        engine,
      ),
    () => clearPatch(bytes, engine),
  ]) {
    try {
      act();
    } catch (error) {
      if (!(error instanceof WorkbookRefusal)) throw error;
    }
  }
}

const changes = (length: number) =>
  fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });

describe('hostile packages', () => {
  it.each([
    ['node', nodeZipEngine],
    ['browser', fflateZipEngine],
  ])('are read or refused when bytes are changed (%s engine)', (_, engine) => {
    for (const source of [good, packed])
      fc.assert(
        fc.property(changes(source.length), (list) => {
          const bytes = source.slice();
          for (const [at, value] of list) bytes[at] = value;
          meet(bytes, engine);
        }),
        { numRuns },
      );
  });

  it('are read or refused when cut or doubled', () => {
    fc.assert(
      fc.property(fc.nat(packed.length), fc.nat(packed.length), (from, to) => {
        meet(packed.slice(0, from), nodeZipEngine);
        meet(new Uint8Array([...packed.slice(0, from), ...packed.slice(to)]), nodeZipEngine);
      }),
      { numRuns },
    );
  });

  const marked = patchWorkbook(
    good,
    {
      fills: [{ sheet: '二', cell: 'B2', value: { type: 'text', text: '文' } }],
      marks: [{ sheet: '二', cell: 'A1', severity: 'notice', note: '注' }],
      comments: true,
      sheets: [report],
      state: '状态',
    },
    nodeZipEngine,
  ).bytes;

  it.each([
    ['as any program wrote them', parts],
    [
      'with our own additions',
      Object.fromEntries(
        [...partsOf(marked)].map(([name, text]) => [name, Buffer.from(text, 'latin1').toString()]),
      ),
    ],
  ])('are read or refused when the XML of a part is mangled (%s)', (_, source) => {
    const names = Object.keys(source);
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '/',
      '<c>',
      '</c>',
      '<row r="9999999">',
      '<c r="XFD1048576"><v>1</v></c>',
      '&#x110000;',
      '&',
      '<![CDATA[',
      '<!--',
      '</sheetData>',
      '<f t="shared" si="0"/>',
      ' r=""',
      '\u0000',
      '<x:c xmlns:x="a"/>',
      '1e999',
      '-',
      '<si>',
      '</row>',
      '0',
      'null',
      '[',
      ']',
      '&quot;',
      '-1',
      'rows',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(40), piece), { minLength: 1, maxLength: 4 }),
        (name, edits) => {
          let text = source[name]!;
          for (const [at, length, inserted] of edits) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + inserted + text.slice(from + length);
          }
          meet(buildZip({ ...source, [name]: text }, { stored: true }), nodeZipEngine);
        },
      ),
      { numRuns: numRuns * 2 },
    );
  });
});
