import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FAST } from './packed-text.ts';

export interface StoredJws {
  readonly header: string;
  readonly payload: Uint8Array;
  readonly signature: string;
}

/** Takes a compact JWS apart for storage; the payload, most of it, is compressed. */
export function packJws(jws: string): StoredJws {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  return { header, payload: zstdCompressSync(Buffer.from(payload, 'base64url'), FAST), signature };
}

/** Gives back the same text that packJws took. */
export function unpackJws({ header, payload, signature }: StoredJws): string {
  const bytes = zstdDecompressSync(payload);
  return `${header}.${bytes.toString('base64url')}.${signature}`;
}
