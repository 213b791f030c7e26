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
  title: 'an old .xls and a damaged file are told with a next step, and a good file opens after them',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await page.goto(world.url);
    const give = (name: string, buffer: Buffer) =>
      page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    // The head of a compound file, and the directory entry of its stream named Workbook as a real .xls has it.
    const old = Buffer.alloc(1024);
    old.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    old.set(Buffer.from('Workbook', 'utf16le'), 512);
    old[512 + 64] = 'Workbook'.length * 2 + 2;
    await give('老表.xls', old);
    await page.getByText('另存为 .xlsx').first().waitFor();
    await give('坏了的表.xlsx', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 7)]));
    await page
      .getByText(/损坏|不完整/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '带错的样例' }).click();
    await page
      .getByText(/处必须改/)
      .first()
      .waitFor();
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
