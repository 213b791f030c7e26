import '#addin/engine/older-browsers.ts';
import { ribbonScreen } from '#addin/commands/ribbon-screen.ts';
import { bootExcel } from '#addin/hosts/excel/start/boot.ts';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { pageLanguage } from './shell/page-language.ts';
import { pageAppearance, pageServices } from './shell/page-services.ts';
import { startPane } from './shell/start-pane.tsx';

/** Composition root of the task pane in Excel. When Excel can't run it, bootExcel has already said what to do. */
async function start(): Promise<void> {
  const [host, services] = await Promise.all([bootExcel(), pageServices()]);
  const pane = startPane(document.getElementById('root')!, {
    services,
    language: await pageLanguage(services.memory, location.search, Office.context.displayLanguage),
    appearance: () => pageAppearance(Office.context.officeTheme),
  });
  const opened = pane.workbook.open(host);
  const screen = ribbonScreen(location.search);
  if (screen) pane.store.set({ tab: screen });
  await opened;
}

/** A page of plain words already stands where Excel is too old. */
const unlessTold = (error: unknown): void => {
  if (!(error instanceof HostRefusal && error.code === 'host-unsupported')) throw error;
};

if (!('kezhiGate' in window)) start().catch(unlessTold);
