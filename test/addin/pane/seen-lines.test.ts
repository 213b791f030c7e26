import { expect, it } from 'vitest';
import { seenLines } from '#addin/pane/workbench/use-seen-part.ts';

const starts = (sizes: readonly number[]): Float64Array => {
  const all = new Float64Array(sizes.length + 1);
  for (const [index, size] of sizes.entries()) all[index + 1] = all[index]! + size;
  return all;
};
const even = starts(Array.from({ length: 20_000 }, () => 20));

it('covers what is seen with lines to spare on both sides', () => {
  for (const at of [0, 19, 20, 7_333, 200_000, 399_400]) {
    const [first, behind] = seenLines(even, at, 600);
    const [seen, last] = [Math.floor(at / 20), Math.min(19_999, Math.floor((at + 600) / 20))];
    expect(first).toBeLessThanOrEqual(Math.max(0, seen - 8));
    expect(behind).toBeGreaterThan(last);
    expect(behind - first).toBeLessThanOrEqual(31 + 4 * 8);
  }
});

it('stays the same while a few pixels are scrolled', () => {
  expect(seenLines(even, 1_000, 600)).toEqual(seenLines(even, 1_010, 600));
});

it('passes hidden lines and never leaves the sheet', () => {
  const hidden = starts([20, 0, 0, 0, 20]);
  expect(seenLines(hidden, 0, 600)).toEqual([0, 5]);
  expect(seenLines(even, 1_000_000, 600)[1]).toBe(20_000);
});
