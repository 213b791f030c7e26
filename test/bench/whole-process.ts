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
  const row = (what: string, value: number, unit: string, most: number): BenchRow =>
    boundRow({
      area: 'check, whole process',
      what,
      value,
      unit,
      most,
      ...(unit === 'ms' ? { peer: `node -e 0: ${readable(idle)} ms`, ratio: value / idle } : {}),
    });
  return [
    row('60-row form', timeOf(runs.form), 'ms', 400),
    row('60-row form', memoryOf(runs.form), 'MB', 130),
    row('20,000 × 30', timeOf(largeRuns), 'ms', 3000),
    row('20,000 × 30', memoryOf(largeRuns), 'MB', 250),
  ];
}

const timeOf = (runs: readonly Run[]): number => median(runs.map((run) => run.milliseconds));
const memoryOf = (runs: readonly Run[]): number => median(runs.map((run) => run.megabytes));
