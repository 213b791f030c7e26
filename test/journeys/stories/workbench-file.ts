import { readFile } from 'node:fs/promises';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { openSampleWithMistakes } from '../steps.ts';
import { expect, expectEqual, expectSoon, type Story } from '../story.ts';

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
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'E8', 'cell of the finding');
    await page.getByRole('grid').focus();
    await page.keyboard.type('0.34');
    await page.keyboard.press('Enter');
    await page
      .getByText(/2 处必须改/)
      .first()
      .waitFor();
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'E9', 'cell after Enter');
    await page.keyboard.press('ArrowUp');
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'E8', 'cell after the arrow');

    await page.keyboard.type('99');
    await page.keyboard.press('Escape');
    await expectSoon(() => page.getByLabel('编辑栏 E8').inputValue(), '0.34', 'content after Escape');

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

/** What keyboards and clipboards really send: signs of no key, an input method, a block out of Excel. */
export const workbenchTyping: Story = {
  title:
    'the grid takes signs, composed Chinese and pasted blocks from their first character, and Ctrl+Z takes them back',
  tell: async (world) => {
    const { page, context, complaints, leave } = await world.person();
    await openSampleWithMistakes(page, world.url);
    const textOf = (cell: string, text: string) =>
      page.waitForFunction(([id, wanted]) => document.querySelector(`#cell-${id}`)?.textContent === wanted, [
        cell,
        text,
      ] as const);
    await page.locator('#cell-G9').click();
    await page.keyboard.insertText('≧5');
    await page.keyboard.press('Enter');
    await textOf('G9', '≧5');
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'G10', 'cell after Enter');

    const cdp = await context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'dai fan', selectionStart: 7, selectionEnd: 7 });
    await cdp.send('Input.insertText', { text: '待反馈' });
    await page.keyboard.press('Enter');
    await textOf('G10', '待反馈');

    await page.locator('#cell-G11').click();
    await page.evaluate(() => navigator.clipboard.writeText('1,234.5\t"两行\n的字"\r\n0.2\t\r\n'));
    await page.keyboard.press('Control+v');
    await textOf('G11', '1234.5');
    await textOf('G12', '0.2');
    await page.keyboard.press('Control+z');
    await textOf('G12', '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+c');
    await expectSoon(() => page.evaluate(() => navigator.clipboard.readText()), '待反馈', 'what was copied');
    await page.keyboard.press('Delete');
    await textOf('G10', '');

    // The keyboard is never trapped: Tab leaves the grid, Shift+Tab comes back to it.
    await page.keyboard.press('Tab');
    await expectSoon(
      () => page.evaluate(() => document.activeElement?.getAttribute('role')),
      'tab',
      'what Tab reaches behind the grid',
    );
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'G11', 'cell after coming back');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};

/** A block is selected, copied, emptied and filled as in Excel, and each of it is one step back. */
export const workbenchBlocks: Story = {
  title:
    'a block of cells is selected by keyboard and mouse, copied, emptied, filled and taken back in one step each',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSampleWithMistakes(page, world.url);
    const address = () => page.getByLabel('当前单元格').evaluate((field) => field.firstChild?.textContent);
    const textsOf = (cells: readonly string[]) =>
      page.evaluate((ids) => ids.map((id) => document.querySelector(`#cell-${id}`)?.textContent), cells);
    const CELLS = ['G9', 'H9', 'G10', 'H10'];

    await page.locator('#cell-G9').click();
    await page.evaluate(() => navigator.clipboard.writeText('1\t甲\r\n2\t乙\r\n'));
    await page.keyboard.press('Control+v');
    await expectSoon(() => textsOf(CELLS), ['1', '甲', '2', '乙'], 'pasted block');
    await expectSoon(address, 'G9:H10', 'selection after the paste');

    await page.keyboard.press('Escape');
    await expectSoon(address, 'G9', 'selection after Escape');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expectSoon(address, 'G9:H10', 'selection by keyboard');
    await page.keyboard.press('Control+c');
    await expectSoon(
      () => page.evaluate(() => navigator.clipboard.readText()),
      '1\t甲\r\n2\t乙',
      'copied block',
    );
    await page.keyboard.press('Delete');
    await expectSoon(() => textsOf(CELLS), ['', '', '', ''], 'emptied block');
    await page.keyboard.press('Control+z');
    await expectSoon(() => textsOf(CELLS), ['1', '甲', '2', '乙'], 'block taken back');

    await page.locator('#cell-G9').click();
    await page.locator('#cell-H10').click({ modifiers: ['Shift'] });
    await expectSoon(address, 'G9:H10', 'selection by Shift and click');
    await page.evaluate(() => navigator.clipboard.writeText('5'));
    await page.keyboard.press('Control+v');
    await expectSoon(() => textsOf(CELLS), ['5', '5', '5', '5'], 'filled block');
    await page.getByText('求和 20').waitFor();

    const [from, to] = await Promise.all(
      ['G9', 'H10'].map(async (id) => (await page.locator(`#cell-${id}`).boundingBox())!),
    );
    await page.mouse.move(to!.x + 10, to!.y + 5);
    await page.mouse.down();
    await page.mouse.move(from!.x + 10, from!.y + 5, { steps: 3 });
    await page.mouse.up();
    await expectSoon(address, 'G9:H10', 'selection by dragging');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
