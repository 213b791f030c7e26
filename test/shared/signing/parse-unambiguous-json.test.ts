import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUnambiguousJson } from '#shared/signing/parse-unambiguous-json.ts';

describe('JSON that is signed', () => {
  it('is read as JSON.parse reads it, whatever stands in its strings', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseUnambiguousJson(text)).toEqual(JSON.parse(text));
        expect(parseUnambiguousJson(JSON.stringify(value, null, 1))).toEqual(JSON.parse(text));
      }),
    );
    for (const text of ['{"a:{":"}:[\\\\"}', '{"\\"":":"}', '"\\\\"', '{"__proto__":1}'])
      expect(parseUnambiguousJson(text)).toEqual(JSON.parse(text));
  });

  it('is refused when a member is given twice, in whatever spelling, at whatever depth', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"a":1,"\\u0061":2}',
      '[{"b":{"c":1,"d":2,"c":3}}]',
      '{"__proto__":1,"__proto__":2}',
    ])
      expect(() => parseUnambiguousJson(text)).toThrow('twice');
  });

  it('is refused when it nests without end or is no JSON at all', () => {
    expect(() => parseUnambiguousJson(`${'['.repeat(300_000)}${']'.repeat(300_000)}`)).toThrow('deep');
    for (const text of ['', '{', '{"a"}', '"\\', '{:}', "{'a':1}"])
      expect(() => parseUnambiguousJson(text)).toThrow(SyntaxError);
  });
});
