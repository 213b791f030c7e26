import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBase64url, toBase64url } from '#shared/signing/base64url.ts';
import { canonicalBytes, canonicalJson } from '#shared/signing/canonical-json.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { parseHex, toHex } from '#shared/signing/hex.ts';
import { sha256 } from '#shared/signing/sha256.ts';
import { decodeUtf8, encodeUtf8 } from '#shared/signing/utf8.ts';

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
  ),
})).value;

/** Names that a careless writer puts in the wrong place, or takes for something else. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '9',
    '10',
    '621102',
    '621100-定西高新区',
    '',
    '__proto__',
    'toJSON',
    'constructor',
    'length',
  ),
);
const named = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, 7, 'text', '\ud800', undefined),
      fc.array(tie('value').filter((value) => value !== undefined)),
      fc.array(fc.tuple(name, tie('value'))).map((members) => {
        const value = Object.create(null);
        for (const [key, member] of members) value[key] = member;
        return value as unknown;
      }),
    ),
  }))
  .value.filter((value) => value !== undefined);

/** The definition itself, as plainly as it can be written. */
function plainly(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${plainly(one)}`);
  return `{${texts.join(',')}}`;
}

describe('the bytes that are signed', () => {
  it('are what the definition says, whatever the members are called and in whichever order they were set', () => {
    fc.assert(
      fc.property(named, (value) => {
        expect(canonicalJson(value)).toBe(plainly(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('are no date’s own form, and have no place for what is missing in a list', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":{}}');
    expect(() => canonicalJson([undefined])).toThrow();
    expect(() => canonicalJson(new Array(1))).toThrow();
    expect(() => canonicalJson({ a: [1.5] })).toThrow('whole numbers');
  });

  it('are the same after they were parsed and written again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('do not depend on the order in which members were set', () => {
    expect(canonicalJson({ b: '1', a: [{ d: null, c: true }] })).toBe('{"a":[{"c":true,"d":null}],"b":"1"}');
  });

  it('leave out absent members and refuse what has no canonical form', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
    expect(() => canonicalJson({ a: 0.1 })).toThrow();
    expect(() => canonicalJson(() => null)).toThrow();
    expect(() => canonicalBytes({ a: '\ud800x' })).not.toThrow();
  });

  it('are UTF-8 as the platform writes it, and read back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = encodeUtf8(text);
        expect(toHex(bytes)).toBe(Buffer.from(text, 'utf8').toString('hex'));
        expect(decodeUtf8(bytes)).toBe(text);
      }),
    );
  });

  it('are no text when they are no well-formed UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let expected: string | null = null;
        try {
          expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          expected = null;
        }
        expect(decodeUtf8(bytes)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('digests and encodings', () => {
  it('hash to what the platform hashes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(digestOf(bytes)).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
      }),
    );
    expect(toHex(sha256(new Uint8Array(0)))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('write and read base64url and hex as the platform does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(parseBase64url(toBase64url(bytes))).toEqual(bytes);
        expect(parseHex(toHex(bytes))).toEqual(bytes);
      }),
    );
    expect([parseBase64url('a'), parseBase64url('a+b='), parseHex('0'), parseHex('0G')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
