import { encodeUtf8 } from './utf8.ts';

/**
 * Canonical JSON (the ordering of RFC 8785): keys sorted by UTF-16 units, no spaces, absent members left out.
 * Quantities are decimal text, so the only numbers are small whole ones; anything else has no canonical form and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('only whole numbers have a canonical form');
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new Error(`a ${typeof value} has no canonical form`);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** The bytes that are hashed and signed. */
export const canonicalBytes = (value: unknown): Uint8Array => encodeUtf8(canonicalJson(value));
