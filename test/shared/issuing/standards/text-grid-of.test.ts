import { expect, it } from 'vitest';
import { textGridOf } from '#shared/issuing/standards/text-grid-of.ts';
import { sheetOf } from '../sheet-of.ts';

it('reads merged cells wherever they cover, and shares as they are shown', () => {
  const sheet = sheetOf(
    's',
    [
      ['组', '指标'],
      ['', '0.2@0%'],
    ],
    { merges: ['A1:A2'] },
  );
  expect(textGridOf(sheet).rows).toEqual([
    ['组', '指标'],
    ['组', '20%'],
  ]);
});
