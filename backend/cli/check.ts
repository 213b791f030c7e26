import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { readArguments, reportingUsage, textOption } from './arguments.ts';
import { printChecks } from './check/print-check.ts';
import { workbookPaths } from './workbook-paths.ts';

/** Fewer files than this are checked sooner than further threads have started. */
const WORTH_A_THREAD = 25;
const MOST_THREADS = 4;

/** A larger workbook gets a thread even alone: there its memory is bounded, and running out of it is only a refusal. */
const LARGE = 1024 * 1024;

/** 0 = this one. */
function threadsFor(files: number, large: number): number {
  const most = Math.min(availableParallelism(), MOST_THREADS);
  if (files >= 2 * WORTH_A_THREAD) return Math.min(most, Math.floor(files / WORTH_A_THREAD));
  return Math.min(most, large);
}

function isLarge(path: string): boolean {
  try {
    return statSync(path).size > LARGE;
  } catch {
    // What can't be looked at is told when it is opened.
    return false;
  }
}

/** `kezhi check FILE… | FOLDER`: 核验. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      pack: { type: 'string' },
      region: { type: 'string' },
      period: { type: 'string' },
      issued: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { paths, several } = workbookPaths(files);
    const packId = textOption(options, 'pack');
    const period = textOption(options, 'period');
    const issued = textOption(options, 'issued');
    const scope = {
      packId,
      region: textOption(options, 'region'),
      period,
      // Loaded only when asked for: most checks read no 分解表.
      ...(issued
        ? { issued: (await import('./issued-options.ts')).readIssued(issued, { packId, period }) }
        : {}),
    };
    const json = options.json === true;
    const large = paths.filter(isLarge).length;
    const threads = threadsFor(paths.length, large);
    // Loaded only when asked for: a folder needs no packs in this thread, a single file no other threads.
    const checks =
      threads >= 1
        ? (await import('./check/check-in-workers.ts')).checkInWorkers(
            paths,
            { scope, json },
            { threads, large: large > 0 },
          )
        : (await import('./check/check-in-turn.ts')).checkInTurn(paths, scope, json);
    const status = await printChecks(checks, { json, several, total: paths.length });
    if (paths.length > 0) return status;
    process.stderr.write('这里没有工作簿(.xlsx、.xlsm)。\n');
    return 2;
  }, args);
