import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { DEFAULT_LIMITS, type PackageLimits } from './package-limits.ts';
import type { ZipEngine } from './zip-engine.ts';

/** One file inside the zip, as its central directory states it. */
export interface ZipEntry {
  /** Path without leading slash, `/` as separator, as stored otherwise. */
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Start of the local header, and of the data behind it. */
  readonly headerAt: number;
  readonly dataAt: number;
  /** The central directory record, for copying it. */
  readonly centralAt: number;
  readonly centralEnd: number;
}

/** An opened package. Hostile input: everything here was checked against the bytes. */
export interface ZipArchive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly entries: readonly ZipEntry[];
  /** By lower-case name: part names are compared without regard to case. */
  readonly byName: ReadonlyMap<string, ZipEntry>;
  readonly engine: ZipEngine;
  readonly limits: PackageLimits;
  /** Bytes inflated so far, against the total limit. */
  readonly spent: { bytes: number };
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;

const damaged = (cause?: unknown): WorkbookRefusal => new WorkbookRefusal('damaged-zip', {}, cause);

/** Reads the directory of a zip and refuses contradictions: overlaps, duplicates, ranges outside the file. */
export function openZip(
  bytes: Uint8Array,
  engine: ZipEngine,
  limits: PackageLimits = DEFAULT_LIMITS,
): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > limits.entries) throw new WorkbookRefusal('zip-bomb');
  const entries: ZipEntry[] = [];
  const byName = new Map<string, ZipEntry>();
  let at = directory.at;
  for (let index = 0; index < directory.count; index++) {
    const entry = readCentralRecord(bytes, view, at, engine);
    at = entry.centralEnd;
    entries.push(entry);
    const key = entry.name.toLowerCase();
    if (byName.has(key)) throw damaged();
    byName.set(key, entry);
  }
  refuseOverlaps(entries, directory.at);
  return { bytes, view, entries, byName, engine, limits, spent: { bytes: 0 } };
}

function findDirectory(view: DataView): { readonly at: number; readonly count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (
    end >= lowest &&
    !(view.getUint32(end, true) === END && end + 22 + view.getUint16(end + 20, true) <= view.byteLength)
  )
    end--;
  if (end < lowest || end < 0) throw damaged();
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === LOCATOR64) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (end64 + 56 > end || view.getUint32(end64, true) !== END64) throw damaged();
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  if (at > end || count * 46 > end - at) throw damaged();
  return { at, count };
}

function readCentralRecord(bytes: Uint8Array, view: DataView, at: number, engine: ZipEngine): ZipEntry {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged();
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const centralEnd = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (centralEnd > view.byteLength) throw damaged();
  const sizes = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    headerAt: view.getUint32(at + 42, true),
  };
  readZip64(view, at + 46 + nameLength, extraLength, sizes);
  const { headerAt } = sizes;
  if (headerAt + 30 > view.byteLength || view.getUint32(headerAt, true) !== LOCAL) throw damaged();
  const dataAt = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (dataAt + sizes.compressedSize > view.byteLength) throw damaged();
  return {
    ...sizes,
    name: entryName(bytes.subarray(at + 46, at + 46 + nameLength), engine),
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    crc: view.getUint32(at + 16, true),
    dataAt,
    centralAt: at,
    centralEnd,
  };
}

/** Sizes and offset of 0xffffffff stand in the zip64 field, in this order, each only when it is so marked. */
function readZip64(
  view: DataView,
  from: number,
  length: number,
  sizes: { size: number; compressedSize: number; headerAt: number },
): void {
  for (let at = from; at + 4 <= from + length; ) {
    const fieldLength = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      for (const key of ['size', 'compressedSize', 'headerAt'] as const) {
        if (sizes[key] !== 0xffffffff || field + 8 > from + length) continue;
        sizes[key] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    at += 4 + fieldLength;
  }
}

function entryName(raw: Uint8Array, engine: ZipEngine): string {
  let name = '';
  try {
    name = engine.decodeUtf8(raw);
  } catch {
    // A name in an old code page: no part of a workbook we need has one, but it must stay distinguishable.
    for (const byte of raw) name += String.fromCharCode(byte);
  }
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

function refuseOverlaps(entries: readonly ZipEntry[], directoryAt: number): void {
  const order = entries.toSorted((a, b) => a.headerAt - b.headerAt);
  let free = 0;
  for (const entry of order) {
    if (entry.headerAt < free) throw new WorkbookRefusal('zip-bomb');
    free = entry.dataAt + entry.compressedSize;
  }
  if (free > directoryAt) throw damaged();
}

/** True when the package has this part (`xl/workbook.xml`), whatever the case of its letters. */
export const hasPart = (archive: ZipArchive, name: string): boolean => archive.byName.has(name.toLowerCase());

/** The bytes of one part, inflated and checked against its CRC. */
export function readPart(archive: ZipArchive, name: string): Uint8Array {
  const entry = archive.byName.get(name.toLowerCase());
  if (!entry) throw new WorkbookRefusal('damaged-zip', { part: name });
  return readEntry(archive, entry);
}

export function readEntry(archive: ZipArchive, entry: ZipEntry): Uint8Array {
  const { limits, engine } = archive;
  const { size, compressedSize, method, flags } = entry;
  if (flags & 1) throw new WorkbookRefusal('encrypted', { part: entry.name });
  if (
    size > limits.partBytes ||
    (size > limits.ratioFrom && size > compressedSize * limits.ratio) ||
    size > compressedSize * 1040 + 64
  )
    throw new WorkbookRefusal('zip-bomb', { part: entry.name });
  archive.spent.bytes += size;
  if (archive.spent.bytes > limits.totalBytes) throw new WorkbookRefusal('zip-bomb', { part: entry.name });
  const raw = archive.bytes.subarray(entry.dataAt, entry.dataAt + compressedSize);
  const data = method === 0 ? raw : inflateEntry(engine, raw, entry);
  if (data.length !== size || engine.crc32(data) !== entry.crc)
    throw new WorkbookRefusal('damaged-zip', { part: entry.name });
  return data;
}

function inflateEntry(engine: ZipEngine, raw: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8) throw new WorkbookRefusal('damaged-zip', { part: entry.name });
  try {
    return engine.inflateRaw(raw, entry.size);
  } catch (cause) {
    throw new WorkbookRefusal('damaged-zip', { part: entry.name }, cause);
  }
}
