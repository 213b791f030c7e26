import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { Case } from '../case.ts';
import { cell, form, ledger, sheet, workbook } from '../sample-workbooks.ts';
import { packageOf } from '../small-package.ts';

const withBytes = (raw: RawWorkbook): { bytes: Uint8Array } => ({ bytes: packageOf(raw) });

export const READING: readonly Case[] = [
  {
    title: 'reads every kind of cell, merge, lock and hidden thing as the file says it',
    run: async (start) => {
      const raw: RawWorkbook = {
        ...workbook(
          sheet(
            '一 览',
            [
              cell('A1', '标题'),
              cell('A2', '0.1', { format: '0.00%' }),
              cell('B2', '12345678901234.5'),
              cell('C2', true),
              cell('A3', '=not a formula'),
              cell('B3', '44927', { format: 'yyyy/m/d' }),
              cell('C3', '5', { formula: 'SUM(A2:B2)' }),
              { row: 3, column: 2, value: { type: 'error', text: '#DIV/0!' }, formula: 'A2/0' },
              cell('D9', '0.000001'),
            ],
            {
              merges: [
                { top: 0, left: 0, bottom: 0, right: 3 },
                { top: 2, left: 0, bottom: 3, right: 0 },
              ],
              hiddenRows: new Set([2, 5]),
              hiddenColumns: new Set([1]),
            },
          ),
          sheet('隐藏', [cell('B2', '3')], { visibility: 'hidden' }),
          sheet('深藏', [cell('A1', '7')], { visibility: 'veryHidden' }),
          sheet('保护', [cell('A1', '锁'), cell('A2', '9', { locked: false })], { protected: true }),
          sheet('空', []),
        ),
        definedNames: { 总人口: '一览!$A$2', 坏的: '#REF!' },
      };
      const { host } = await start(raw, withBytes(raw));
      deepStrictEqual(await host.read(), raw);
      // The second reading comes another way and must say the same.
      deepStrictEqual(await host.read(), raw);
    },
  },
  {
    title: 'checks a form of 60 rows in at most 4 round trips and 200 kB, name and state included',
    run: async (start) => {
      const raw = form(60);
      const { excel, host } = await start(raw, withBytes(raw));
      deepStrictEqual((await host.read()).sheets[0]!.cells, raw.sheets[0]!.cells);
      await host.name();
      await host.loadState();
      const { batches, requestBytes, responseBytes } = excel.world.counters;
      ok(batches <= 4, `${batches} round trips`);
      ok(requestBytes + responseBytes <= 200_000, `${requestBytes + responseBytes} bytes`);
    },
  },
  {
    title: 'reads a form in one round trip once it is open, and not the rows between it and a stray cell',
    run: async (start) => {
      const stray = cell('T4000', 'x');
      const raw = form(60);
      const far = { ...raw, sheets: raw.sheets.map((each) => ({ ...each, cells: [...each.cells, stray] })) };
      for (const [book, trips] of [
        [raw, 1],
        [far, 3],
      ] as const) {
        const { excel, host } = await start(book, withBytes(book));
        deepStrictEqual((await host.read()).sheets[0]!.cells, book.sheets[0]!.cells);
        const { batches, responseBytes } = excel.world.counters;
        ok(batches <= trips, `${batches} round trips`);
        ok(responseBytes <= 200_000, `${responseBytes} bytes`);
      }
    },
  },
  {
    title: 'works out a formula that Excel has no value of',
    run: async (start) => {
      const { host } = await start(
        workbook(sheet('表', [cell('A1', '2'), cell('B1', '', { formula: 'A1*2' })])),
      );
      const [, second] = (await host.read()).sheets[0]!.cells;
      deepStrictEqual([second?.value, second?.formula], [null, 'A1*2']);
    },
  },
  {
    title: 're-checks after one edit in at most 2 round trips',
    run: async (start) => {
      const raw = form(60);
      const { excel, host } = await start(raw, withBytes(raw));
      await host.read();
      await excel.type('指标表', 'F5', 2000);
      const before = excel.world.counters.batches;
      const again = await host.read();
      strictEqual(
        again.sheets[0]!.cells.find((each) => each.row === 4 && each.column === 5)?.value?.type,
        'number',
      );
      ok(excel.world.counters.batches - before <= 2, `${excel.world.counters.batches - before} round trips`);
      const middle = excel.world.counters.batches;
      const [area] = await host.readAreas([{ sheet: '指标表', area: 'F5' }]);
      deepStrictEqual(area?.cells, [{ row: 4, column: 5, value: { type: 'number', text: '2000' } }]);
      ok(excel.world.counters.batches - middle <= 2);
    },
  },
  {
    title: 'reads a ledger of 20,000 rows and 12 columns whole in at most 12 round trips',
    run: async (start) => {
      const raw = ledger(20_000);
      const { excel, host } = await start(raw);
      const read = await host.read();
      const { batches } = excel.world.counters;
      ok(batches <= 12, `${batches} round trips`);
      strictEqual(read.sheets[0]!.cells.length, 240_000);
      deepStrictEqual(read.sheets[0]!.cells.at(-1), raw.sheets[0]!.cells.at(-1));
      deepStrictEqual(read.sheets[0]!.cells[8], raw.sheets[0]!.cells[8]);
    },
  },
  {
    title: 'halves its blocks when answers of long texts exceed 5 MB',
    run: async (start) => {
      const long = '超长说明'.repeat(60);
      const raw = workbook(
        sheet(
          '长文',
          Array.from({ length: 12_000 }, (_, row) => cell(`A${row + 1}`, `${long}${row}`)),
        ),
      );
      const { host } = await start(raw);
      const { cells } = (await host.read()).sheets[0]!;
      strictEqual(cells.length, 12_000);
      deepStrictEqual(cells.at(-1), raw.sheets[0]!.cells.at(-1));
    },
  },
  {
    title: 'reads a sheet with one stray character in its last row without reading a million rows',
    run: async (start) => {
      const raw = workbook(sheet('游离', [cell('A1', '表头'), cell('F60', '3'), cell('J1048576', '字')]));
      const { excel, host } = await start(raw, { beyondLimit: 'null' });
      deepStrictEqual((await host.read()).sheets[0]!.cells, raw.sheets[0]!.cells);
      ok(excel.world.counters.responseBytes < 200_000);
    },
  },
  {
    title: 'sees a sheet that came, went or was renamed since the last reading',
    run: async (start) => {
      const raw = workbook(sheet('一', [cell('A1', '1')]), sheet('二', [cell('A1', '2')]));
      const { excel, host } = await start(raw, withBytes(raw));
      await host.read();
      excel.world.model.sheets[0]!.name = '改名';
      excel.world.model.sheets.pop();
      deepStrictEqual(
        (await host.read()).sheets.map((each) => each.name),
        ['改名'],
      );
    },
  },
  {
    title: 'reads 1,300 merges, more than Excel tells at once, also where the file can not be had',
    run: async (start) => {
      const rows = Array.from({ length: 1_300 }, (_, index) => index * 2);
      const raw = workbook(
        sheet(
          '花名册',
          rows.map((row) => cell(`A${row + 1}`, `第${row}行`)),
          { merges: rows.map((row) => ({ top: row, left: 0, bottom: row + 1, right: 0 })) },
        ),
        sheet('表', [cell('A1', '1')], { merges: [{ top: 0, left: 0, bottom: 0, right: 3 }] }),
      );
      const { excel, host } = await start(raw, start.level < 13 ? withBytes(raw) : { givesBytes: false });
      for (let times = 0; times < 2; times++)
        deepStrictEqual(
          (await host.read()).sheets.map(({ merges }) => merges.toSorted((a, b) => a.top - b.top)),
          raw.sheets.map(({ merges }) => merges),
        );
      const before = excel.world.counters.batches;
      await host.read();
      ok(excel.world.counters.batches - before <= 10, `${excel.world.counters.batches - before} round trips`);
      const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
      strictEqual(limits.includes('unread-merges'), false);
    },
  },
  {
    title: 'says so when neither Excel nor the file can tell the merges',
    run: async (start) => {
      const raw = workbook(
        sheet('表', [cell('A1', '1')], { merges: [{ top: 0, left: 0, bottom: 1, right: 0 }] }),
      );
      const { excel, host } = await start(raw, { givesBytes: false });
      const [read] = (await host.read()).sheets;
      strictEqual(read?.merges.length, start.level >= 13 ? 1 : 0);
      strictEqual(host.capabilities.limits.includes('merges-from-file'), start.level < 13);
      const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
      strictEqual(limits.includes('unread-merges'), start.level < 13);
    },
  },
];
