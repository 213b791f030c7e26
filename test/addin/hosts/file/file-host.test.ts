import { describe, expect, it } from 'vitest';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { clearPatch, patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { fixtureParts, fixtureWorkbook } from '#test/conformance/workbook-fixture.ts';
import { describeWorkbookHost } from '#test/conformance/workbook-host.ts';
import { buildZip } from '#test/shared/xlsx/package-builder.ts';
import { changedParts } from '#test/shared/xlsx/package-parts.ts';

const open = (workbook: RawWorkbook) =>
  openFileHost({ name: workbook.name, bytes: buildZip(fixtureParts(workbook)) });

describeWorkbookHost('file', async (workbook) => open(workbook));

const form = fixtureWorkbook({ 表: { cells: { A1: 1, B1: '=A1*2|2', C1: '文' } } });
const edit = (cell: string, text: string) => ({
  sheet: '表',
  cell,
  value: { type: 'number' as const, text },
});
const sheet = {
  name: '核验结果',
  columnWidths: [10],
  rows: [[{ text: '好', style: 'text' as const }]],
  merges: [],
  freeze: { rows: 0, columns: 0 },
  charts: [],
};
const values = (workbook: RawWorkbook) =>
  Object.fromEntries(
    workbook.sheets[0]!.cells.map(({ row, column, value }) => [
      cellAddress(row, column),
      value && 'text' in value ? value.text : value,
    ]),
  );

describe('an opened file', () => {
  it('exports exactly what its model says', async () => {
    const host = open(form);
    await host.write([edit('A1', '5'), edit('D4', '6')]);
    await host.mark([{ sheet: '表', cell: 'A1', severity: 'blocking', note: '错' }], { comments: true });
    await host.writeSheet(sheet);
    await host.saveState('状态');
    const bytes = await host.exportBytes();
    expect(readWorkbook(bytes, form.name, nodeZipEngine)).toEqual(host.current());
    expect(values(host.current())).toEqual({ A1: '5', B1: null, C1: '文', D4: '6' });
  });

  it('opens its own export with marks, sheets and state, and keeps them when only a cell is typed', async () => {
    const first = open(form);
    await first.mark([{ sheet: '表', cell: 'A1', severity: 'query', note: '' }], { comments: false });
    await first.writeSheet(sheet);
    await first.saveState('状态');
    const again = openFileHost({ name: 'a.xlsx', bytes: await first.exportBytes() });
    expect([again.marks().length, await again.loadState(), again.current().sheets.length]).toEqual([
      1,
      '状态',
      1,
    ]);
    await again.type([edit('A1', '8')]);
    const bytes = await again.exportBytes();
    expect(
      readWorkbook(bytes, '', nodeZipEngine, { withOurSheets: true }).sheets.map(({ name }) => name),
    ).toEqual(['表', '核验结果']);
    expect(openFileHost({ name: '', bytes }).marks().length).toBe(1);
  });

  it('changes nothing of a file in which nothing was done, and gives all back when everything is taken off', async () => {
    const bytes = buildZip(fixtureParts(form));
    const host = openFileHost({ name: 'a.xlsx', bytes });
    expect(changedParts(bytes, await host.exportBytes())).toEqual([]);
    await host.mark([{ sheet: '表', cell: 'A1', severity: 'query', note: '请看' }], { comments: true });
    expect(changedParts(bytes, clearPatch(await host.exportBytes(), nodeZipEngine).bytes)).toEqual([]);
    await host.clearMarks();
    expect(changedParts(bytes, await host.exportBytes())).toEqual([]);
  });

  it('shows what the command line filled in, until a person types there', async () => {
    const bytes = patchWorkbook(
      buildZip(fixtureParts(form)),
      { fills: [edit('D1', '6.4')] },
      nodeZipEngine,
    ).bytes;
    const host = openFileHost({ name: 'a.xlsx', bytes });
    await host.type([edit('A1', '2')]);
    expect(values(host.current())).toMatchObject({ A1: '2', D1: '6.4' });
    expect(values(readWorkbook(await host.exportBytes(), '', nodeZipEngine))).toMatchObject({
      A1: '2',
      D1: '6.4',
    });
    const { token } = await host.type([edit('D1', '7')]);
    expect(values(readWorkbook(await host.exportBytes(), '', nodeZipEngine))).toMatchObject({ D1: '7' });
    await host.undo(token!);
    expect(values(host.current())).toMatchObject({ D1: '6.4' });
    expect(
      values(readWorkbook(clearPatch(await host.exportBytes(), nodeZipEngine).bytes, '', nodeZipEngine)),
    ).toEqual({ A1: '2', B1: null, C1: '文' });
  });

  it('tells listeners what a person types into the grid', async () => {
    const host = open(form);
    const heard: unknown[] = [];
    const stop = await host.onChange((change) => heard.push(change));
    await host.type([edit('A1', '2'), edit('C3', '4')]);
    stop();
    await host.type([edit('A1', '3')]);
    expect(heard).toEqual([{ sheet: '表', area: 'A1:C3' }]);
  });

  it('passes the cell to show on to the grid', async () => {
    const host = open(form);
    const shown: unknown[] = [];
    const stop = host.onSelect((place) => shown.push(place));
    await host.select({ sheet: '表', cell: 'B1' });
    stop();
    await host.select({ sheet: '表', cell: 'A1' });
    expect(shown).toEqual([{ sheet: '表', cell: 'B1' }]);
  });

  it('says beforehand that a protected structure takes no sheet, and refuses it', async () => {
    const parts = { ...fixtureParts(form) };
    const guarded = {
      ...parts,
      'xl/workbook.xml': parts['xl/workbook.xml']!.replace(
        '<sheets>',
        '<workbookProtection lockStructure="1"/><sheets>',
      ),
    };
    const host = openFileHost({ name: 'a.xlsx', bytes: buildZip(guarded) });
    expect([host.capabilities.addSheets, host.capabilities.limits]).toEqual([false, ['structure-protected']]);
    await expect(host.writeSheet(sheet)).rejects.toMatchObject({ code: 'protected' });
  });

  it('stops reading when asked to', async () => {
    await expect(open(form).read({ signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
