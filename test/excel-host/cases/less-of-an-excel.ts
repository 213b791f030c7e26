import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import type { Case } from '../case.ts';
import { cell, form, sheet, workbook } from '../sample-workbooks.ts';
import { packageOf } from '../small-package.ts';
import { cellKey } from '../workbook-model.ts';

const small = () => workbook(sheet('表', [cell('A1', '1', { format: '0.0' }), cell('B7', '甲')]));

const REPORT: ReportSheet = {
  name: '评分表',
  columnWidths: [10, 10],
  rows: [
    [{ text: '得分', style: 'title' }],
    [
      { text: '表!A1', style: 'link', link: { sheet: '表', cell: 'A1' } },
      { text: '7.5', style: 'number', format: '0.00' },
    ],
  ],
  merges: [],
  freeze: { rows: 1, columns: 0 },
  charts: [
    {
      type: 'bar',
      title: '得分',
      categories: { top: 1, left: 0, bottom: 1, right: 0 },
      series: [{ name: '得分', values: { top: 1, left: 1, bottom: 1, right: 1 } }],
      at: { top: 4, left: 0, bottom: 9, right: 3 },
    },
  ],
};

/** An Excel that declares a level and still lacks a part of it: what needs the part is left out, the rest goes on. */
export const LESS_OF_AN_EXCEL: readonly Case[] = [
  {
    title: 'reads what can be read when properties are left out of the answers',
    run: async (start) => {
      const { host } = await start(small(), {
        leavesOut: [
          'Range.rowHidden',
          'Range.columnHidden',
          'Range.numberFormat',
          'Worksheet.visibility',
          'WorksheetProtection.protected',
          'Workbook.readOnly',
          'WorkbookProtection.protected',
        ],
      });
      const [read] = (await host.read()).sheets;
      deepStrictEqual(
        [read?.visibility, read?.cells.map(({ row, column }) => [row, column])],
        [
          'visible',
          [
            [0, 0],
            [6, 1],
          ],
        ],
      );
      strictEqual(
        (await host.write([{ sheet: '表', cell: 'A1', value: { type: 'number', text: '5' } }])).written,
        1,
      );
    },
  },
  {
    title: 'asks only once for what it can not have, and says that merges were not read',
    run: async (start) => {
      const { excel, host } = await start(small(), {
        without: ['Workbook.names', 'Workbook.customXmlParts', 'Range.getMergedAreasOrNullObject'],
      });
      await host.read();
      const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
      ok(limits.includes('unread-merges'));
      const before = excel.world.counters.batches;
      strictEqual((await host.read()).sheets[0]?.cells.length, 2);
      strictEqual(excel.world.counters.batches - before, 1);
    },
  },
  {
    title: 'waits only once for a file that Office never hands over',
    run: async (start) => {
      const { excel, host } = await start(small(), { silentFile: true });
      strictEqual((await host.read()).sheets[0]?.cells.length, 2);
      const asked = performance.now();
      strictEqual((await host.read()).sheets[0]?.cells.length, 2);
      ok(performance.now() - asked < 10_000);
      const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
      strictEqual(limits.includes('unread-merges'), start.level < 13);
    },
  },
  {
    title: 'reads a workbook that Excel gives no name of',
    run: async (start) => {
      const { excel, host } = await start(small());
      Object.assign(excel.world.model, { name: null });
      strictEqual((await host.read()).sheets[0]?.cells.length, 2);
      strictEqual(typeof (await host.name()), 'string');
    },
  },
  {
    title: 'does not ask again whether formulas wait where Excel can not say',
    run: async (start) => {
      const { excel, host } = await start(form(4), {
        without: ['Application.calculationState'],
        bytes: packageOf(form(4)),
      });
      await host.read();
      const before = excel.world.counters.batches;
      strictEqual((await host.read()).sheets.length, 2);
      strictEqual(excel.world.counters.batches - before, 1);
    },
  },
  {
    title: 'marks cell by cell where formats on several areas are refused',
    run: async (start) => {
      const { excel, host } = await start(small(), { without: ['RangeAreas.conditionalFormats'] });
      const marks = ['A1', 'B7'].map((at) => ({
        sheet: '表',
        cell: at,
        severity: 'query' as const,
        note: '',
      }));
      strictEqual((await host.mark(marks, { comments: false })).written, 2);
      strictEqual(excel.world.model.sheets[0]?.formats.length, 2);
      await host.clearMarks();
      strictEqual(excel.world.model.sheets[0]?.formats.length, 0);
      strictEqual(excel.world.eventsEnabled, true);
    },
  },
  {
    title: 'writes the figures of a report without the looks, links and charts that are refused, twice',
    run: async (start) => {
      const { excel, host } = await start(small(), {
        without: [
          'Application.suspendScreenUpdatingUntilNextSync',
          'Worksheet.charts',
          'Worksheet.freezePanes',
          'Range.hyperlink',
        ],
      });
      for (let times = 0; times < 2; times++) {
        deepStrictEqual(await host.writeSheet(REPORT), { name: '评分表' });
        const made = excel.world.model.sheets[1]!;
        deepStrictEqual(
          [
            excel.world.model.sheets.length,
            made.cells.get(cellKey(1, 1))?.value,
            made.cells.get(cellKey(1, 1))?.format,
          ],
          [2, 7.5, '0.00'],
        );
        strictEqual(excel.world.eventsEnabled, true);
      }
      strictEqual((await host.read()).sheets.length, 1);
    },
  },
  {
    title: 'says that it hears of no changes where no handler is taken, and reads on',
    run: async (start) => {
      const { excel, host } = await start(small(), {
        without: ['WorksheetCollection._RegisterDataChangedEvent'],
      });
      const stop = await host.onChange(() => undefined);
      const told = (await excel.call('capabilities')) as { events: boolean; limits: readonly string[] };
      deepStrictEqual([told.events, told.limits.includes('no-events')], [false, true]);
      stop();
      strictEqual((await host.read()).sheets.length, 1);
    },
  },
];
