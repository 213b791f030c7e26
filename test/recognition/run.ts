import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allPacks } from '#shared/packs/registry.ts';
import { recogniseWorkbook } from '#shared/workbook/recognise-workbook.ts';
import { compileNames } from '#shared/workbook/text/name-match.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { judgeReadings, type Truth } from './judge-recognition.ts';
import { nodeZipEngine } from './node-zip-engine.ts';

/**
 * `npm run recognition -- DIR [--verbose]`: every workbook of the folder that has a truth file beside it, measured cell by cell.
 * Exit status 1 when fewer than 97 % are right (or NEED) or more than 1 % wrong.
 */
function main(arguments_: readonly string[]): number {
  const folder = arguments_.find((argument) => !argument.startsWith('-'));
  if (folder === undefined) {
    process.stderr.write('usage: npm run recognition -- DIR [--verbose]\n');
    return 2;
  }
  const verbose = arguments_.includes('--verbose');
  const names = compileNames(allPacks);
  const total = { truth: 0, right: 0, wrong: 0, missed: 0, beyond: 0, failed: 0 };
  const errors = new Map<string, number>();
  const times: number[] = [];
  const directory = resolve(folder);
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.truth.json'))
    .sort()) {
    const truth = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Truth;
    total.truth += truth.readings.length;
    try {
      const started = performance.now();
      const raw = readWorkbook(readFileSync(join(directory, truth.file)), truth.file, nodeZipEngine);
      const recognition = recogniseWorkbook(raw, allPacks, { names });
      times.push(performance.now() - started);
      const verdict = judgeReadings(truth, recognition.readings);
      total.right += verdict.right;
      total.wrong += verdict.wrong;
      total.missed += verdict.missed;
      total.beyond += verdict.beyond;
      process.stdout.write(
        `${truth.file}: readings ${verdict.right}/${truth.readings.length} right, ${verdict.wrong} wrong, ${verdict.missed} missed, ${verdict.beyond} beyond; packs ${recognition.packs.join(' ')}\n`,
      );
      for (const bad of verdict.bad)
        for (const error of bad.errors) errors.set(error, (errors.get(error) ?? 0) + 1);
      if (verbose)
        for (const bad of verdict.bad.slice(0, 8))
          process.stdout.write(
            `    ${bad.errors.join(' ')} ${JSON.stringify(bad.truth)} ${bad.found ? JSON.stringify(bad.found) : ''}\n`,
          );
    } catch (error) {
      total.failed++;
      total.missed += truth.readings.length;
      process.stdout.write(
        `${truth.file} FAILED ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
  const share = (part: number): string =>
    total.truth === 0 ? 'n/a' : `${((100 * part) / total.truth).toFixed(1)}%`;
  const middle = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  process.stdout.write(`wrong by ${JSON.stringify(Object.fromEntries(errors))}\n`);
  process.stdout.write(
    `readings right ${total.right}/${total.truth} ${share(total.right)}, wrong ${total.wrong}, missed ${total.missed}, beyond ${total.beyond} | failed ${total.failed} | median ${middle.toFixed(0)} ms\n`,
  );
  const need = Number(process.env.NEED ?? '0.97');
  return total.truth > 0 && total.right / total.truth >= need && total.wrong / total.truth <= 0.01 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
