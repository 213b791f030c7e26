import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { Case } from '../case.ts';
import { cell, form, sheet, workbook } from '../sample-workbooks.ts';
import { packageOf } from '../small-package.ts';

const code = (wanted: string) => (error: unknown) => error instanceof HostRefusal && error.code === wanted;
const small = () => workbook(sheet('表', [cell('A1', '1'), cell('A2', '2'), cell('A3', '3')]));
const edits = ['A1', 'A2', 'A3'].map((at) => ({
  sheet: '表',
  cell: at,
  value: { type: 'number', text: '9' } as const,
}));

const ACTIVITY_LIMIT = 5102;
const GENERAL = 5001;

/** Codes of Excel that pass with the moment. */
const PASSING = [
  'GeneralException',
  'RequestAborted',
  'InternalServerError',
  'InvalidRequest',
  'TooManyRequests',
];

/** An Excel that does not answer, answers late, is busy or fails once: what was asked is done after all, or said. */
export const BAD_MOMENTS: readonly Case[] = [
  {
    title: 'says that Excel does not answer, gives up by name, and reads as soon as it answers again',
    run: async (start) => {
      const { excel } = await start(small());
      await excel.call('boot', { patience: 7_500 });
      excel.world.upsets.push({ kind: 'silent' });
      await rejects(excel.call('read'), code('host-silent'));
      deepStrictEqual(await excel.call('takeWaits'), ['host-silent']);
      strictEqual(((await excel.call('read')) as { sheets: unknown[] }).sheets.length, 1);
    },
  },
  {
    title: 'opens beside an Excel that does not answer at first, and reads once it does',
    run: async (start) => {
      const { excel } = await start(small());
      excel.world.upsets.push({ kind: 'silent' });
      const host = await excel.host();
      strictEqual((await host.read()).sheets.length, 1);
      strictEqual(await host.name(), '测试.xlsx');
    },
  },
  {
    title: 'takes an answer that comes late',
    run: async (start) => {
      const { excel, host } = await start(small());
      excel.world.upsets.push({ kind: 'late', milliseconds: 2_500 });
      strictEqual((await host.read()).sheets[0]?.cells.length, 3);
      excel.world.upsets.push({ kind: 'late', milliseconds: 1_000 }, { kind: 'late', milliseconds: 1_000 });
      strictEqual((await host.write(edits)).written, 3);
    },
  },
  {
    title: 'waits a little and asks again when Excel is busy, for readings and writes',
    run: async (start) => {
      const { excel, host } = await start(small());
      const busy = { kind: 'refuses', code: ACTIVITY_LIMIT } as const;
      excel.world.upsets.push(busy, busy);
      strictEqual((await host.read()).sheets.length, 1);
      excel.world.upsets.push(busy, null, busy);
      const { token, written } = await host.write(edits);
      strictEqual(written, 3);
      strictEqual((await host.undo(token!)).written, 3);
      deepStrictEqual((await host.read()).sheets[0]?.cells, small().sheets[0]?.cells);
      excel.world.upsets.push(...Array.from({ length: 9 }, () => busy));
      await rejects(host.read(), code('host-busy'));
      excel.world.upsets.length = 0;
      strictEqual((await host.read()).sheets.length, 1);
    },
  },
  {
    title: 'reads everything after a failure that passes, at whatever step it comes',
    run: async (start) => {
      const raw = form(12);
      const { excel, host } = await start(raw, { bytes: packageOf(raw) });
      const whole = await host.read();
      for (const failure of PASSING)
        for (const step of [0, 7, 20]) {
          excel.world.upsets.push({ kind: 'fails', code: failure, step });
          deepStrictEqual(await host.read(), whole, `${failure} at step ${step}`);
        }
      excel.world.upsets.push({ kind: 'refuses', code: GENERAL });
      deepStrictEqual(await host.read(), whole);
      const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
      deepStrictEqual(
        limits.filter((limit) => limit.startsWith('unread')),
        [],
      );
      // Nothing was given up for good: the next reading takes one round trip again.
      const before = excel.world.counters.batches;
      await host.read();
      strictEqual(excel.world.counters.batches - before, 1);
    },
  },
  {
    title: 'writes every cell after a failure half-way, and takes every cell back',
    run: async (start) => {
      for (const failure of PASSING)
        for (const step of [0, 3, 6]) {
          const { excel, host } = await start(small());
          await host.read();
          excel.world.upsets.push(null, { kind: 'fails', code: failure, step });
          const { token, written, refused } = await host.write(edits);
          strictEqual(written + refused.length, 3);
          ok(written >= 2, `${failure} at step ${step}: ${written} written`);
          strictEqual(excel.world.eventsEnabled, true);
          strictEqual((await host.undo(token!)).written, written);
          deepStrictEqual((await host.read()).sheets[0]?.cells, small().sheets[0]?.cells);
          await excel.close();
        }
    },
  },
  {
    title: 'never writes over notes that could not be read',
    run: async (start) => {
      const { excel, host } = await start(small());
      await host.saveState('说明一');
      const fails = { kind: 'fails', code: 'GeneralException', step: 0 } as const;
      excel.world.upsets.push(fails, fails, fails, fails);
      strictEqual(await host.loadState(), null);
      excel.world.upsets.length = 0;
      await rejects(host.saveState('空的'), code('state-not-kept'));
      strictEqual(await host.loadState(), '说明一');
      await host.saveState('说明二');
      strictEqual(await host.loadState(), '说明二');
    },
  },
  {
    title: 'reads the notes of a workbook that was merged from copies, and keeps one part',
    run: async (start) => {
      const { excel, host } = await start(small());
      await host.saveState('先前');
      const [part] = excel.world.model.xmlParts;
      excel.world.model.xmlParts.push({ id: '{copy}', xml: part!.xml.replace('先前', '后来') });
      strictEqual(await host.loadState(), '后来');
      await host.read();
      strictEqual(await host.loadState(), '后来');
      await host.saveState('合一');
      strictEqual(excel.world.model.xmlParts.length, 1);
      strictEqual(await host.loadState(), '合一');
    },
  },
  {
    title: 'says that formulas wait for a calculation, until they were calculated',
    run: async (start) => {
      const { excel, host } = await start(form(4), { calculates: false, bytes: packageOf(form(4)) });
      const told = async () => {
        await host.read();
        const { limits } = (await excel.call('capabilities')) as { limits: readonly string[] };
        return limits.includes('formulas-pending');
      };
      strictEqual(await told(), false);
      await excel.type('指标表', 'F5', 2_000);
      strictEqual(await told(), true);
      excel.world.isStale = false;
      strictEqual(await told(), false);
    },
  },
];
