import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { nodeZipEngine } from './node-zip-engine.ts';

const folder = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/public');

/** Tables that a person sees on the sheets, by the number in front of the file's name; counted by hand. */
const TABLES_SEEN: Readonly<Record<string, number>> = {
  '01': 1,
  '02': 1,
  '03': 1,
  '05': 1,
  '17': 6,
  '18': 1,
  '19': 2,
  '21': 1,
  '23': 2,
  '24': 1,
  '25': 1,
  '26': 1,
  '27': 1,
  '29': 1,
  '30': 0,
  '36': 1,
  '39': 0,
};

/** Seconds of processor time, which do not grow when the machine is busy with other things. */
const LONGEST_SECONDS = 2;

describe.runIf(existsSync(folder))('Workbooks of strangers', () => {
  const prepared = preparePacks(allPacks);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.xlsx?$/.test(name)) : [];

  it.each(files)('%s is read or refused within two seconds and raises no alarm', (file) => {
    const before = process.cpuUsage();
    const tables = tablesOf(file);
    const { user, system } = process.cpuUsage(before);
    const expected = TABLES_SEEN[file.slice(0, 2)];
    if (expected !== undefined) expect(tables).toBe(expected);
    else expect(tables === 'old-xls' || typeof tables === 'number').toBe(true);
    expect((user + system) / 1e6).toBeLessThan(LONGEST_SECONDS);
  });

  /** How many tables were located, or the reason of a refusal. */
  function tablesOf(file: string): number | string {
    try {
      const raw = readWorkbook(readFileSync(join(folder, file)), file, nodeZipEngine);
      const { recognition, findings } = checkWorkbook(raw, { packs: allPacks }, prepared);
      expect(findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
      return recognition.tables.length;
    } catch (error) {
      if (error instanceof WorkbookRefusal) return error.code;
      throw error;
    }
  }
});

describe.runIf(!existsSync(folder))('Workbooks of strangers', () => {
  it('cannot be compared: the materials are not at KEZHI_MATERIALS nor at ../shared', () => {
    expect(existsSync(folder)).toBe(false);
  });
});
