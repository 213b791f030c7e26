import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, boundRow, readable, skippedRow } from './bench-row.ts';

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
    const row = (what: string, { server, launcher }: AtRest): BenchRow =>
      boundRow({
        area: AREA,
        what,
        value: server,
        unit: 'MB',
        most: 130,
        peer: `its launcher ${readable(launcher)} MB`,
      });
    return [
      row('server over data that are there', again),
      row('server that made its demonstration data', first),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restOf(folder: string): Promise<AtRest> {
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

interface AtRest {
  /** The server itself. */
  readonly server: number;
  /** The plain script that started it and waits for it; most of its pages are those of the same Node. */
  readonly launcher: number;
}

function residentOf(pid: number): AtRest {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  const server = Number(children.at(-1) ?? pid);
  return { server: residentMegabytes(server), launcher: server === pid ? 0 : residentMegabytes(pid) };
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
