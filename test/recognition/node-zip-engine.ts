import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Zip in Node, for reading workbooks outside of any host. */
export const nodeZipEngine: ZipEngine = {
  inflateRaw: (bytes, maxLength) => inflateRawSync(bytes, { maxOutputLength: Math.max(1, maxLength) }),
  deflateRaw: (bytes) => deflateRawSync(bytes),
  decodeUtf8: (bytes) => decoder.decode(bytes),
  encodeUtf8: (text) => encoder.encode(text),
  crc32: (bytes) => crc32(bytes),
};
