import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, boundRow, skippedRow } from './bench-row.ts';

const script = fileURLToPath(new URL('../../backend/start/start.mjs', import.meta.url));
const AREA = 'backend at rest';

/** Resident memory of the server that `npm start` starts, five seconds after it answers: with new data, and with data that are there. */
export async function benchBackendAtRest(): Promise<BenchRow[]> {
  if (!existsSync('/proc/self/status'))
    return [skippedRow(AREA, 'resident memory', 'no /proc on this system')];
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-rest-'));
  try {
    const first = await restOf(folder);
    const again = await restOf(folder);
    return [
      boundRow({ area: AREA, what: 'resident memory', value: again, unit: 'MB', most: 150 }),
      boundRow({
        area: AREA,
        what: 'resident memory after making demonstration data',
        value: first,
        unit: 'MB',
        most: 150,
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restOf(folder: string): Promise<number> {
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PORT: '0', KEZHI_DATA: folder },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('ready http')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return residentOf(child.pid ?? 0);
  } finally {
    if (child.exitCode === null) {
      child.kill();
      await new Promise((resolve) => child.once('close', resolve));
    }
  }
}

/** The process and those it started. */
function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return children.reduce((sum, child) => sum + residentOf(Number(child)), own);
}
