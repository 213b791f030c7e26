import { readFile } from 'node:fs/promises';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { openSampleWithMistakes } from '../steps.ts';
import { expect, expectEqual, type Story } from '../story.ts';

/** The grid is a place to work: keyboard, formula bar, export. */
export const workbenchFile: Story = {
  title:
    'typing in the grid checks again at once, Escape and undo each take back one typing, and the exported file holds the change and all else as it was',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSampleWithMistakes(page, world.url);
    await page
      .getByRole('button', { name: /^定位到 指标表 E8/ })
      .first()
      .click();
    await page.getByRole('grid').focus();
    await page.keyboard.type('0.34');
    await page.keyboard.press('Enter');
    await page
      .getByText(/2 处必须改/)
      .first()
      .waitFor();
    expectEqual(await page.getByLabel('当前单元格').innerText(), 'E9', 'cell after Enter');
    await page.keyboard.press('ArrowUp');
    expectEqual(await page.getByLabel('当前单元格').innerText(), 'E8', 'cell after the arrow');

    await page.keyboard.type('99');
    await page.keyboard.press('Escape');
    expectEqual(await page.getByLabel('编辑栏 E8').inputValue(), '0.34', 'content after Escape');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出' }).click(),
    ]);
    const bytes = new Uint8Array(await readFile(await download.path()));
    const sample = await (
      await page.request.get(`${world.url}/samples/${encodeURIComponent(download.suggestedFilename())}`)
    ).body();
    const [before, after] = [new Uint8Array(sample), bytes].map((each) =>
      openFileHost({ name: 'x.xlsx', bytes: each }).current(),
    );
    const cells = (sheet: string, raw: typeof before) =>
      raw?.sheets.find((each) => each.name === sheet)?.cells ?? [];
    const changed = cells('指标表', after).filter(
      (cell) =>
        !cells('指标表', before).some(
          (old) =>
            old.row === cell.row &&
            old.column === cell.column &&
            JSON.stringify(old.value) === JSON.stringify(cell.value),
        ),
    );
    expectEqual(
      changed.map((cell) => [cell.row, cell.column, cell.value]),
      [[7, 4, { type: 'number', text: '0.34' }]],
      'changed cells',
    );
    expectEqual(
      cells('县域创新自评', after).length,
      cells('县域创新自评', before).length,
      'cells of an untouched sheet',
    );
    expect(bytes.length > 0, 'bytes in the export');
    await page.getByRole('grid').focus();
    await page.keyboard.type('0.35');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#cell-E8')?.textContent === '0.35');
    await page.getByRole('button', { name: '撤销本次写入' }).click();
    await page.waitForFunction(() => document.querySelector('#cell-E8')?.textContent === '0.34');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
