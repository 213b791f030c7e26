import type { HostChange, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit, FindingMark, ReportSheet } from '#shared/workbook/report-sheet.ts';
import { fixtureWorkbook } from './workbook-fixture.ts';

/** As little as a case needs, so that it can also run inside a page without a test framework. */
export interface HostAssert {
  /** Compares by value. */
  equal(actual: unknown, expected: unknown, what?: string): void;
}

/** One thing every host of a workbook must do. */
export interface WorkbookHostCase {
  readonly title: string;
  readonly run: (open: (workbook: RawWorkbook) => Promise<WorkbookHost>, assert: HostAssert) => Promise<void>;
}

const number = (cell: string, text: string, sheet = '指标表'): CellEdit => ({
  sheet,
  cell,
  value: { type: 'number', text },
});
const text = (cell: string, words: string, sheet = '指标表'): CellEdit => ({
  sheet,
  cell,
  value: { type: 'text', text: words },
});

const FORM = fixtureWorkbook({
  指标表: {
    cells: {
      A1: '2022年指标',
      A3: '序号',
      B3: '指标',
      C3: '分子',
      D3: '分母',
      E3: '比重',
      A4: 1,
      B4: '研发占比',
      C4: 29,
      D4: 100,
      E4: '=C4/D4*100|29',
      A5: 2,
      B5: ' 文 & <本> ',
      C5: '1.16%',
      D5: true,
    },
    formats: { C4: '0.00', E4: '0.00' },
    merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
    hiddenRows: [4],
    hiddenColumns: [3],
  },
  汇总: { cells: { A1: '=指标表!E4+1|30' } },
});

const GUARDED = fixtureWorkbook({
  保护: { cells: { A1: 1, A2: 2 }, unlocked: ['A2'], protected: true },
  合并: { cells: { A1: 1 }, merges: [{ top: 0, left: 0, bottom: 1, right: 1 }] },
});

const report = (name: string, words: string): ReportSheet => ({
  name,
  columnWidths: [10, 30],
  rows: [
    [{ text: name, style: 'title' }, null],
    [
      { text: '1.5', style: 'number', format: '0.00' },
      { text: words, style: 'query', link: { sheet: '指标表', cell: 'C4' } },
    ],
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  freeze: { rows: 1, columns: 0 },
  charts: [],
});

/** `address: [value, formula]` of the filled cells of a sheet. */
async function cellsOf(host: WorkbookHost, sheet: string): Promise<Record<string, unknown>> {
  const found = (await host.read()).sheets.find(({ name }) => name === sheet);
  return Object.fromEntries(
    (found?.cells ?? []).map(({ row, column, value, formula }) => [
      cellAddress(row, column),
      formula === undefined ? shown(value) : [shown(value), formula],
    ]),
  );
}

const shown = (value: RawWorkbook['sheets'][number]['cells'][number]['value']): unknown =>
  value === null
    ? null
    : value.type === 'boolean'
      ? value.value
      : value.type === 'number'
        ? Number(value.text)
        : value.text;

/** What the cases hold of every host: kept in one list, so that no adapter can leave one out. */
export const workbookHostCases: readonly WorkbookHostCase[] = [
  {
    title: 'reads values, formulas, formats, merges and what is hidden',
    run: async (open, assert) => {
      const host = await open(FORM);
      const workbook = await host.read();
      const [form] = workbook.sheets;
      assert.equal(
        workbook.sheets.map(({ name }) => name),
        ['指标表', '汇总'],
      );
      const cells = await cellsOf(host, '指标表');
      assert.equal(
        [cells.C4, cells.E4, cells.B5, cells.C5, cells.D5],
        [29, [29, 'C4/D4*100'], ' 文 & <本> ', '1.16%', true],
      );
      assert.equal(form?.cells.find(({ row, column }) => row === 3 && column === 2)?.format, '0.00');
      assert.equal(form?.merges, [{ top: 0, left: 0, bottom: 0, right: 4 }]);
      assert.equal([[...(form?.hiddenRows ?? [])], [...(form?.hiddenColumns ?? [])]], [[4], [3]]);
    },
  },
  {
    title: 'reads the cells of areas as they are now',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      await host.write([number('C4', '31')]);
      const [area] = await host.readAreas([{ sheet: '指标表', area: 'C4:D4' }]);
      assert.equal(
        area?.cells.map(({ column, value }) => [column, shown(value)]),
        [
          [2, 31],
          [3, 100],
        ],
      );
    },
  },
  {
    title: 'types numbers as numbers and texts as texts, and clears',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      const edits = [
        number('C4', '0.29'),
        text('B4', '00123'),
        text('G9', '=1+1'),
        { sheet: '指标表', cell: 'C5', value: null },
      ];
      const result = await host.write(edits);
      assert.equal([result.written, result.refused], [4, []]);
      const cells = await cellsOf(host, '指标表');
      assert.equal([cells.C4, cells.B4, cells.G9, cells.C5], [0.29, '00123', '=1+1', undefined]);
    },
  },
  {
    title: 'keeps the format of a cell it types into',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      await host.write([number('C4', '0.5')]);
      const form = (await host.read()).sheets[0];
      assert.equal(form?.cells.find(({ row, column }) => row === 3 && column === 2)?.format, '0.00');
    },
  },
  {
    title: 'writes only what protection and merges allow, tells the rest and unprotects nothing',
    run: async (open, assert) => {
      const host = await open(GUARDED);
      await host.read();
      const result = await host.write([
        number('A1', '3', '保护'),
        number('A2', '4', '保护'),
        number('B2', '5', '合并'),
        number('A1', '6', '没有'),
      ]);
      const told = result.refused.map(({ sheet, cell, reason }) => `${sheet}!${cell} ${reason}`).sort();
      assert.equal(told, ['保护!A1 protected', '合并!B2 merged', '没有!A1 missing-sheet'].sort());
      assert.equal([result.written, await cellsOf(host, '保护')], [1, { A1: 1, A2: 4 }]);
      assert.equal((await host.read()).sheets[0]?.protected, true);
    },
  },
  {
    title: 'answers no token when nothing was written',
    run: async (open, assert) => {
      const host = await open(GUARDED);
      await host.read();
      assert.equal((await host.write([number('A1', '3', '保护')])).token, null);
    },
  },
  {
    title: 'takes a write back, formulas and empty cells included',
    run: async (open, assert) => {
      const host = await open(FORM);
      const before = await cellsOf(host, '指标表');
      const { token } = await host.write([number('E4', '7'), number('C4', '1'), text('G9', '新')]);
      const undone = await host.undo(token ?? '');
      assert.equal([undone.written, undone.refused], [3, []]);
      const after = await cellsOf(host, '指标表');
      assert.equal(
        [after.C4, after.G9, Array.isArray(after.E4) && after.E4[1]],
        [before.C4, undefined, 'C4/D4*100'],
      );
    },
  },
  {
    title: 'leaves a cell alone on undo that was written again since, and tells it',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      const { token } = await host.write([number('C4', '1'), number('A4', '9')]);
      await host.write([number('C4', '2')]);
      const undone = await host.undo(token ?? '');
      assert.equal(undone.refused, [{ sheet: '指标表', cell: 'C4', reason: 'changed' }]);
      const cells = await cellsOf(host, '指标表');
      assert.equal([undone.written, cells.C4, cells.A4], [1, 2, 1]);
    },
  },
  {
    title: 'never shows a number that a changed cell made wrong',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      await host.write([number('C4', '50')]);
      const form = await cellsOf(host, '指标表');
      const sum = await cellsOf(host, '汇总');
      const value = (cell: unknown): unknown => (Array.isArray(cell) ? cell[0] : cell);
      assert.equal([null, 50].includes(value(form.E4) as number), true, 'in the sheet');
      assert.equal([null, 51].includes(value(sum.A1) as number), true, 'across sheets');
    },
  },
  {
    title: 'marks without changing any cell, replaces marks and takes them off',
    run: async (open, assert) => {
      const host = await open(FORM);
      const before = await cellsOf(host, '指标表');
      const marks: readonly FindingMark[] = (['blocking', 'query', 'notice'] as const).map(
        (severity, index) => ({ sheet: '指标表', cell: `C${index + 3}`, severity, note: '请核对' }),
      );
      const result = await host.mark(marks, { comments: true });
      assert.equal([result.written, result.refused], [3, []]);
      await host.mark(marks.slice(1), { comments: false });
      await host.clearMarks();
      assert.equal(await cellsOf(host, '指标表'), before);
    },
  },
  {
    title: 'tells marks it can not set',
    run: async (open, assert) => {
      const host = await open(GUARDED);
      await host.read();
      const mark = (sheet: string, cell: string): FindingMark => ({
        sheet,
        cell,
        severity: 'blocking',
        note: '',
      });
      const { refused } = await host.mark([mark('保护', 'A1'), mark('合并', 'A1')], { comments: false });
      assert.equal(
        refused.map(({ sheet, cell, reason }) => [sheet, cell, reason]),
        [['保护', 'A1', 'protected']],
      );
    },
  },
  {
    title: 'adds a sheet of its own that is no data of the user, replaces and removes it',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      assert.equal(await host.writeSheet(report('核验结果', '甲')), { name: '核验结果' });
      assert.equal(await host.writeSheet(report('核验结果', '乙')), { name: '核验结果' });
      assert.equal(
        (await host.read()).sheets.map(({ name }) => name),
        ['指标表', '汇总'],
      );
      await host.removeSheets();
      assert.equal(await host.writeSheet(report('核验结果', '丙')), { name: '核验结果' });
    },
  },
  {
    title: 'adds a sheet for the user that is read, typed into and kept like any other',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      assert.equal(await host.writeSheet(report('评分标准', '甲'), 'user'), { name: '评分标准' });
      const written = await cellsOf(host, '评分标准');
      assert.equal(written, { A1: '评分标准', A2: 1.5, B2: '甲' });
      assert.equal((await host.readAreas([{ sheet: '评分标准', area: 'A1' }]))[0]?.cells.length, 1);
      const typed = await host.write([
        { sheet: '评分标准', cell: 'D9', value: { type: 'text', text: '用户写的' } },
      ]);
      assert.equal(typed.written, 1);
      assert.equal((await cellsOf(host, '评分标准')).D9, '用户写的');
      await host.undo(typed.token ?? '');
      assert.equal(await cellsOf(host, '评分标准'), written);
      // A second one stands beside it, and neither goes with the sheets that are ours.
      const second = await host.writeSheet(report('评分标准', '乙'), 'user');
      assert.equal(second.name === '评分标准', false);
      await host.writeSheet(report('核验结果', '丙'));
      await host.removeSheets();
      assert.equal(
        (await host.read()).sheets.map(({ name }) => name),
        ['指标表', '汇总', '评分标准', second.name],
      );
      assert.equal(await cellsOf(host, '评分标准'), written);
    },
  },
  {
    title: 'never touches a sheet of the user that bears the name of its own',
    run: async (open, assert) => {
      const host = await open(
        fixtureWorkbook({ 指标表: { cells: { A1: 1 } }, 核验结果: { cells: { A1: '用户的' } } }),
      );
      await host.read();
      const { name } = await host.writeSheet(report('核验结果', '甲'));
      assert.equal(name === '核验结果', false);
      assert.equal(await cellsOf(host, '核验结果'), { A1: '用户的' });
      await host.removeSheets();
      assert.equal(await cellsOf(host, '核验结果'), { A1: '用户的' });
    },
  },
  {
    title: 'keeps its state word for word, long and strange characters included',
    run: async (open, assert) => {
      const host = await open(FORM);
      assert.equal(await host.loadState(), null);
      for (const state of [
        '{"说明":"R&D <占比> \\u0001 \n😀"}',
        JSON.stringify({ long: '回执'.repeat(40_000) }),
      ]) {
        await host.saveState(state);
        assert.equal((await host.loadState()) === state, true);
      }
    },
  },
  {
    title: 'is silent about its own writes',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      const changes: HostChange[] = [];
      const stop = await host.onChange((change) => changes.push(change));
      await host.write([number('C4', '1')]);
      await host.mark([{ sheet: '指标表', cell: 'C4', severity: 'query', note: '' }], { comments: false });
      await host.writeSheet(report('核验结果', '甲'));
      await new Promise((resolve) => setTimeout(resolve, 120));
      await stop();
      assert.equal(changes, []);
    },
  },
  {
    title: 'says its name and shows a cell on demand',
    run: async (open, assert) => {
      const host = await open(FORM);
      await host.read();
      assert.equal(typeof (await host.name()), 'string');
      await host.select({ sheet: '汇总', cell: 'A1' });
    },
  },
];
