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
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members);
  if (!isSorted(keys)) keys.sort();
  let text = '';
  for (const key of keys) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** What was canonical before comes sorted: most objects on the server do. */
function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
}

/** The bytes that are hashed and signed. */
export const canonicalBytes = (value: unknown): Uint8Array => encodeUtf8(canonicalJson(value));
