import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { GANSU_DIVISIONS } from '#shared/workbook/text/regions/gansu.ts';
import { type BenchRow, boundRow, compareRow, readable } from './bench-row.ts';
import { formOfSixty } from './form-of-sixty.ts';
import { command, type Run, runNode } from './run-command.ts';
import { minimalRows, minimalStrings, openMinimal } from './xlsx-limit.ts';

const FILES = 1000;
/** So many that starting and warming up no longer count. */
const MANY = 4000;
/** What the goal speaks of. */
const CORES = 2;
const GOAL = 1000;

/** Folders of forms, checked as their user does, against only reading the same forms in one thread. */
export async function benchBatch(): Promise<BenchRow[]> {
  const forms = Array.from({ length: MANY }, (_, at) => formOfSixty(at));
  const parsing = parseOnly(forms.slice(0, FILES));
  const thousand = await checkFolder(forms.slice(0, FILES));
  const many = await checkFolder(forms);
  const named = await checkFolder(Array.from({ length: FILES }, (_, at) => formOfCounty(at)));
  const area = 'batch';
  const perForm = (many.processor - thousand.processor) / (MANY - FILES);
  const most = (1000 * CORES) / GOAL;
  return [
    boundRow({
      area,
      what: `${FILES} forms of 60 rows, start included`,
      value: FILES / (thousand.milliseconds / 1000),
      unit: 'files/s',
      least: GOAL,
      peer: `own scan, parse only ${readable(FILES / (parsing / 1000))}; ${CORES} free cores ${readable((FILES * CORES * 1000) / thousand.processor)} files/s`,
      ratio: thousand.processor / parsing,
    }),
    boundRow({
      area,
      what: `processor time of a further form, from ${FILES} to ${MANY}`,
      value: perForm,
      unit: 'ms',
      most,
      peer: `own scan, parse only ${readable(parsing / FILES)} ms; ${CORES} free cores ${readable((1000 * CORES) / perForm)} files/s`,
      ratio: (perForm * FILES) / parsing,
    }),
    compareRow({
      area,
      what: 'processor time when every form names a county and is held against those before it',
      unit: 'ms',
      product: named.processor,
      peer: thousand.processor,
      peerName: 'forms of nobody',
      most: 1.5,
    }),
    boundRow({ area, what: `memory, ${MANY} forms`, value: many.megabytes, unit: 'MB', most: 500 }),
    compareRow({
      area,
      what: `processor time of ${MANY} forms`,
      unit: 'ms',
      product: many.processor,
      peer: thousand.processor,
      peerName: String(FILES),
      most: (MANY / FILES) * 1.05,
    }),
  ];
}

const counties = GANSU_DIVISIONS.filter(([code]) => !code.endsWith('00')).map(([, name]) => name);

/** Offices send their form again; the second says what the first said. */
function formOfCounty(at: number): Uint8Array {
  const number = at % counties.length;
  return formOfSixty(number, counties[number]!);
}

/** Processor time of reading the cells and nothing else. */
function parseOnly(forms: readonly Uint8Array[]): number {
  const begun = process.cpuUsage();
  for (const form of forms) {
    const source = openMinimal(form, nodeZipEngine);
    const part = source.get('xl/worksheets/sheet1.xml');
    if (part) minimalRows(part, minimalStrings(source.get('xl/sharedStrings.xml')));
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

async function checkFolder(forms: readonly Uint8Array[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-batch-'));
  for (const [at, form] of forms.entries()) writeFileSync(join(folder, `${10_000 + at}.xlsx`), form);
  const run = await runNode(command('check', folder, '--json'));
  rmSync(folder, { recursive: true });
  return run;
}
