import { describe, expect, it } from 'vitest';
import {
  BYTES_PER_ROUND_TRIP,
  halveTask,
  type ReadTask,
  takeRoundTrip,
  taskBytes,
} from '#addin/hosts/excel/read/read-task.ts';

const task = (rows: number, columns: number, part: ReadTask['part'] = 'values'): ReadTask => ({
  sheetId: '1',
  part,
  area: { top: 0, left: 0, bottom: rows - 1, right: columns - 1 },
});

const rowsOf = (tasks: readonly ReadTask[]): number =>
  tasks.reduce((sum, { area }) => sum + area.bottom - area.top + 1, 0);

describe('takeRoundTrip', () => {
  it('asks for several small sheets at once', () => {
    const queue = Array.from({ length: 30 }, () => task(60, 10));
    expect([takeRoundTrip(queue).length, queue.length]).toEqual([30, 0]);
  });

  it('asks for a large sheet in portions that keep below the limit and lose no row', () => {
    const queue = [task(100_000, 12)];
    const trips: ReadTask[][] = [];
    while (queue.length > 0) trips.push(takeRoundTrip(queue));
    expect(trips.length).toBeGreaterThan(5);
    expect(
      trips.every((trip) => trip.reduce((sum, each) => sum + taskBytes(each), 0) <= BYTES_PER_ROUND_TRIP),
    ).toBe(true);
    expect(rowsOf(trips.flat())).toBe(100_000);
  });

  it('asks for a single row however wide it is, rather than for nothing', () => {
    const queue = [task(1, 16_384, 'locked'), task(1, 1)];
    expect(takeRoundTrip(queue, 1_000).map(({ part }) => part)).toEqual(['locked']);
  });
});

describe('halveTask', () => {
  it.each([
    [task(5, 2), ['0-2', '3-4']],
    [task(1, 5), ['0-0', '0-0']],
  ])('gives two halves that together are the whole', (whole, rows) => {
    const halves = halveTask(whole)!;
    expect(halves.map(({ area }) => `${area.top}-${area.bottom}`)).toEqual(rows);
    const cells = halves.reduce(
      (sum, { area }) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1),
      0,
    );
    expect(cells).toBe((whole.area.bottom + 1) * (whole.area.right + 1));
  });

  it('knows no half of a single cell', () => {
    expect(halveTask(task(1, 1))).toBeNull();
  });
});
