import { goTo, openSampleWithMistakes, verdict } from '../steps.ts';
import { expect, expectEqual, type Story } from '../story.ts';

/** No network: everything but 报送 goes on. */
export const offline: Story = {
  title: 'without a connection checking and scoring go on, and 报送 says what is missing',
  tell: async (world) => {
    const { page, context, leave } = await world.person();
    await context.route('**/api/**', (route) => route.abort());
    await openSampleWithMistakes(page, world.url);
    expect(/处必须改/.test(await verdict(page)), 'a verdict');
    await page.getByText('离线可用').waitFor();
    await goTo(page, '评分');
    await page.locator('main strong').first().waitFor();
    await goTo(page, '报送');
    await page.getByText('连不上市级平台').first().waitFor();
    await goTo(page, '汇总');
    await page.getByText('连不上市级平台').first().waitFor();
    await leave();
  },
};

/** Third-party storage blocked, as in a pane inside another site. */
export const storageBlocked: Story = {
  title: 'with storage blocked checking and scoring work, and 报送 says why it can’t sign',
  tell: async (world) => {
    const blocked = `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('blocked', 'SecurityError'); } });
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });`;
    const { page, complaints, leave } = await world.person({ before: blocked });
    await openSampleWithMistakes(page, world.url);
    expect(/处必须改/.test(await verdict(page)), 'a verdict');
    await goTo(page, '报送');
    await page.getByText('不允许在这里保存签名密钥').first().waitFor();
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};

/** Files that are no workbook are refused with what to do, and nothing else breaks. */
export const refusedFiles: Story = {
  title: 'an old .xls, a damaged file and a workbook without indicators are each told with a next step',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await page.goto(world.url);
    const give = async (name: string, content: Buffer) => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
    };
    await give('老表.xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'));
    await page.getByText('另存为 .xlsx').first().waitFor();
    await give('坏.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]));
    await page.getByRole('button', { name: '关闭' }).first().waitFor();
    const { writeNewWorkbook } = await import('#shared/xlsx/write-new-workbook.ts');
    expect(typeof writeNewWorkbook === 'function', 'the writer of new workbooks');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
