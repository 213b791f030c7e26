import { describe, expect, it } from 'vitest';
import { createBuckets } from '#backend/token-buckets.ts';

describe('token buckets', () => {
  it('let a burst through, then one request at a time, each caller for itself', () => {
    let now = 0;
    const buckets = createBuckets({ burst: 2, perMinute: 60 }, () => now);
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1]);
    expect(buckets.take('b')).toBe(0);
    now = 1;
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1]);
    now = 100;
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1]);
  });

  it('give nothing back when the clock runs backwards', () => {
    let now = 100;
    const buckets = createBuckets({ burst: 1, perMinute: 60 }, () => now);
    expect(buckets.take('a')).toBe(0);
    now = 50;
    expect(buckets.take('a')).toBe(1);
  });
});
