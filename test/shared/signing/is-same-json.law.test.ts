import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/signing/canonical-json.ts';
import { isSameJson } from '#shared/signing/is-same-json.ts';

/** Few names and values, so that two of them are often the same. */
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, 1, '', '1', 'a'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'constructor', 'toString'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** The same members, the last one first. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe('isSameJson', () => {
  it('says of any two values what their canonical texts say', () => {
    fc.assert(
      fc.property(json, json, (a, b) => isSameJson(a, b) === (canonicalJson(a) === canonicalJson(b))),
      { numRuns: 2000 },
    );
  });

  it('does not mind the order of members', () => {
    fc.assert(fc.property(json, (value) => isSameJson(value, turned(value))));
  });

  it('takes an absent member for one that is not there, and nobody’s inherited member for one that is', () => {
    expect(isSameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(isSameJson({ a: null }, {})).toBe(false);
    expect(isSameJson({ toString: Object.prototype.toString }, {})).toBe(false);
    expect(isSameJson({}, [])).toBe(false);
  });
});
