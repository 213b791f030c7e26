import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, boundRow, readable } from './bench-row.ts';
import { formOfSixty } from './form-of-sixty.ts';
import { median } from './in-turns.ts';
import { command, NOTHING, type Run, runNode } from './run-command.ts';
import { bigWorkbook } from './xlsx.ts';

/** `check` from the shell: a form of sixty rows and a sheet of 600,000 cells, beside Node doing nothing. */
export async function benchWholeProcess(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-process-'));
  const form = join(folder, 'form.xlsx');
  const large = join(folder, 'large.xlsx');
  writeFileSync(form, formOfSixty(1));
  writeFileSync(large, bigWorkbook(20_000, 30));
  const runs: { readonly nothing: Run[]; readonly form: Run[] } = { nothing: [], form: [] };
  for (let round = 0; round < 8; round++) {
    const nothing = await runNode(NOTHING);
    const checked = await runNode(command('check', form, '--json'));
    if (round === 0) continue;
    runs.nothing.push(nothing);
    runs.form.push(checked);
  }
  const largeRuns = [];
  for (let round = 0; round < 3; round++) largeRuns.push(await runNode(command('check', large, '--json')));
  rmSync(folder, { recursive: true });
  const idle = timeOf(runs.nothing);
  const area = 'check, whole process';
  const time = (what: string, of: readonly Run[], most: number): BenchRow => {
    const value = timeOf(of);
    const processor = median(of.map((run) => run.processor));
    const peer = `node -e 0 ${readable(idle)} ms; processor ${readable(processor)} ms`;
    return boundRow({ area, what, value, unit: 'ms', most, peer, ratio: value / idle });
  };
  const memory = (what: string, of: readonly Run[], most: number): BenchRow =>
    boundRow({ area, what, value: median(of.map((run) => run.megabytes)), unit: 'MB', most });
  return [
    time('60-row form', runs.form, 400),
    memory('60-row form', runs.form, 130),
    time('20,000 × 30', largeRuns, 3000),
    memory('20,000 × 30', largeRuns, 250),
  ];
}

const timeOf = (runs: readonly Run[]): number => median(runs.map((run) => run.milliseconds));
