import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { type BenchRow, boundRow } from './bench-row.ts';
import { formOfSixty } from './form-of-sixty.ts';
import { median } from './in-turns.ts';

/** What the pane computes after a form was read: the first time, and on every edit after it. */
export async function benchPane(): Promise<BenchRow[]> {
  const raw = readWorkbook(formOfSixty(1), 'form.xlsx', nodeZipEngine);
  const options = { packs: allPacks };
  const prepared = preparePacks(allPacks);
  const times = Array.from({ length: 60 }, () => {
    const begun = performance.now();
    checkWorkbook(raw, options, prepared);
    return performance.now() - begun;
  });
  const area = 'check in the pane';
  return [
    boundRow({ area, what: '60-row form after reading, first', value: times[0]!, unit: 'ms', most: 50 }),
    boundRow({
      area,
      what: '60-row form after reading, again',
      value: median(times.slice(20)),
      unit: 'ms',
      most: 50,
    }),
  ];
}
