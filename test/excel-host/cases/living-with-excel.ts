import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { Case } from '../case.ts';
import { cell, sheet, workbook } from '../sample-workbooks.ts';
import { until } from '../until.ts';

const code = (wanted: string) => (error: unknown) => error instanceof HostRefusal && error.code === wanted;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const small = () => workbook(sheet('表', [cell('A1', '1'), cell('B7', '2')]));

export const LIVING_WITH_EXCEL: readonly Case[] = [
  {
    title: 'hints at edits together, and stays silent about its own writes',
    run: async (start) => {
      const { excel, host } = await start(small());
      await host.read();
      const changes: unknown[] = [];
      const stop = await host.onChange((change) => changes.push(change));
      await host.write([{ sheet: '表', cell: 'A1', value: { type: 'number', text: '5' } }]);
      await host.mark([{ sheet: '表', cell: 'A1', severity: 'query', note: '' }], { comments: false });
      await pause(500);
      deepStrictEqual(changes, []);
      strictEqual(excel.world.eventsEnabled, true);
      await Promise.all([excel.type('表', 'A1', 7), excel.type('表', 'A1', 8), excel.type('表', 'B7', 9)]);
      await until(() => changes.length >= 2, 'both cells are told');
      deepStrictEqual(changes, [
        { sheet: '表', area: 'A1' },
        { sheet: '表', area: 'B7' },
      ]);
      stop();
      await pause(300);
      await excel.type('表', 'A1', 10);
      await pause(500);
      strictEqual(changes.length, 2);
    },
  },
  {
    title: 'waits for the end of a cell edit where Excel can, and says what it waits for',
    run: async (start) => {
      const { excel, host } = await start(small(), { waitsForCellEdit: true });
      excel.world.cellEditing = true;
      const reading = host.read();
      const waits: unknown[] = [];
      await until(
        async () => waits.push(...((await excel.call('takeWaits')) as unknown[])) > 0,
        'it says what it waits for',
      );
      deepStrictEqual(waits, ['cell-edit-mode']);
      excel.world.cellEditing = false;
      strictEqual((await reading).sheets.length, 1);
    },
  },
  {
    title:
      'asks again where Excel can not wait, and refuses a reading by name only when its patience is over',
    run: async (start) => {
      const { excel, host } = await start(small());
      for (const reads of [() => host.read(), () => host.readAreas([{ sheet: '表', area: 'A1' }])]) {
        excel.world.cellEditing = true;
        setTimeout(() => {
          excel.world.cellEditing = false;
        }, 4_000);
        await reads();
      }
      await excel.call('boot', { patience: 1_500 });
      excel.world.cellEditing = true;
      await rejects(host.read(), code('cell-edit-mode'));
      ok(((await excel.call('takeWaits')) as unknown[]).length > 0);
      excel.world.cellEditing = false;
      strictEqual((await host.read()).sheets.length, 1);
    },
  },
  {
    title: 'opens while a cell is being edited, and reads once that is over',
    run: async (start) => {
      const { excel } = await start(small());
      excel.world.cellEditing = true;
      const host = await excel.host();
      const reading = host.read();
      excel.world.cellEditing = false;
      strictEqual((await reading).sheets.length, 1);
    },
  },
  {
    title: 'turns events on again after a write that failed half-way',
    run: async (start) => {
      const { excel, host } = await start(small());
      const [first] = excel.world.model.sheets;
      await host.read();
      // Protection that comes between looking and writing.
      Object.defineProperty(first, 'protected', { get: () => excel.world.eventsEnabled === false });
      const result = await host.write([{ sheet: '表', cell: 'A1', value: { type: 'number', text: '5' } }]);
      deepStrictEqual([result.written, result.refused.map((each) => each.reason)], [0, ['protected']]);
      strictEqual(excel.world.eventsEnabled, true);
    },
  },
  {
    title: 'answers calls made at once one after the other',
    run: async (start) => {
      const { host } = await start(small(), { latency: 15 });
      const [first, second, name] = await Promise.all([
        host.read(),
        host.read(),
        host.name(),
        host.loadState(),
      ]);
      deepStrictEqual(first, second);
      strictEqual(name, '测试.xlsx');
    },
  },
  {
    title: 'reads, writes, marks and hints without the members that are only comfort',
    run: async (start) => {
      const comfort = [
        'Workbook.names',
        'Workbook.customXmlParts',
        'Range.rowHidden',
        'Range.getSpecialCellsOrNullObject',
        'Workbook.readOnly',
      ];
      const { excel, host } = await start(small(), {
        without: [...comfort, 'Workbook._Runtime', 'WorksheetCollection._RegisterAddedEvent'],
      });
      deepStrictEqual((await host.read()).sheets[0]?.cells, small().sheets[0]?.cells);
      strictEqual(
        (await host.write([{ sheet: '表', cell: 'A1', value: { type: 'number', text: '5' } }])).written,
        1,
      );
      await host.mark([{ sheet: '表', cell: 'A1', severity: 'query', note: '' }], { comments: false });
      strictEqual(excel.world.model.sheets[0]?.formats.length, 1);
      const changes: unknown[] = [];
      await host.onChange((change) => changes.push(change));
      await excel.type('表', 'B7', 9);
      await until(() => changes.length > 0, 'the change is told');
      deepStrictEqual(changes, [{ sheet: '表', area: 'B7' }]);
    },
  },
  {
    title: 'passes its own preflight and leaves the workbook as it was',
    run: async (start) => {
      const { excel } = await start(small());
      const results = (await excel.call('preflight')) as { check: string; passed: boolean; detail: string }[];
      const seen = results.filter((each) => !each.passed).map((each) => [each.check, each.detail]);
      // Below 1.13 merges come from the file, and this one was made before the scratch sheet.
      const merges = ['read', 'read again'].map((check) => [check, 'merges: none']);
      deepStrictEqual(seen, start.level < 13 ? merges : []);
      deepStrictEqual(
        excel.world.model.sheets.map((sheet) => [sheet.name, sheet.formats.length]),
        [['表', 0]],
      );
    },
  },
  {
    title: 'opens with the workbook when asked to, without questions to others, and stops when asked to',
    run: async (start) => {
      const { excel } = await start(small());
      deepStrictEqual(await excel.call('openWithWorkbook', true), [false, true]);
      deepStrictEqual(
        [...excel.world.documentSettings.keys()],
        ['Office.AutoShowTaskpaneWithDocument', 'Office.DisableTrustUX'],
      );
      deepStrictEqual(await excel.call('openWithWorkbook', false), [true, false]);
      strictEqual(excel.world.documentSettings.size, 0);
    },
  },
  {
    title: 'diagnoses the host as plain data without workbook values',
    run: async (start) => {
      const { excel } = await start(small());
      const found = (await excel.call('diagnose')) as {
        requirementSets: Record<string, string>;
        abilities: Record<string, unknown>;
        roundTrip: number;
        secure: boolean;
      };
      strictEqual(found.requirementSets.ExcelApi, `1.${start.level}`);
      deepStrictEqual(
        [found.abilities.mergedAreas, found.abilities.comments, found.secure],
        [start.level >= 13, start.level >= 10, true],
      );
      ok(found.roundTrip >= 0 && !JSON.stringify(found).includes('测试'));
    },
  },
];
