import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Small parts (styles, relationships) that workbooks of one program repeat byte by byte: each was inflated once. Starting an
 * inflater costs more than such a part; in a folder of forms this saves four of five starts.
 */
const repeated: { readonly raw: Uint8Array; readonly data: Uint8Array }[] = [];
const SMALL = 2048;
const MOST_REPEATED = 24;

function inflateSmall(bytes: Uint8Array, maxLength: number): Uint8Array {
  const known = repeated.find(
    ({ raw, data }) =>
      raw.length === bytes.length && data.length <= maxLength && Buffer.compare(raw, bytes) === 0,
  );
  if (known) return known.data;
  const data = inflate(bytes, maxLength);
  if (data.length <= 8 * SMALL) repeated.unshift({ raw: new Uint8Array(bytes), data });
  if (repeated.length > MOST_REPEATED) repeated.pop();
  return data;
}

// One output block of the declared size: zlib joins smaller blocks by copying them all once more.
const inflate = (bytes: Uint8Array, maxLength: number): Uint8Array =>
  inflateRawSync(bytes, {
    maxOutputLength: Math.max(1, maxLength),
    chunkSize: Math.max(64, maxLength + 1),
  });

/** The zip engine of the command line and the backend. */
export const nodeZipEngine: ZipEngine = {
  inflateRaw: (bytes, maxLength) =>
    bytes.length <= SMALL ? inflateSmall(bytes, maxLength) : inflate(bytes, maxLength),
  deflateRaw: (bytes) => deflateRawSync(bytes, { level: 6 }),
  decodeUtf8: (bytes) => decoder.decode(bytes),
  encodeUtf8: (text) => encoder.encode(text),
  crc32: (bytes) => crc32(bytes),
};
