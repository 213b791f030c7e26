import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkReport } from '#shared/check/check-report.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { type PreparedPacks, preparePacks } from '#shared/check/prepared-packs.ts';
import { scoreReport } from '#shared/check/score-report.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { nodeZipEngine } from '#test/recognition/node-zip-engine.ts';
import type { Case } from '../case.ts';

export const TRAIN = resolve(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/train');

/** Names of the training workbooks; none where the materials are not at hand. */
export const trainWorkbooks = (): readonly string[] =>
  existsSync(TRAIN)
    ? readdirSync(TRAIN)
        .filter((name) => name.endsWith('.xlsx'))
        .sort()
    : [];

let prepared: PreparedPacks | undefined;

/** What `check --json` and `score --json` print of a workbook. */
function reportsOf(raw: RawWorkbook): unknown {
  prepared ??= preparePacks(allPacks);
  const result = checkWorkbook(raw, { packs: allPacks }, prepared);
  const reports = { check: checkReport(raw.name, result), scores: result.scores.map(scoreReport) };
  // Excel has calculated what the file carries no value of.
  return JSON.parse(JSON.stringify(reports), (_, value: unknown) =>
    Array.isArray(value) ? value.filter((each) => each !== 'uncached') : value,
  );
}

/** Excel must show of every workbook what the command line says of its file: same findings, same points. */
export const TRAIN_WORKBOOKS: readonly Case[] = trainWorkbooks().map((name) => ({
  title: `says of ${name} what the command line says of the file`,
  run: async (start) => {
    const bytes = new Uint8Array(readFileSync(join(TRAIN, name)));
    const file = readWorkbook(bytes, name, nodeZipEngine);
    const { host } = await start(file, { bytes });
    deepStrictEqual(reportsOf(await host.read()), reportsOf(file));
    // The second reading comes another way and must say the same.
    deepStrictEqual(reportsOf(await host.read()), reportsOf(file));
  },
}));
