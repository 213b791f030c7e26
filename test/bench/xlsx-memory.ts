// Reads one file in a process of its own and prints its highest resident memory in MB.
import { existsSync, readFileSync } from 'node:fs';

const [, , reader, file = ''] = process.argv;
const bytes = new Uint8Array(readFileSync(file));
const { nodeZipEngine } = await import('#backend/cli/zip-engine.ts');
if (reader === 'product') {
  const { readWorkbook } = await import('#shared/xlsx/read/read-workbook.ts');
  readWorkbook(bytes, '', nodeZipEngine);
} else {
  const { minimalRows, minimalStrings, openMinimal } = await import('./xlsx-limit.ts');
  const source = openMinimal(bytes, nodeZipEngine);
  minimalRows(source.get('xl/worksheets/sheet1.xml')!, minimalStrings(source.get('xl/sharedStrings.xml')));
}
// Of this process alone: the mark of getrusage is handed down from the parent.
const high =
  existsSync('/proc/self/status') && /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
console.log((Number(high || process.resourceUsage().maxRSS) / 1024).toFixed(0));
