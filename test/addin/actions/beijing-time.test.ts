import { expect, it } from 'vitest';
import { beijingTime, deadlineText, timeLeft } from '#addin/actions/beijing-time.ts';

it('tells the time on the wall in the county, across midnight', () => {
  expect(beijingTime('2022-07-05T15:50:00Z')).toBe('2022-07-05 23:50');
  expect(beijingTime('2022-07-05T16:20:09.000Z', true)).toBe('2022-07-06 00:20:09');
});

it('calls midnight 24时 of the day that ends', () => {
  expect(deadlineText('2022-07-05T16:00:00.000Z')).toBe('2022-07-05 24时');
  expect(deadlineText('2022-07-05T09:30:00Z')).toBe('2022-07-05 17:30');
});

it('counts what is left in whole days, hours and minutes, and says when it is past', () => {
  expect(timeLeft('2022-07-05T16:00:00Z', '2022-07-03T10:59:30Z')).toEqual({
    past: false,
    days: 2,
    hours: 5,
    minutes: 0,
  });
  expect(timeLeft('2022-07-05T16:00:00Z', '2022-07-05T16:20:00Z')).toMatchObject({ past: true, minutes: 20 });
});
