import type { CheckResult } from '#shared/check/check-result.ts';
import { openEarlierWorkbooks } from '#shared/validate/earlier-figures.ts';
import type { FileRefusal } from '../open-workbook-file.ts';
import { type CheckScope, makeFileReader } from './read-files.ts';

export type CheckedFile =
  | { readonly file: string; readonly result: CheckResult; readonly refusal: null }
  | { readonly file: string; readonly result: null; readonly refusal: FileRefusal };

/**
 * Checks files one after the other; each is also compared with those before it. Yields as it goes, so that a folder of a
 * thousand workbooks is never in memory at once: of a finished file only its figures are kept, as text.
 */
export function* checkSeveral(paths: readonly string[], scope: CheckScope): Generator<CheckedFile> {
  const read = makeFileReader(scope);
  const earlier = openEarlierWorkbooks();
  for (const file of paths) {
    const opened = read(file);
    const checked = opened.refusal ? opened : opened.judge(earlier);
    if (!opened.refusal && paths.length > 1) earlier.add(opened.figures());
    yield { file, ...checked };
  }
}
