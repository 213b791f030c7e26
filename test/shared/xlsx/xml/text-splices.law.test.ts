import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplices, reverseSplices } from '#shared/xlsx/xml/text-splices.ts';

/** A text with changes that do not overlap. */
const changed = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(fc.tuple(fc.nat(100), fc.nat(8), fc.string({ maxLength: 12 })), { maxLength: 8 }),
  )
  .map(([text, list]) => {
    let from = 0;
    const splices = list.flatMap(([gap, length, inserted]) => {
      const start = Math.min(text.length, from + (gap % 12));
      const end = Math.min(text.length, start + length);
      from = end;
      return [{ start, end, text: inserted }];
    });
    return { text, splices };
  });

describe('changes of a text', () => {
  it('are taken back exactly by their record', () => {
    fc.assert(
      fc.property(changed, ({ text, splices }) => {
        const done = applySplices(text, splices);
        expect(reverseSplices(done.text, done.reverse)).toBe(text);
      }),
    );
  });

  it('are refused when they overlap', () => {
    expect(() =>
      applySplices('abcdef', [
        { start: 0, end: 3, text: 'x' },
        { start: 2, end: 4, text: 'y' },
      ]),
    ).toThrow('overlapping');
  });

  it('are not taken back from a text that is too short for them', () => {
    expect(reverseSplices('ab', [[1, 5, 'x']])).toBe(null);
  });
});
