import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ZipEngine } from '#shared/xlsx/zip-engine.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The zip engine of the command line and the backend. */
export const nodeZipEngine: ZipEngine = {
  // One output block of the declared size: zlib joins smaller blocks by copying them all once more.
  inflateRaw: (bytes, maxLength) =>
    inflateRawSync(bytes, {
      maxOutputLength: Math.max(1, maxLength),
      chunkSize: Math.max(64, maxLength + 1),
    }),
  deflateRaw: (bytes) => deflateRawSync(bytes, { level: 6 }),
  decodeUtf8: (bytes) => decoder.decode(bytes),
  encodeUtf8: (text) => encoder.encode(text),
  crc32: (bytes) => crc32(bytes),
};
