import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { modelFromRaw } from '../model-from-raw.ts';
import { type ExcelApplication, startExcel } from '../open-excel.ts';
import { cell, sheet, workbook } from '../sample-workbooks.ts';

const code = (wanted: string) => (error: unknown) => error instanceof HostRefusal && error.code === wanted;
const small = () => modelFromRaw(workbook(sheet('表', [cell('A1', '1')])));

/** What happens before a host stands: too old an Excel, a missing script, blocked storage. */
export const BEFORE_THE_PANE: readonly {
  readonly title: string;
  readonly run: (app: ExcelApplication) => Promise<void>;
}[] = [
  {
    title: '1.7 shows only the page that says what to do, and refuses',
    run: async (app) => {
      const excel = await app.open(small(), { level: 7 });
      await rejects(excel.host(), code('host-unsupported'));
      match((await excel.frame.textContent('#kezhi-host-page')) ?? '', /网页工作台[\s\S]*ExcelApi 1\.9/);
      await excel.close();
    },
  },
  {
    title: 'names the script that is missing when office.js does not get ready within ten seconds',
    run: async ({ server }) => {
      // A browser of its own, which has kept no script.
      const app = await startExcel({ blockStorage: true, server });
      for (const path of ['/office/zh-cn/office_strings.js', '/office/en-us/office_strings.js'])
        app.server.missing.add(path);
      const excel = await app.open(small(), { level: 14 });
      const start = performance.now();
      void excel.host().catch(() => undefined);
      const page = excel.frame.locator('#kezhi-host-page pre');
      await page.waitFor();
      ok(performance.now() - start < 15_000);
      match((await page.textContent()) ?? '', /zh-cn\/office_strings\.js 404/);
      app.server.missing.clear();
      await app.close();
    },
  },
  {
    title: 'says what to do when Excel answers nobody for ten seconds, and starts when it does',
    run: async (app) => {
      const excel = await app.open(small(), { level: 14, readyAfter: 12_000 });
      const page = excel.frame.locator('#kezhi-host-page');
      const host = excel.host();
      await page.getByText('关闭任务窗格再打开一次').waitFor();
      // Even where the pane's own place already takes the whole height.
      deepStrictEqual(
        await page.evaluate((element) => {
          const { top, left } = element.getBoundingClientRect();
          return [top, left, getComputedStyle(element).position];
        }),
        [0, 0, 'fixed'],
      );
      strictEqual((await (await host).read()).sheets.length, 1);
      strictEqual(await page.count(), 0);
      await excel.close();
    },
  },
  {
    title: 'works in a pane whose storage is blocked, and gives the history functions back',
    run: async (app) => {
      const blocked = await startExcel({ blockStorage: true, server: app.server });
      try {
        const excel = await blocked.open(small(), { level: 14 });
        strictEqual((await (await excel.host()).read()).sheets.length, 1);
        const { storage } = (await excel.call('diagnose')) as { storage: Record<string, boolean> };
        deepStrictEqual([storage.local, storage.session], [false, false]);
        strictEqual(await excel.frame.evaluate(() => typeof history.pushState), 'function');
      } finally {
        await blocked.close();
      }
    },
  },
];
