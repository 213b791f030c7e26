import { HostRefusal, type WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { type ExcelHostOptions, openExcelHost } from '../open-excel-host.ts';
import type { FileReader } from '../read/file-reader.ts';
import { officeReady } from './office-ready.ts';
import { showHostPage } from './show-host-page.ts';

/**
 * From a freshly loaded pane to the workbook. When Excel can't run the pane, a plain page says what to do and the
 * HostRefusal is thrown on, so that nothing else starts. When Office only takes long, the page goes away again.
 */
export async function bootExcel(options: ExcelHostOptions = {}): Promise<WorkbookHost> {
  try {
    await readyAtLast();
    return await openExcelHost({ readFile: readPackage, ...options });
  } catch (error) {
    if (error instanceof HostRefusal && error.code === 'host-unsupported') await showHostPage(error);
    throw error;
  } finally {
    restoreHistory();
  }
}

async function readyAtLast(): Promise<void> {
  let late: HostRefusal;
  try {
    return await officeReady();
  } catch (error) {
    if (!(error instanceof HostRefusal) || error.code === 'host-unsupported') throw error;
    late = error;
  }
  const page = showHostPage(late);
  await officeReady(null);
  (await page).remove();
}

/** Only an Excel below 1.13 needs the reader of files, so it is fetched then. */
const readPackage: FileReader = async (bytes, name) => {
  const [{ readWorkbook }, { fflateZipEngine }] = await Promise.all([
    import('#shared/xlsx/read/read-workbook.ts'),
    import('#addin/hosts/file/zip-engine.ts'),
  ]);
  return readWorkbook(bytes, name === '' ? 'workbook.xlsx' : name, fflateZipEngine);
};

/** office.js sets pushState and replaceState to null; browsers and libraries expect functions there. */
function restoreHistory(): void {
  for (const name of ['pushState', 'replaceState'] as const)
    if (typeof history[name] !== 'function')
      Object.defineProperty(history, name, {
        value: History.prototype[name],
        configurable: true,
        writable: true,
      });
}
