import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { nodeZipEngine } from '../node-zip-engine.ts';
import { clerks } from './clerks.ts';
import { makeDice } from './dice.ts';
import { measureLayout } from './measure-layout.ts';
import type { Layout } from './paper.ts';
import { plantError } from './plant-errors.ts';
import { PLANTS } from './plants.ts';
import { writeAsFile } from './write-as-file.ts';

/** Workbooks of each family in every run. The seed in a failure draws the same workbook again: `show.ts FAMILY SEED --sheet`. */
const SEEDS = Array.from({ length: 6 }, (_, at) => at + 1);
const SPOILED_SEEDS = [1, 2, 3, 4];

const drawn: readonly Layout[] = Object.values(clerks).flatMap((clerk) =>
  SEEDS.map((seed) => clerk(makeDice(seed), seed)),
);

describe('Workbooks drawn by invented clerks', () => {
  test('are read cell by cell: at least 99 % right, at most 0.3 % wrong, and clean ones raise no alarm', () => {
    const total = { truth: 0, right: 0, wrong: 0 };
    const failures: string[] = [];
    for (const layout of drawn) {
      const { readings, findings } = measureLayout(layout);
      total.truth += layout.truth.readings.length;
      total.right += readings.right;
      total.wrong += readings.wrong;
      for (const { errors, truth } of readings.bad)
        failures.push(`${layout.name} ${layout.seed} ${truth.sheet}!${truth.cell} ${errors.join(' ')}`);
      for (const { code, sheet, cell } of findings.falseAlarms)
        failures.push(`${layout.name} ${layout.seed} ${sheet}!${cell} false ${code}`);
    }
    const alarms = failures.filter((failure) => failure.includes(' false '));
    expect(alarms).toEqual([]);
    expect(total.right / total.truth, failures.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(total.wrong / total.truth, failures.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.003);
  });

  test.each(Object.keys(PLANTS))('with one planted %s name it at its cell and nothing else', (plan) => {
    const found: string[] = [];
    const failures: string[] = [];
    for (const clerk of Object.values(clerks))
      for (const seed of SPOILED_SEEDS) {
        const spoiled = plantError(clerk(makeDice(seed), seed), plan, makeDice(seed + 1000));
        if (!spoiled) continue;
        const { findings } = measureLayout(spoiled);
        const where = `${spoiled.name} ${seed}`;
        if (findings.hit > 0) found.push(where);
        for (const { code, sheet, cell } of findings.unfound)
          failures.push(`${where} ${sheet}!${cell} unfound ${code}`);
        for (const { code, sheet, cell } of findings.falseAlarms)
          failures.push(`${where} ${sheet}!${cell} false ${code}`);
      }
    expect(failures).toEqual([]);
    expect(found).not.toEqual([]);
  });

  test('mean the same after they were written as .xlsx and read again', () => {
    for (const layout of drawn.filter(({ seed }) => seed === 1)) {
      const again = { ...layout, raw: readWorkbook(writeAsFile(layout), layout.raw.name, nodeZipEngine) };
      const { right, wrong, missed } = measureLayout(again).readings;
      expect([layout.name, right, wrong, missed]).toEqual([layout.name, layout.truth.readings.length, 0, 0]);
    }
  });
});
