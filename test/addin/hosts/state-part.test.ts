import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStatePart, encodeStatePart } from '#addin/hosts/state-part.ts';

describe('the part that keeps the state', () => {
  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => decodeStatePart(encodeStatePart(text)) === text),
    );
  });

  it('holds only characters that XML allows', () => {
    const xml = encodeStatePart('\u0000\u0008\ud800\ufffe\uffff');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden
    expect(xml).not.toMatch(/[\u0000-\u0008\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('is read with a prefix and with character references, as other programs save it', () => {
    expect(
      decodeStatePart(
        '<?xml version="1.0"?><k:state xmlns:k="urn:kezhi:workbook-state:1">&quot;a&#x26;&#98;&amp;lt;&quot;</k:state>',
      ),
    ).toBe('a&b&lt;');
  });

  it.each([
    '',
    '<state>',
    '<other>"x"</other>',
    '<state xmlns="x">not json</state>',
    '<state xmlns="x">{"a":1}</state>',
  ])('is nothing when it is %s', (xml) => {
    expect(decodeStatePart(xml)).toBeNull();
  });
});
