import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../backend/cli/main.ts', import.meta.url));

/** Runs the command as a process of its own, with little heap, so that what grows without bound fails. */
export function runKezhi(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=600', main, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, KEZHI_DEBUG: '', ...env },
    },
  );
  return { status, out: stdout, error: stderr };
}
