/**
 * Whether two values have the same canonical JSON, without writing it: members in any order, absent ones left out.
 * Neither may nest deeper than what parseUnambiguousJson lets in.
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && areSameItems(a, b);
  return !Array.isArray(b) && areSameMembers(a, b);
}

function areSameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!isSameJson(a[at], b[at])) return false;
  return true;
}

function areSameMembers(a: object, b: object): boolean {
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  let present = 0;
  for (const key of Object.keys(left)) {
    const member = left[key];
    if (member === undefined) continue;
    present++;
    // Only what is a member itself: `constructor` and the like are everybody's.
    if (!Object.hasOwn(right, key) || !isSameJson(member, right[key])) return false;
  }
  for (const key of Object.keys(right)) if (right[key] !== undefined) present--;
  return present === 0;
}
