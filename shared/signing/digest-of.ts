import type { Digest } from '../model/brands.ts';
import { canonicalBytes } from './canonical-json.ts';
import { toHex } from './hex.ts';
import { type Sha256, sha256 } from './sha256.ts';

/** `sha256:` + hex of some bytes. Pass the platform's own SHA-256 where speed counts. */
export const digestOf = (bytes: Uint8Array, hash: Sha256 = sha256): Digest =>
  `sha256:${toHex(hash(bytes))}` as Digest;

/** Digest over the canonical JSON of a value: what names a rule pack. */
export const digestOfValue = (value: unknown, hash: Sha256 = sha256): Digest =>
  digestOf(canonicalBytes(value), hash);
