import { readFileSync } from 'node:fs';
import { compileLines } from './rules-compile.ts';
import { evalLines } from './rules-eval.ts';

/** `kezhi rules compile|eval [FILE]`: JSON Lines from the file or from standard input to standard output. Returns the exit status. */
export function run(args: readonly string[]): number {
  const [verb, file] = args;
  if (verb !== 'compile' && verb !== 'eval') {
    console.error('用法:kezhi rules compile|eval [FILE.jsonl]');
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(file ?? 0, 'utf8');
  } catch {
    console.error(`读不了 ${file ?? '标准输入'}。`);
    return 2;
  }
  process.stdout.write(verb === 'compile' ? compileLines(text) : evalLines(text));
  return 0;
}
