import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKezhi } from './run-kezhi.ts';

const folder = 'backend/demo/workbooks';
const zhangxian = join(folder, readdirSync(folder).find((name) => name.startsWith('621125'))!);

describe('kezhi plan', () => {
  it('tells the cheapest ways to more points first, within the stated share of each figure', () => {
    const { status, out: stdout } = runKezhi(['plan', zhangxian, '--pack', 'county-leap', '--points', '0.5']);
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]).toContain('财政科技支出再增 106.95 万元 → +0.50 分');
  });

  it('says so when the points can not be reached within it', () => {
    const { out: stdout } = runKezhi([
      'plan',
      zhangxian,
      '--pack',
      'county-leap',
      '--points',
      '60',
      '--within',
      '5',
    ]);
    expect(stdout).toContain('办不到');
  });

  it('asks for the pack the points are meant in', () => {
    const { status, error: stderr } = runKezhi(['plan', zhangxian, '--points', '1']);
    expect([status, stderr.includes('--pack')]).toEqual([2, true]);
  });
});
