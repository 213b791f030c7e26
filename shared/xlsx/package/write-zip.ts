import type { ZipArchive, ZipEntry } from './zip-archive.ts';
import type { ZipEngine } from './zip-engine.ts';

/** One file of the zip to write: an entry kept as it lies in the old one, or new bytes under a name. */
export type ZipItem =
  | { readonly kept: ZipEntry }
  | { readonly name: string; readonly data: Uint8Array; readonly replaces: ZipEntry | null };

/** 1 January 1980, the first day a zip can say: no clock here, and equal content gives equal bytes. */
const FIRST_DAY = 0x0021;
const UTF8_NAME = 0x800;
const HAS_DESCRIPTOR = 8;

/** Writes a zip. Kept entries keep their compressed bytes, dates and attributes; replaced ones their place and date. */
export function writeZip(
  archive: ZipArchive | null,
  items: readonly ZipItem[],
  engine: ZipEngine,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const item of items) {
    const source = 'kept' in item ? item.kept : item.replaces;
    const old = archive && source ? { archive, entry: source } : null;
    const body = 'kept' in item ? keptBody(archive!, item.kept) : packedBody(item.data, engine);
    const rawName = old
      ? nameBytes(old.archive, old.entry)
      : engine.encodeUtf8('name' in item ? item.name : '');
    const local = localHeader(old, body, rawName);
    directory.push(centralRecord(old, body, rawName, offset));
    pieces.push(local, body.data);
    offset += local.length + body.data.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  return joinBytes([...pieces, ...directory, endRecord(items.length, size, offset)]);
}

interface Body {
  readonly data: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
}

const keptBody = (archive: ZipArchive, entry: ZipEntry): Body => ({
  data: archive.bytes.subarray(entry.dataAt, entry.dataAt + entry.compressedSize),
  method: entry.method,
  crc: entry.crc,
  size: entry.size,
});

function packedBody(data: Uint8Array, engine: ZipEngine): Body {
  const packed = engine.deflateRaw(data);
  const stored = packed.length >= data.length;
  return { data: stored ? data : packed, method: stored ? 0 : 8, crc: engine.crc32(data), size: data.length };
}

interface Old {
  readonly archive: ZipArchive;
  readonly entry: ZipEntry;
}

function nameBytes({ bytes, view }: ZipArchive, { centralAt }: ZipEntry): Uint8Array {
  return bytes.subarray(centralAt + 46, centralAt + 46 + view.getUint16(centralAt + 28, true));
}

/** Sizes stand in the header, so the descriptor behind the data, and with it its flag, falls away. */
const flagsOf = (old: Old | null): number => (old ? old.entry.flags & ~HAS_DESCRIPTOR : UTF8_NAME);

function localHeader(old: Old | null, body: Body, name: Uint8Array): Uint8Array {
  const extra = old ? withoutZip64(localExtra(old)) : new Uint8Array(0);
  const header = new Uint8Array(30 + name.length + extra.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, flagsOf(old), true);
  view.setUint16(8, body.method, true);
  writeDate(view, 10, old);
  writeSizes(view, 14, body);
  view.setUint16(26, name.length, true);
  view.setUint16(28, extra.length, true);
  header.set(name, 30);
  header.set(extra, 30 + name.length);
  return header;
}

function centralRecord(old: Old | null, body: Body, name: Uint8Array, offset: number): Uint8Array {
  const { extra, comment } = old
    ? centralTail(old)
    : { extra: new Uint8Array(0), comment: new Uint8Array(0) };
  const record = new Uint8Array(46 + name.length + extra.length + comment.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, old ? old.archive.view.getUint16(old.entry.centralAt + 4, true) : 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, flagsOf(old), true);
  view.setUint16(10, body.method, true);
  writeDate(view, 12, old);
  writeSizes(view, 16, body);
  view.setUint16(28, name.length, true);
  view.setUint16(30, extra.length, true);
  view.setUint16(32, comment.length, true);
  if (old) {
    view.setUint16(36, old.archive.view.getUint16(old.entry.centralAt + 36, true), true);
    view.setUint32(38, old.archive.view.getUint32(old.entry.centralAt + 38, true), true);
  }
  view.setUint32(42, offset, true);
  record.set(name, 46);
  record.set(extra, 46 + name.length);
  record.set(comment, 46 + name.length + extra.length);
  return record;
}

function writeDate(view: DataView, at: number, old: Old | null): void {
  if (old) view.setUint32(at, old.archive.view.getUint32(old.entry.centralAt + 12, true), true);
  else view.setUint32(at, FIRST_DAY << 16, true);
}

function writeSizes(view: DataView, at: number, body: Body): void {
  view.setUint32(at, body.crc, true);
  view.setUint32(at + 4, body.data.length, true);
  view.setUint32(at + 8, body.size, true);
}

function localExtra({ archive: { bytes, view }, entry: { headerAt } }: Old): Uint8Array {
  const from = headerAt + 30 + view.getUint16(headerAt + 26, true);
  return bytes.subarray(from, from + view.getUint16(headerAt + 28, true));
}

function centralTail({ archive: { bytes, view }, entry }: Old): {
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
} {
  const from = entry.centralAt + 46 + view.getUint16(entry.centralAt + 28, true);
  const to = from + view.getUint16(entry.centralAt + 30, true);
  return { extra: withoutZip64(bytes.subarray(from, to)), comment: bytes.subarray(to, entry.centralEnd) };
}

/** The plain sizes are enough for any file that is accepted, so the zip64 field would only contradict them. */
function withoutZip64(extra: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (; at + 4 <= extra.length; ) {
    const end = at + 4 + (extra[at + 2]! | (extra[at + 3]! << 8));
    if ((extra[at]! | (extra[at + 1]! << 8)) !== 1) pieces.push(extra.subarray(at, end));
    at = end;
  }
  return pieces.length === 1 && pieces[0]!.length === extra.length ? extra : joinBytes(pieces);
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const record = new Uint8Array(22);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return record;
}

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
