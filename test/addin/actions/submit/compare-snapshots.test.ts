import { expect, it } from 'vitest';
import { changedReadings } from '#addin/actions/submit/compare-snapshots.ts';
import { constructedReadings } from '../../constructed-check.ts';

it('names changed and new figures with what they were, and nothing else', () => {
  const [first, second] = constructedReadings;
  const before = [{ ...first!, value: '1' as never }];
  expect([...changedReadings(before, [first!, second!])]).toEqual([
    [`${first!.sheet}!${first!.cell}!target`, '1'],
    [`${second!.sheet}!${second!.cell}!actual`, null],
  ]);
});
