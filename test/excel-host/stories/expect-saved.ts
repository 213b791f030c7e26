import { deepStrictEqual } from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { decodeStatePart } from '#addin/hosts/state-part.ts';
import { clearPatch } from '#shared/xlsx/patch/patch-workbook.ts';
import { expectEqual } from '#test/journeys/story.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';
import { rawFromModel } from '../raw-from-model.ts';
import { saveWorkbook } from '../save-workbook.ts';
import type { WorkbookModel } from '../workbook-model.ts';

/**
 * Ctrl+S, and the file opened without Excel: the same cells, our sheets known as ours, the notes there, the marks
 * taken off by clearing. Hands back the file.
 */
export async function expectSaved(model: WorkbookModel): Promise<Uint8Array> {
  const bytes = saveWorkbook(model);
  const file = openFileHost({ name: model.name, bytes });
  deepStrictEqual(await file.read(), rawFromModel(model), 'the saved workbook');
  const [state] = model.xmlParts.map(({ xml }) => decodeStatePart(xml));
  expectEqual(await file.loadState(), state ?? null, 'the notes in the saved workbook');
  const cleared = Object.entries(unzipSync(clearPatch(bytes, nodeZipEngine).bytes));
  const left = cleared.filter(([, part]) => /kezhi/i.test(strFromU8(part))).map(([name]) => name);
  expectEqual(left, [], 'parts with something of ours after clearing the saved workbook');
  return bytes;
}
