import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, boundRow, skippedRow } from './bench-row.ts';

const script = fileURLToPath(new URL('../../backend/start/start.mjs', import.meta.url));
const AREA = 'backend at rest';

/** Resident memory of the server that `npm start` starts, five seconds after it answers. */
export async function benchBackendAtRest(): Promise<BenchRow[]> {
  if (!existsSync('/proc/self/status'))
    return [skippedRow(AREA, 'resident memory', 'no /proc on this system')];
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-rest-'));
  const begun = performance.now();
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
    const start = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return [
      boundRow({
        area: AREA,
        what: 'resident memory',
        value: residentOf(child.pid ?? 0),
        unit: 'MB',
        most: 150,
      }),
      boundRow({
        area: AREA,
        what: 'first start with demonstration data',
        value: start,
        unit: 'ms',
        most: 10_000,
      }),
    ];
  } finally {
    child.removeAllListeners('exit');
    if (child.exitCode === null) {
      child.kill();
      await new Promise((resolve) => child.once('close', resolve));
    }
    rmSync(folder, { recursive: true, force: true });
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
