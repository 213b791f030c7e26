import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPacks } from '#shared/packs/registry.ts';
import { recogniseWorkbook } from '#shared/workbook/recognise-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { judgeReadings, type Truth } from '#test/recognition/judge-recognition.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';

const folder = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/train');

describe.skipIf(!existsSync(folder))('The training workbooks (absent materials are skipped)', () => {
  const truths = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.truth.json')) : [];
  // One of the truth files gives every cell the code of a neighbouring county; regions are held by the other tests.
  it.each(truths)('%s: indicator, scope, period, kind and value of every cell are right', (name) => {
    const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Truth;
    const raw = readWorkbook(readFileSync(join(folder, truth.file)), truth.file, nodeZipEngine);
    const verdict = judgeReadings(truth, recogniseWorkbook(raw, allPacks).readings);
    const wrong = verdict.bad.map((bad) => [
      bad.truth.cell,
      bad.errors.filter((error) => error !== 'region'),
    ]);
    expect(wrong.filter(([, errors]) => errors!.length > 0)).toEqual([]);
  });
});
