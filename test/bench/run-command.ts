import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../backend/cli/main.ts', import.meta.url));
/** Node alone: what starting any program costs. */
export const NOTHING = ['-e', '0'];

/** `node backend/cli/main.ts …` as its user starts it. */
export const command = (...args: readonly string[]): readonly string[] => [main, ...args];

const REPORT = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

export interface Run {
  readonly milliseconds: number;
  /** Highest resident memory. */
  readonly megabytes: number;
}

/** Runs node with these arguments as a process of its own; its output is read and thrown away. */
export function runNode(args: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let memory = '';
  child.stdio[3]?.on('data', (text: Buffer) => {
    memory += text.toString();
  });
  return new Promise((resolve) =>
    child.once('close', () =>
      resolve({ milliseconds: performance.now() - begun, megabytes: Number(memory) / 1024 }),
    ),
  );
}
