import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../backend/cli/main.ts', import.meta.url));
/** Node alone: what starting any program costs. */
export const NOTHING = ['-e', '0'];

/** `node backend/cli/main.ts …` as its user starts it. */
export const command = (...args: readonly string[]): readonly string[] => [main, ...args];

/** Runs inside the child. The kernel's own highest mark: that of getrusage is handed down from the parent. */
const REPORT = `data:text/javascript,
  import { existsSync, readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    const own = '/proc/self/status';
    const high = existsSync(own) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(own, 'utf8'))?.[1];
    const { user, system } = process.cpuUsage();
    writeSync(3, [high || process.resourceUsage().maxRSS, (user + system) / 1000].join());
  });`;

export interface Run {
  readonly milliseconds: number;
  /** Time of all its threads on a processor, whoever else was running. */
  readonly processor: number;
  /** Highest resident memory. */
  readonly megabytes: number;
}

/** Runs node with these arguments as a process of its own; its output is read and thrown away. */
export function runNode(args: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let report = '';
  child.stdio[3]?.on('data', (text: Buffer) => {
    report += text.toString();
  });
  return new Promise((resolve) =>
    child.once('close', () => {
      const [memory = 0, processor = 0] = report.split(',').map(Number);
      resolve({ milliseconds: performance.now() - begun, processor, megabytes: memory / 1024 });
    }),
  );
}
