import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimes, deadlineInstant, latenessOf } from '#shared/contract/lateness.ts';

const plain = (date: string) => deadlineInstant({ date, nextWorkingDay: false, holidays: [] });

describe('deadlines', () => {
  it('end at 24时 of their day in China, which is 16:00 UTC of the same day', () => {
    expect(plain('2022-07-05')).toBe('2022-07-05T16:00:00.000Z');
    expect(['2022-02-30', '2022-13-01', '5.7.2022'].map(plain)).toEqual([null, null, null]);
  });

  it('move to the next working day only where the period says so, past weekends and the holidays it names', () => {
    expect(plain('2022-10-01')).toBe('2022-10-01T16:00:00.000Z');
    expect(
      deadlineInstant({ date: '2022-10-01', nextWorkingDay: true, holidays: ['2022-10-03', '2022-10-04'] }),
    ).toBe('2022-10-05T16:00:00.000Z');
  });

  it('are the instants the calendar of the platform gives, for any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (day) => {
          const date = day.toISOString().slice(0, 10);
          expect(Date.parse(plain(date)!)).toBe(Date.parse(`${date}T16:00:00Z`));
          const weekday = new Date(
            Date.parse(deadlineInstant({ date, nextWorkingDay: true, holidays: [] })!),
          ).getUTCDay();
          expect(weekday).toBeGreaterThanOrEqual(1);
          expect(weekday).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});

describe('lateness', () => {
  const deadline = plain('2022-07-05')!;

  it('counts from the reception: signed 23:50, received 00:20 is late by 20 minutes', () => {
    expect(latenessOf('2022-07-05T16:20:00.000Z', deadline)).toEqual({ minutes: 20 });
  });

  it('begins after the deadline itself and counts a begun minute', () => {
    expect(latenessOf('2022-07-05T16:00:00.000Z', deadline)).toBeNull();
    expect(latenessOf('2022-07-05T16:00:00.001Z', deadline)).toEqual({ minutes: 1 });
    expect(latenessOf('2022-07-09T00:00:00Z', null)).toBeNull();
  });

  it('orders times as the platform does, with or without milliseconds', () => {
    expect([
      compareTimes('2022-07-05T16:00:00Z', '2022-07-05T16:00:00.5Z'),
      compareTimes('2022-12-31T23:59:59Z', '2022-01-01T00:00:00Z'),
    ]).toEqual([-1, 1]);
  });
});
