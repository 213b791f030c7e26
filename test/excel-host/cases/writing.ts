import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { Case } from '../case.ts';
import { cell, form, sheet, workbook } from '../sample-workbooks.ts';
import { packageOf } from '../small-package.ts';
import { cellKey } from '../workbook-model.ts';

const code = (wanted: string) => (error: unknown) => error instanceof HostRefusal && error.code === wanted;
const text = (value: string) => ({ type: 'text', text: value }) as const;
const number = (value: string) => ({ type: 'number', text: value }) as const;

export const WRITING: readonly Case[] = [
  {
    title: 'types numbers and texts as they are, and takes them back with their former format',
    run: async (start) => {
      const raw = workbook(
        sheet('表', [
          cell('A1', '1.16', { value: text('1.16'), format: '@' }),
          cell('A2', '5', { formula: 'A1*2' }),
          cell('A3', '旧'),
        ]),
      );
      const { excel, host } = await start(raw);
      const { cells } = excel.world.model.sheets[0]!;
      const at = (row: number) => cells.get(cellKey(row, 0));
      const result = await host.write([
        { sheet: '表', cell: 'A1', value: number('1.25') },
        { sheet: '表', cell: 'A2', value: number('7') },
        { sheet: '表', cell: 'A3', value: text('00123') },
        { sheet: '表', cell: 'A4', value: text('1-2') },
        { sheet: '表', cell: 'A5', value: text('=1+1') },
        { sheet: '表', cell: 'A6', value: null },
      ]);
      deepStrictEqual(
        [at(0)?.value, at(1)?.value, at(1)?.formula, at(2)?.value, at(3)?.value, at(4)?.value],
        [1.25, 7, undefined, '00123', '1-2', '=1+1'],
      );
      deepStrictEqual([result.written, result.refused], [6, []]);
      deepStrictEqual((await host.undo(result.token!)).written, 6);
      deepStrictEqual(
        [at(0)?.value, at(0)?.format, at(1)?.formula, at(2)?.value, at(3)?.value],
        ['1.16', '@', '=A1*2', '旧', ''],
      );
    },
  },
  {
    title: 'leaves cells alone on undo that were changed since, and tells them',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1'), cell('A2', '2')])));
      const { token } = await host.write([
        { sheet: '表', cell: 'A1', value: number('10') },
        { sheet: '表', cell: 'A2', value: number('20') },
      ]);
      await excel.type('表', 'A2', 99);
      deepStrictEqual(await host.undo(token!), {
        token: null,
        written: 1,
        refused: [{ sheet: '表', cell: 'A2', reason: 'changed' }],
      });
      strictEqual(excel.world.model.sheets[0]!.cells.get(cellKey(1, 0))?.value, 99);
    },
  },
  {
    title: 'passes over a cell that Excel itself refuses, writes those around it and can take them back',
    run: async (start) => {
      const { excel, host } = await start(
        workbook(sheet('表', [cell('A1', '1'), cell('A2', '2'), cell('A3', '3')])),
      );
      const { cells } = excel.world.model.sheets[0]!;
      // Part of an array, say: nothing that could be asked beforehand.
      Object.defineProperty(cells.get(cellKey(1, 0))!, 'refusesWrites', { value: true });
      const edits = ['A1', 'A2', 'A3'].map((at) => ({ sheet: '表', cell: at, value: number('9') }));
      const { token, written, refused } = await host.write(edits);
      deepStrictEqual([written, refused.map((each) => each.cell)], [2, ['A2']]);
      deepStrictEqual((await host.undo(token!)).written, 2);
      deepStrictEqual(
        [0, 1, 2].map((row) => cells.get(cellKey(row, 0))?.value),
        [1, 2, 3],
      );
      strictEqual(excel.world.eventsEnabled, true);
    },
  },
  {
    title: 'writes only unlocked cells of a protected sheet and never unprotects it',
    run: async (start) => {
      const raw = workbook(
        sheet('保护', [cell('A1', '1'), cell('A2', '2', { locked: false })], { protected: true }),
        sheet('合并', [cell('A1', '1')], { merges: [{ top: 0, left: 0, bottom: 1, right: 1 }] }),
      );
      const { excel, host } = await start(raw, { bytes: packageOf(raw) });
      await host.read();
      const result = await host.write([
        { sheet: '保护', cell: 'A1', value: number('3') },
        { sheet: '保护', cell: 'A2', value: number('4') },
        { sheet: '合并', cell: 'B2', value: number('5') },
        { sheet: '没有', cell: 'A1', value: number('6') },
      ]);
      deepStrictEqual(
        result.refused.map(({ cell: at, reason }) => [at, reason]),
        [
          ['A1', 'protected'],
          ['B2', 'merged'],
          ['A1', 'missing-sheet'],
        ],
      );
      strictEqual(result.written, 1);
      strictEqual(excel.world.model.sheets[0]!.protected, true);
    },
  },
  {
    title: 'marks 200 findings in at most 3 round trips with formats that go away again',
    run: async (start) => {
      const raw = form(60);
      const { excel, host } = await start(raw, { bytes: packageOf(raw) });
      await host.read();
      const [target] = excel.world.model.sheets;
      const own = {
        id: 'own',
        type: 'Custom',
        areas: [{ top: 3, left: 3, bottom: 9, right: 3 }],
        formula: '=D4>1',
        fill: '#00FF00',
        font: '',
      };
      target!.formats.push(own);
      const marks = Array.from({ length: 200 }, (_, index) => ({
        sheet: '指标表',
        cell: `${'CDEF'[index % 4]}${4 + Math.floor(index / 4)}`,
        severity: (['blocking', 'query', 'notice'] as const)[index % 3]!,
        note: `疑点 ${index}`,
      }));
      const before = excel.world.counters.batches;
      const result = await host.mark(marks, { comments: false });
      ok(excel.world.counters.batches - before <= 3, `${excel.world.counters.batches - before} round trips`);
      deepStrictEqual([result.written, result.refused], [200, []]);
      strictEqual(
        target!.formats.filter((each) => each !== own).reduce((sum, each) => sum + each.areas.length, 0),
        200,
      );
      await host.mark(marks.slice(0, 3), { comments: false });
      strictEqual(
        target!.formats.filter((each) => each !== own).reduce((sum, each) => sum + each.areas.length, 0),
        3,
      );
      await host.clearMarks();
      deepStrictEqual(target!.formats, [own]);
      strictEqual(excel.world.nextReference, 0);
    },
  },
  {
    title: 'clears marks that an earlier session left',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      excel.world.model.sheets[0]!.formats.push({
        id: 'old',
        type: 'Custom',
        areas: [{ top: 0, left: 0, bottom: 0, right: 0 }],
        formula: '=N("kezhi:query")=0',
        fill: '',
        font: '',
      });
      await host.clearMarks();
      deepStrictEqual(excel.world.model.sheets[0]!.formats, []);
    },
  },
  {
    title: 'tells the findings that a protected sheet takes no marks for, and marks the others',
    run: async (start) => {
      const raw = workbook(
        sheet('保护', [cell('A1', '1')], { protected: true }),
        sheet('表', [cell('A1', '1')]),
      );
      const { excel, host } = await start(raw);
      const result = await host.mark(
        [
          { sheet: '保护', cell: 'A1', severity: 'blocking', note: '' },
          { sheet: '表', cell: 'A1', severity: 'blocking', note: '' },
        ],
        { comments: false },
      );
      deepStrictEqual(
        [result.written, result.refused],
        [1, [{ sheet: '保护', cell: 'A1', reason: 'protected' }]],
      );
      deepStrictEqual(
        excel.world.model.sheets.map((each) => each.formats.length),
        [0, 1],
      );
    },
  },
  {
    title: 'adds comments where this Excel has them, passes over cells that refuse, removes only its own',
    run: async (start) => {
      const { excel, host } = await start(
        workbook(sheet('表', [cell('A1', '1'), cell('A2', '2'), cell('A3', '3')])),
      );
      const { model } = excel.world;
      model.comments.push({ id: 'c1', content: '别人的', sheet: model.sheets[0]!, cell: 'A2' });
      const marks = ['A1', 'A2', 'A3'].map((at) => ({
        sheet: '表',
        cell: at,
        severity: 'query' as const,
        note: `看 ${at}`,
      }));
      await host.mark(marks, { comments: true });
      deepStrictEqual(
        model.comments.map((each) => [each.cell, each.content]),
        start.level >= 10
          ? [
              ['A2', '别人的'],
              ['A1', '【科指】看 A1'],
              ['A3', '【科指】看 A3'],
            ]
          : [['A2', '别人的']],
      );
      await host.clearMarks();
      deepStrictEqual(
        model.comments.map((each) => each.content),
        ['别人的'],
      );
    },
  },
  {
    title: 'passes over any number of cells with comments of others, and over a sheet that takes none',
    run: async (start) => {
      const cells = Array.from({ length: 9 }, (_, index) => cell(`A${index + 1}`, String(index)));
      const { excel, host } = await start(workbook(sheet('锁住', cells), sheet('表', cells)));
      const { model } = excel.world;
      model.sheets[0]!.protected = true;
      model.sheets[0]!.options.allowFormatCells = true;
      for (let row = 1; row <= 8; row++)
        model.comments.push({
          id: `c${row}`,
          content: '别人的',
          sheet: model.sheets[1]!,
          cell: `A${row}`,
        });
      const marks = ['锁住', '表'].flatMap((name) =>
        cells.map((_, index) => ({
          sheet: name,
          cell: `A${index + 1}`,
          severity: 'query' as const,
          note: '看',
        })),
      );
      const before = excel.world.counters.batches;
      await host.mark(marks, { comments: true });
      deepStrictEqual(
        model.comments.slice(8).map((each) => [each.sheet.name, each.cell, each.content]),
        start.level >= 10 ? [['表', 'A9', '【科指】看']] : [],
      );
      ok(excel.world.counters.batches - before <= 12, `${excel.world.counters.batches - before} round trips`);
    },
  },
  {
    title: 'leaves a comment of ours that somebody answered',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1'), cell('A2', '2')])));
      const { model } = excel.world;
      const marks = ['A1', 'A2'].map((at) => ({
        sheet: '表',
        cell: at,
        severity: 'query' as const,
        note: `看 ${at}`,
      }));
      await host.mark(marks, { comments: true });
      const [first] = model.comments;
      if (first) first.replies = 1;
      await host.clearMarks();
      deepStrictEqual(
        model.comments.map((each) => each.cell),
        start.level >= 10 ? ['A1'] : [],
      );
    },
  },
  {
    title: 'takes the last marking back to the marks before it',
    run: async (start) => {
      const { excel, host } = await start(workbook(sheet('表', [cell('A1', '1')])));
      await host.mark([{ sheet: '表', cell: 'A1', severity: 'query', note: '' }], { comments: false });
      const { token } = await host.mark([{ sheet: '表', cell: 'B1', severity: 'notice', note: '' }], {
        comments: false,
      });
      await host.undo(token!);
      deepStrictEqual(
        excel.world.model.sheets[0]!.formats.map((each) => each.areas),
        [[{ top: 0, left: 0, bottom: 0, right: 0 }]],
      );
    },
  },
  {
    title: 'refuses to write into a workbook opened for reading, and still reads it',
    run: async (start) => {
      const raw = workbook(sheet('表', [cell('A1', '1')]));
      const { excel, host } = await start(raw);
      excel.world.model.readOnly = true;
      const again = await excel.host();
      strictEqual(again.capabilities.write, false);
      ok(again.capabilities.limits.includes('read-only'));
      strictEqual((await host.read()).sheets.length, 1);
      await rejects(again.write([{ sheet: '表', cell: 'A1', value: number('2') }]), code('read-only'));
    },
  },
];
