import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';
import { modelFromRaw } from '../model-from-raw.ts';
import type { WorkbookModel } from '../workbook-model.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A workbook of the product's own samples or demonstration, as the emulated Excel would open it. */
export const openSample = (path: string): WorkbookModel => openFile(root + path);

/** Any workbook file, as the emulated Excel would open it. */
export function openFile(path: string): WorkbookModel {
  const bytes = new Uint8Array(readFileSync(path));
  const name = path.slice(path.lastIndexOf('/') + 1);
  return modelFromRaw(readWorkbook(bytes, name, nodeZipEngine), bytes);
}
