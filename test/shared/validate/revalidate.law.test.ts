import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revalidate } from '#shared/validate/revalidate.ts';
import { validateWorkbook } from '#shared/validate/validate.ts';
import { validateReadings } from '#shared/validate/validate-readings.ts';
import { fixturePack } from '#test/fixtures/validate/fixture-pack.ts';
import {
  cellContent,
  randomWorkbook,
  withContent,
  workbookWithoutFormulas,
} from '#test/fixtures/validate/random-workbook.ts';

const context = { packs: [fixturePack] };

const edited = fc.record({
  workbook: randomWorkbook,
  edits: fc.array(fc.record({ at: fc.nat(), content: cellContent }), { maxLength: 3 }),
  dropped: fc.option(fc.nat(), { freq: 4 }),
});

describe('checking again after an edit', () => {
  it('gives exactly the list of a full run, whatever was typed or deleted', () => {
    fc.assert(
      fc.property(edited, ({ workbook, edits, dropped }) => {
        const before = validateWorkbook(workbook, context);
        const readings = [...workbook.readings];
        for (const { at, content } of edits) {
          const place = at % readings.length;
          readings[place] = withContent(readings[place]!, content);
        }
        if (dropped !== null && readings.length > 1) readings.splice(dropped % readings.length, 1);
        const after = { ...workbook, readings };
        const again = revalidate(before, after, context);
        const full = validateWorkbook(after, context);
        expect(again.findings).toEqual(full.findings);
        expect(again.trials).toEqual(full.trials);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves alone the indicators that the edit does not touch', () => {
    fc.assert(
      fc.property(randomWorkbook, (workbook) => {
        const before = validateWorkbook(workbook, context);
        const again = revalidate(before, structuredClone(workbook), context);
        expect(
          [...again.families.values()].every((family, at) => family === [...before.families.values()][at]),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the same readings on the server', () => {
  it('give the same findings of basis readings', () => {
    fc.assert(
      fc.property(workbookWithoutFormulas, (workbook) => {
        const told = ({
          code,
          severity,
          sheet,
          cell,
          params,
        }: {
          code: string;
          severity: string;
          sheet: string | null;
          cell: string | null;
          params: unknown;
        }) => ({
          code,
          severity,
          sheet,
          cell,
          params,
        });
        const here = validateWorkbook(workbook, context).findings.filter(({ basis }) => basis === 'readings');
        const there = validateReadings(
          { readings: workbook.readings, inputs: [] },
          { pack: fixturePack, region: null },
        );
        const sorted = (list: readonly Parameters<typeof told>[0][]) =>
          list
            .map(told)
            .map((one) => JSON.stringify(one))
            .sort();
        expect(sorted(there)).toEqual(sorted(here));
      }),
      { numRuns: 300 },
    );
  });
});
