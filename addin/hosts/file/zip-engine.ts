import { deflateSync, Inflate, inflateSync } from 'fflate';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Above this many compressed bytes a hostile stream could keep the page busy for long, so it is fed piece by piece. */
const DIRECT = 128 * 1024;
const PIECE = 64 * 1024;

/** The zip engine of the browser. */
export const fflateZipEngine: ZipEngine = {
  inflateRaw: (bytes, maxLength) =>
    bytes.length <= DIRECT ? inflateDirect(bytes, maxLength) : inflateByPieces(bytes, maxLength),
  deflateRaw: (bytes) => deflateSync(bytes, { level: 6 }),
  decodeUtf8: (bytes) => decoder.decode(bytes),
  encodeUtf8: (text) => encoder.encode(text),
  crc32,
};

/** One byte more than allowed tells "exactly full" from "too long": fflate silently stops writing at the end. */
function inflateDirect(bytes: Uint8Array, maxLength: number): Uint8Array {
  const result = inflateSync(bytes, { out: new Uint8Array(maxLength + 1) });
  if (result.length > maxLength) throw new RangeError('longer than declared');
  return result;
}

function inflateByPieces(bytes: Uint8Array, maxLength: number): Uint8Array {
  const out = new Uint8Array(maxLength);
  let length = 0;
  let finished = false;
  const stream = new Inflate((piece, final) => {
    if (length + piece.length > maxLength) throw new RangeError('longer than declared');
    out.set(piece, length);
    length += piece.length;
    finished = final;
  });
  for (let from = 0; from < bytes.length; from += PIECE)
    stream.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
  if (!finished) throw new RangeError('stream ends early');
  return out.subarray(0, length);
}

/** Eight tables: eight bytes a step, about five times as fast as one table. */
const tables = ((): readonly Uint32Array[] => {
  const first = new Uint32Array(256);
  for (let value = 0; value < 256; value++) {
    let crc = value;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    first[value] = crc >>> 0;
  }
  const all = [first];
  for (let index = 1; index < 8; index++) {
    const before = all[index - 1]!;
    all.push(before.map((crc) => (crc >>> 8) ^ first[crc & 255]!));
  }
  return all;
})();

function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low = crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    crc =
      t7[low & 255]! ^
      t6[(low >>> 8) & 255]! ^
      t5[(low >>> 16) & 255]! ^
      t4[low >>> 24]! ^
      t3[bytes[at + 4]!]! ^
      t2[bytes[at + 5]!]! ^
      t1[bytes[at + 6]!]! ^
      t0[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
}
