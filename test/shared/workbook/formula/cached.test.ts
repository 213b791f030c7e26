import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { evaluateWorkbook } from '#shared/workbook/formula/evaluate.ts';
import type { CellValue, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';

const data = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data');
const workbooks = ['workbooks/train', 'workbooks/demo', 'public'].flatMap((folder) =>
  existsSync(join(data, folder))
    ? readdirSync(join(data, folder))
        .filter((name) => name.endsWith('.xlsx'))
        .map((name) => join(data, folder, name))
    : [],
);

const withoutCache = (raw: RawWorkbook): RawWorkbook => ({
  ...raw,
  sheets: raw.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: null })),
  })),
});

function agrees(cached: CellValue, evaluated: CellValue): boolean {
  if (cached?.type === 'number')
    return (
      evaluated?.type === 'number' &&
      Math.abs(Number(evaluated.text) - Number(cached.text)) <=
        1e-9 * Math.max(1, Math.abs(Number(cached.text)))
    );
  return JSON.stringify(cached) === JSON.stringify(evaluated);
}

describe.skipIf(workbooks.length === 0)('formulas of real workbooks', () => {
  it('come to what the office program had computed, wherever they are evaluated at all', () => {
    const differing: string[] = [];
    let compared = 0;
    for (const path of workbooks) {
      const raw = readWorkbook(new Uint8Array(readFileSync(path)), path, nodeZipEngine);
      const evaluated = evaluateWorkbook(withoutCache(raw));
      for (const sheet of raw.sheets)
        for (const cell of sheet.cells) {
          if (cell.formula === undefined || cell.value === null) continue;
          const value = evaluated.valueOf(sheet.name, cell.row, cell.column);
          if (value === 'unsupported') continue;
          compared++;
          if (!agrees(cell.value, value))
            differing.push(`${sheet.name} ${cell.row}:${cell.column} ${cell.formula}`);
        }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(50);
  });
});
