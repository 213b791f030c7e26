import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { checkWorkbook, recheckWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { workbookEdits } from './edited-workbook.ts';

const prepared = preparePacks(allPacks);
const options = { packs: allPacks };

const workbooksOf = (folder: string): readonly RawWorkbook[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.xlsx'))
        .map((file) => readWorkbook(new Uint8Array(readFileSync(join(folder, file))), file, nodeZipEngine))
    : [];

const demo = workbooksOf('backend/demo/workbooks');
const train = workbooksOf(`${process.env.KEZHI_MATERIALS ?? '../shared'}/data/workbooks/train`);

/** Few cases in the daily run; KEZHI_FUZZ=10000 for a long one. */
const runs = Number(process.env.KEZHI_FUZZ ?? 12);

function holds(workbooks: readonly RawWorkbook[]): void {
  fc.assert(
    fc.property(fc.constantFrom(...workbooks), workbookEdits, (raw, edits) => {
      let now = raw;
      let kept = recheckWorkbook(now, options, prepared, null);
      for (const edit of edits) {
        now = edit(now);
        kept = recheckWorkbook(now, options, prepared, kept);
        const full = checkWorkbook(now, options, prepared);
        expect(kept.result.findings).toEqual(full.findings);
        expect(kept.result).toEqual(full);
      }
    }),
    { numRuns: runs },
  );
}

describe('Checking again after edits of any kind', () => {
  it('gives what checking everything gives, edit after edit', () => {
    holds(demo.slice(0, 2));
  });

  it.skipIf(train.length === 0)(
    'does so for workbooks of every layout (absent materials are skipped)',
    () => {
      holds(train.filter(({ sheets }) => sheets.every(({ cells }) => cells.length < 2000)));
    },
  );
});
