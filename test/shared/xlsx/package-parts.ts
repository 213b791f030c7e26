import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { openZip, readEntry } from '#shared/xlsx/package/zip-archive.ts';

/** The inflated parts of a package, in order, as text of their bytes. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = openZip(bytes, nodeZipEngine);
  return new Map(
    archive.entries.map((entry) => [entry.name, Buffer.from(readEntry(archive, entry)).toString('latin1')]),
  );
}

/** Names of the parts that differ between two packages, missing ones included. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [one, two] = [partsOf(before), partsOf(after)];
  return [...new Set([...one.keys(), ...two.keys()])]
    .filter((name) => one.get(name) !== two.get(name))
    .sort();
}

/** Compressed bytes of the parts, to see that untouched ones were copied as they lie. */
export function packedParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { entries } = openZip(bytes, nodeZipEngine);
  return new Map(
    entries.map((entry) => [
      entry.name,
      Buffer.from(bytes.subarray(entry.dataAt, entry.dataAt + entry.compressedSize)).toString('latin1'),
    ]),
  );
}

const materials = process.env.KEZHI_MATERIALS ?? '../shared';

/** The .xlsx files of the materials: `[name, path]`. Empty, with a line saying so, where there are none. */
export function materialWorkbooks(): readonly (readonly [string, string])[] {
  const folders = ['data/workbooks/train', 'data/workbooks/demo', 'data/public'].map((folder) =>
    join(materials, folder),
  );
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.xlsx'))
        .map((name) => [name, join(folder, name)] as const),
    );
  if (found.length === 0) console.log(`no workbooks under ${materials}: the tests over them do nothing`);
  return found;
}

export const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
