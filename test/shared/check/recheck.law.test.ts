import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { checkWorkbook, recheckWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

const folder = 'backend/demo/workbooks';
const name = readdirSync(folder).find((file) => file.endsWith('.xlsx'))!;
const raw = readWorkbook(new Uint8Array(readFileSync(join(folder, name))), name, nodeZipEngine);
const prepared = preparePacks(allPacks);
const options = { packs: allPacks };

/** The workbook with another number in one of its number cells. */
function edited(before: RawWorkbook, at: number, text: string): RawWorkbook {
  let seen = 0;
  const total = before.sheets
    .flatMap((sheet) => sheet.cells)
    .filter((cell) => cell.value?.type === 'number').length;
  return {
    ...before,
    sheets: before.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.value?.type === 'number' && seen++ === at % total
          ? { ...cell, value: { type: 'number' as const, text } }
          : cell,
      ),
    })),
  };
}

describe('Checking again after edits', () => {
  it('gives what checking everything gives, edit after edit', () => {
    const edit = fc.tuple(fc.nat(500), fc.constantFrom('0', '-3', '0.5', '107.4', '1234567', '18'));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let now = raw;
        let kept = recheckWorkbook(now, options, prepared, null);
        for (const [at, text] of edits) {
          now = edited(now, at, text);
          kept = recheckWorkbook(now, options, prepared, kept);
          expect(kept.result).toEqual(checkWorkbook(now, options, prepared));
        }
      }),
      { numRuns: 15 },
    );
  });
});
