import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import {
  type FindingVerdict,
  judgeFindings,
  judgeReadings,
  type ReadingVerdict,
  type Truth,
} from './judge-recognition.ts';
import { nodeZipEngine } from './node-zip-engine.ts';

const totals = {
  files: 0,
  failed: 0,
  truth: 0,
  right: 0,
  wrong: 0,
  missed: 0,
  beyond: 0,
  planted: 0,
  hit: 0,
  falseAlarms: 0,
  falseFiles: 0,
};
const errors = new Map<string, number>();
const times: number[] = [];
const prepared = preparePacks(allPacks);

/**
 * `npm run recognition -- DIR [--verbose]`: every workbook of the folder that has a truth file beside it, readings and
 * findings measured cell by cell. Exit status 1 below 97 % right (NEED), 90 % of planted findings (NEED_PLANT), above 1 % wrong
 * or above MAX_FALSE false alarms (0).
 */
function main(folder: string | undefined, verbose: boolean): number {
  if (folder === undefined) {
    process.stderr.write('usage: npm run recognition -- DIR [--verbose]\n');
    return 2;
  }
  const directory = resolve(folder);
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.truth.json'))
    .sort())
    measureFile(directory, JSON.parse(readFileSync(join(directory, file), 'utf8')) as Truth, verbose);
  printTotals();
  return isGoodEnough() ? 0 : 1;
}

function measureFile(directory: string, truth: Truth, verbose: boolean): void {
  totals.files++;
  totals.truth += truth.readings.length;
  const started = performance.now();
  try {
    const raw = readWorkbook(readFileSync(join(directory, truth.file)), truth.file, nodeZipEngine);
    const result = checkWorkbook(raw, { packs: allPacks }, prepared);
    times.push(performance.now() - started);
    count(
      truth,
      judgeReadings(truth, result.recognition.readings),
      judgeFindings(truth, result.findings),
      verbose,
    );
  } catch (error) {
    totals.failed++;
    totals.missed += truth.readings.length;
    totals.planted += truth.planted?.length ?? 0;
    process.stdout.write(
      `${truth.file} FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
}

function count(truth: Truth, readings: ReadingVerdict, findings: FindingVerdict, verbose: boolean): void {
  totals.right += readings.right;
  totals.wrong += readings.wrong;
  totals.missed += readings.missed;
  totals.beyond += readings.beyond;
  totals.planted += findings.planted;
  totals.hit += findings.hit;
  totals.falseAlarms += findings.falseAlarms.length;
  totals.falseFiles += findings.falseAlarms.length > 0 ? 1 : 0;
  for (const bad of readings.bad)
    for (const error of bad.errors) if (error !== 'missed') errors.set(error, (errors.get(error) ?? 0) + 1);
  process.stdout.write(
    `${truth.file}: readings ${readings.right}/${truth.readings.length} right, ${readings.wrong} wrong, ${readings.missed} missed, ${readings.beyond} beyond; planted ${findings.hit}/${findings.planted}; false ${findings.falseAlarms.length}\n`,
  );
  if (!verbose) return;
  for (const bad of readings.bad.slice(0, 8))
    process.stdout.write(
      `    ${bad.errors.join(' ')} ${JSON.stringify(bad.truth)} ${bad.found ? JSON.stringify(bad.found) : ''}\n`,
    );
  for (const planted of findings.unfound) process.stdout.write(`    unfound ${JSON.stringify(planted)}\n`);
  for (const { code, severity, sheet, cell, params } of findings.falseAlarms.slice(0, 6))
    process.stdout.write(`    false ${JSON.stringify({ code, severity, sheet, cell, params })}\n`);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(1)}%`;

function printTotals(): void {
  const middle = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  process.stdout.write(`wrong by ${JSON.stringify(Object.fromEntries(errors))}\n`);
  process.stdout.write(
    `files ${totals.files} failed ${totals.failed} | readings right ${totals.right}/${totals.truth} ${share(totals.right, totals.truth)}, wrong ${totals.wrong}, missed ${totals.missed}, beyond ${totals.beyond} | planted ${totals.hit}/${totals.planted} ${share(totals.hit, totals.planted)} | false ${totals.falseAlarms} in ${totals.falseFiles} files | median ${middle.toFixed(0)} ms\n`,
  );
}

const isGoodEnough = (): boolean =>
  totals.truth > 0 &&
  totals.right / totals.truth >= Number(process.env.NEED ?? '0.97') &&
  totals.wrong / totals.truth <= 0.01 &&
  (totals.planted === 0 || totals.hit / totals.planted >= Number(process.env.NEED_PLANT ?? '0.9')) &&
  totals.falseAlarms <= Number(process.env.MAX_FALSE ?? '0');

const words = process.argv.slice(2);
process.exitCode = main(
  words.find((word) => !word.startsWith('-')),
  words.includes('--verbose'),
);
