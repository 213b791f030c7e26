import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, it } from 'vitest';
import { makeFileReader } from '#backend/cli/check/read-files.ts';
import { renderCheck } from '#backend/cli/check/render-check.ts';
import { openEarlierWorkbooks } from '#shared/validate/earlier-figures.ts';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';

/** Few cases in the daily run; KEZHI_FUZZ=5000 for a long one, KEZHI_FUZZ_FOLDER for workbooks of one's own. */
const numRuns = Number(process.env.KEZHI_FUZZ ?? 60);
const demonstration = fileURLToPath(new URL('../../../../backend/demo/workbooks', import.meta.url));
const source = process.env.KEZHI_FUZZ_FOLDER ?? demonstration;
const workbooks = [
  formOfSixty(1),
  ...readdirSync(source)
    .filter((name) => name.endsWith('.xlsx'))
    .slice(0, 20)
    .map((name) => new Uint8Array(readFileSync(join(source, name)))),
];
const folder = mkdtempSync(join(tmpdir(), 'kezhi-mutated-'));
const path = join(folder, 'mutated.xlsx');
const read = makeFileReader({});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The whole of `check` on these bytes; a fault of the program is the only thing that fails. */
function check(bytes: Uint8Array): void {
  writeFileSync(path, bytes);
  const opened = read(path);
  const checked = opened.refusal ? opened : opened.judge(openEarlierWorkbooks());
  if (checked.refusal?.code === 'program-fault') throw new Error('a fault; KEZHI_DEBUG=1 tells which');
  for (const json of [true, false]) renderCheck({ file: path, ...checked }, json);
}

const workbook = fc.nat(workbooks.length - 1);
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });

function changed(bytes: Uint8Array, list: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, byte] of list) if (copy.length > 0) copy[at % copy.length] = byte;
  return copy;
}

describe('a damaged copy of a workbook', () => {
  it('is checked or refused whatever bytes of the file change, and wherever it ends', () => {
    fc.assert(
      fc.property(workbook, changes, fc.nat(), fc.boolean(), (which, list, end, cut) => {
        const bytes = changed(workbooks[which]!, list);
        check(cut ? bytes.subarray(0, end % bytes.length) : bytes);
      }),
      { numRuns },
    );
  });

  it('is checked or refused whatever characters of its parts change', () => {
    fc.assert(
      fc.property(workbook, fc.nat(), changes, (which, part, list) => {
        const parts = unzipSync(workbooks[which]!);
        const names = Object.keys(parts);
        const name = names[part % names.length]!;
        check(zipSync({ ...parts, [name]: changed(parts[name]!, list) }, { level: 0 }));
      }),
      { numRuns },
    );
  });

  it('is checked or refused whatever numbers and cell addresses stand in its parts', () => {
    const strange = fc.constantFrom(
      '-1',
      '1e308',
      '99999999999',
      '0',
      'A0',
      'XFE1',
      'A1048577',
      'NaN',
      '',
      '&amp;',
      '∞',
      '1e-300',
    );
    fc.assert(
      fc.property(workbook, fc.nat(), fc.nat(), strange, (which, part, at, text) => {
        const parts = unzipSync(workbooks[which]!);
        const names = Object.keys(parts).filter((name) =>
          /sheet\d+\.xml$|styles|sharedStrings|workbook/.test(name),
        );
        const name = names[part % names.length]!;
        const words = Buffer.from(parts[name]!)
          .toString('utf8')
          .split(/(?<=["'>])([\w.]+)(?=["'<])/);
        const place = 1 + 2 * (at % Math.max(1, (words.length - 1) / 2));
        words[place] = text;
        check(zipSync({ ...parts, [name]: Buffer.from(words.join('')) }, { level: 0 }));
      }),
      { numRuns },
    );
  });
});
