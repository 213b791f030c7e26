import { toHex } from '#shared/signing/hex.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';

/** Crockford's base 32: no I, L, O, U, so that nothing is misread over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of 20 characters, 100 bits, in groups of five: `7K3QD-…`. */
export function createCode(random: (count: number) => Uint8Array): string {
  const characters = [...random(20)].map((byte) => ALPHABET[byte & 31]);
  return [0, 5, 10, 15].map((from) => characters.slice(from, from + 5).join('')).join('-');
}

/** Kept only as a hash. Case, spaces and hyphens don't matter, and what is misread is taken as meant. */
export function hashCode(code: string, site: string, hash: Sha256): string {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return toHex(hash(encodeUtf8(`${site} ${plain}`)));
}
