import type { Correction } from '../../correction.ts';
import { normaliseName } from '../../text/name-match.ts';
import type { ReadTable } from '../tables/understood-table.ts';

/** The correction a person made for these words in this table; undefined when there is none. */
export function correctionFor(
  corrections: readonly Correction[],
  text: string,
  line: Correction['line'],
  table: Pick<ReadTable, 'title' | 'frame'>,
): Correction['meaning'] | undefined {
  if (corrections.length === 0 || text === '') return undefined;
  const form = normaliseName(text);
  const places = [table.title, table.frame.grid.sheet.name]
    .filter((place) => place !== null)
    .map((place) => normaliseName(place));
  return corrections.findLast(
    (correction) =>
      correction.line === line &&
      (correction.text === text || normaliseName(correction.text) === form) &&
      (correction.table === null || places.includes(normaliseName(correction.table))),
  )?.meaning;
}
