import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKezhi } from '../run-kezhi.ts';
import { writeRows } from '../write-rows.ts';

const counties = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];
const file = writeRows(join(mkdtempSync(join(tmpdir(), 'kezhi-check-')), '县区.xlsx'), {
  县区: [
    ['2022年各县区科技指标'],
    ['县区', '高新技术企业数（家）', '科技型中小企业（家）'],
    ...counties.map((county, at) => [county, `-${at + 5}`, `${at + 9}`]),
  ],
});

describe('kezhi check, as a person reads it', () => {
  it('names the cell of every error, also of those it folds', () => {
    const { status, out } = runKezhi(['check', file]);
    expect(status).toBe(1);
    expect(out.split('\n')[0]).toBe('7 处必须改');
    expect(counties.map((_, at) => out.includes(`B${at + 3}`))).toEqual(counties.map(() => true));
    expect(out).toContain('其余 2 处同样(个数为负):县区!B8、B9');
  });

  it('says the same as --json', () => {
    const { findings } = JSON.parse(runKezhi(['check', file, '--json']).out) as {
      findings: { severity: string; cell: string }[];
    };
    expect(findings.filter(({ severity }) => severity === 'blocking').map(({ cell }) => cell)).toEqual(
      counties.map((_, at) => `B${at + 3}`),
    );
  });
});
