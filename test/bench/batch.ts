import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { type BenchRow, boundRow, compareRow, readable } from './bench-row.ts';
import { formOfSixty } from './form-of-sixty.ts';
import { command, runNode } from './run-command.ts';
import { minimalRows, minimalStrings, openMinimal } from './xlsx-limit.ts';

const FILES = 1000;
/** What the goal speaks of. */
const cores = 2;

/** A folder of a thousand forms, checked as its user does, against only reading the same forms in one thread. */
export async function benchBatch(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-batch-'));
  const forms = Array.from({ length: FILES }, (_, at) => formOfSixty(at));
  for (const [at, form] of forms.entries()) writeFileSync(join(folder, `${10_000 + at}.xlsx`), form);
  const half = mkdtempSync(join(tmpdir(), 'kezhi-half-'));
  for (const [at, form] of forms.slice(0, FILES / 2).entries())
    writeFileSync(join(half, `${10_000 + at}.xlsx`), form);
  const begun = performance.now();
  for (const form of forms) {
    const source = openMinimal(form, nodeZipEngine);
    const part = source.get('xl/worksheets/sheet1.xml');
    if (part) minimalRows(part, minimalStrings(source.get('xl/sharedStrings.xml')));
  }
  const parsing = performance.now() - begun;
  const whole = await runNode(command('check', folder, '--json'));
  const ofHalf = await runNode(command('check', half, '--json'));
  rmSync(folder, { recursive: true });
  rmSync(half, { recursive: true });
  return [
    boundRow({
      area: 'batch',
      what: `${FILES} forms of 60 rows, compared with each other`,
      value: FILES / (whole.milliseconds / 1000),
      unit: 'files/s',
      least: 1000,
      peer: `own scan, parse only ${readable(FILES / (parsing / 1000))}; ${cores} free cores ${readable((FILES * cores * 1000) / whole.processor)} files/s`,
      ratio: parsing / whole.milliseconds,
    }),
    boundRow({ area: 'batch', what: 'memory', value: whole.megabytes, unit: 'MB', most: 500 }),
    compareRow({
      area: 'batch',
      what: 'processor time of twice the files',
      unit: 'ms',
      product: whole.processor,
      peer: ofHalf.processor,
      peerName: 'half the files',
      most: 2.1,
    }),
  ];
}
