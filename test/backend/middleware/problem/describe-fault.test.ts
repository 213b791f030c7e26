import { describe, expect, it } from 'vitest';
import { describeFault } from '#backend/middleware/problem/describe-fault.ts';

describe('a fault in the log', () => {
  it('says which request and where, and repeats no value that its message holds', () => {
    const told = describeFault(new RangeError('959.95 ÷ 0'), 'r-1', false);
    expect(told).toMatch(/^request r-1 failed: RangeError\n\s+at .*describe-fault\.test\.ts/);
    expect(told).not.toContain('959.95');
    expect(describeFault('1042.24', 'r-2', false)).toBe('request r-2 failed: string\n');
  });

  it('says everything on a machine that asks for it', () => {
    expect(describeFault(new Error('959.95'), 'r-1', true)).toContain('Error: 959.95');
  });
});
