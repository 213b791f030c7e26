import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import type { Case } from '../case.ts';
import { cell, sheet, workbook } from '../sample-workbooks.ts';
import { cellKey } from '../workbook-model.ts';

const code = (wanted: string) => (error: unknown) => error instanceof HostRefusal && error.code === wanted;

const REPORT: ReportSheet = {
  name: '核验结果',
  columnWidths: [12, 40],
  rows: [
    [{ text: '核验结果', style: 'title' }, null],
    [
      { text: '位置', style: 'header' },
      { text: '得分', style: 'header' },
    ],
    [
      { text: '表!A1', style: 'link', link: { sheet: '表', cell: 'A1' } },
      { text: '57.89', style: 'number', format: '0.00' },
    ],
    [
      { text: '0012', style: 'text' },
      { text: '6.4', style: 'number', format: '0.00' },
    ],
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  freeze: { rows: 2, columns: 0 },
  charts: [
    {
      type: 'bar',
      title: '得分',
      categories: { top: 2, left: 0, bottom: 3, right: 0 },
      series: [{ name: '得分', values: { top: 2, left: 1, bottom: 3, right: 1 } }],
      at: { top: 5, left: 0, bottom: 20, right: 5 },
    },
  ],
};

export const SHEETS_AND_STATE: readonly Case[] = [
  {
    title: 'writes a report sheet with numbers, texts, links, merges, frozen rows and a native chart',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      deepStrictEqual(await host.writeSheet(REPORT), { name: '核验结果' });
      ok(excel.world.counters.batches <= 2, `${excel.world.counters.batches} round trips`);
      strictEqual(excel.world.nextReference, 0, 'ranges kept by reference cost a request of their own');
      const made = excel.world.model.sheets[1]!;
      deepStrictEqual(
        [cellKey(2, 1), cellKey(3, 0), cellKey(2, 0)].map((key) => made.cells.get(key)?.value),
        [57.89, '0012', '表!A1'],
      );
      strictEqual(made.cells.get(cellKey(2, 1))?.format, '0.00');
      deepStrictEqual(made.cells.get(cellKey(2, 0))?.hyperlink, {
        documentReference: "'表'!A1",
        textToDisplay: '表!A1',
      });
      deepStrictEqual([made.merges, made.frozen], [REPORT.merges, '1:2']);
      deepStrictEqual(
        made.charts.map(({ type, title, series, position }) => ({ type, title, series, position })),
        [
          {
            type: 'BarClustered',
            title: '得分',
            series: [{ name: '得分', values: 'B3:B4', categories: 'A3:A4' }],
            position: ['A6', 'F21'],
          },
        ],
      );
    },
  },
  {
    title: 'writes its own sheet anew in place, never one of the user, and leaves both out of a reading',
    run: async (start) => {
      const raw = workbook(sheet('表', [cell('A1', '1')]), sheet('评分表', [cell('A1', '用户自己的')]));
      const { excel, host } = await start(raw);
      deepStrictEqual(await host.writeSheet({ ...REPORT, name: '评分表' }), { name: '评分表 (2)' });
      await host.writeSheet(REPORT);
      await host.writeSheet({
        ...REPORT,
        rows: [[{ text: '新的', style: 'text' }]],
        charts: [],
        merges: [],
        freeze: { rows: 0, columns: 0 },
      });
      const { sheets } = excel.world.model;
      deepStrictEqual(
        sheets.map((each) => each.name),
        ['表', '评分表', '评分表 (2)', '核验结果'],
      );
      deepStrictEqual(
        [
          [...sheets[3]!.cells.values()].map((each) => each.value),
          sheets[3]!.charts,
          sheets[3]!.merges,
          sheets[3]!.frozen,
        ],
        [['新的'], [], [], null],
      );
      deepStrictEqual(
        (await host.read()).sheets.map((each) => each.name),
        ['表', '评分表'],
      );
      await host.removeSheets();
      deepStrictEqual(
        [excel.world.model.sheets.map((each) => each.name), excel.world.model.names],
        [['表', '评分表'], []],
      );
    },
  },
  {
    title: 'writes a report of many rows and links in portions, and loses none',
    run: async (start) => {
      // office.js would send these for larger arrays; another Excel need not know them.
      const without = ['Range._ValidateArraySize', 'Range.getBoundingRect'];
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])), { without });
      const rows = Array.from({ length: 3_000 }, (_, row) => [
        { text: `表!A${row + 1}`, style: 'link' as const, link: { sheet: '表', cell: `A${row + 1}` } },
        { text: String(row), style: 'number' as const, format: '0.00' },
      ]);
      await host.writeSheet({ ...REPORT, rows, merges: [], charts: [] });
      const { cells } = excel.world.model.sheets[1]!;
      deepStrictEqual(
        [
          cells.get(cellKey(2_999, 1))?.value,
          cells.get(cellKey(2_999, 1))?.format,
          [...cells.values()].filter((each) => each.hyperlink).length,
        ],
        [2_999, '0.00', 3_000],
      );
    },
  },
  {
    title: 'adds no sheet to a workbook whose structure is protected',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      excel.world.model.structureProtected = true;
      await rejects(host.writeSheet(REPORT), code('protected'));
      strictEqual((await excel.host()).capabilities.addSheets, false);
      strictEqual(excel.world.model.sheets.length, 1);
    },
  },
  {
    title: 'goes to a cell, and refuses a hidden or missing sheet without showing it',
    run: async (start) => {
      const { excel, host } = await start(
        workbook(
          sheet('表', [cell('A1', '1')]),
          sheet('二', [cell('A1', '1')]),
          sheet('隐', [], { visibility: 'hidden' }),
        ),
      );
      await host.select({ sheet: '二', cell: 'C7' });
      deepStrictEqual(
        [excel.world.model.active, excel.world.model.selected],
        [excel.world.model.sheets[1]!.id, 'C7'],
      );
      await rejects(host.select({ sheet: '隐', cell: 'A1' }), code('sheet-hidden'));
      await rejects(host.select({ sheet: '没有', cell: 'A1' }), code('missing-sheet'));
      strictEqual(excel.world.model.sheets[2]!.visibility, 'Hidden');
    },
  },
  {
    title: 'keeps any text as state, replaces it, and hands it over with the next reading',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      strictEqual(await host.loadState(), null);
      const odd = '{"说明":"<a>&\\u0001"}\u0001\ud800 "]]>\r\n𠀀\ufffe';
      await host.saveState('first');
      await host.saveState(odd);
      strictEqual(await host.loadState(), odd);
      strictEqual(excel.world.model.xmlParts.length, 1);
      await host.read();
      const before = excel.world.counters.batches;
      strictEqual(await host.loadState(), odd);
      strictEqual(excel.world.counters.batches, before);
    },
  },
  {
    title: 'keeps state in a document setting when the workbook takes no part',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      Object.defineProperty(excel.world.model, 'xmlParts', { get: () => [], set: () => undefined });
      await host.saveState('文本');
      strictEqual(excel.world.model.settings.get('kezhi-state'), '文本');
      strictEqual(await host.loadState(), '文本');
    },
  },
  {
    title: 'refuses state that neither place holds',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      Object.defineProperty(excel.world.model, 'xmlParts', { get: () => [], set: () => undefined });
      excel.world.model.settings.set = () => excel.world.model.settings;
      await rejects(host.saveState('文本'), code('state-not-kept'));
      ok(excel.world.counters.batches > 0);
    },
  },
];
