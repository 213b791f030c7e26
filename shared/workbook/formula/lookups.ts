import { exact } from '../../model/exact.ts';
import { compareValues } from './compare-values.ts';
import { wildcard } from './conditional.ts';
import type { Argument } from './functions.ts';
import { BLANK, errorValue, isError, numberValue, toNumber, truthOf, type Value } from './value.ts';

type Fold = (args: readonly Argument[]) => Value;

const single = (arg: Argument | undefined): Value => arg?.values[0] ?? BLANK;
const NOT_FOUND = errorValue('#N/A');

/** A whole number given as an argument; null when it is none. */
function wholeOf(arg: Argument | undefined, otherwise: number): number | null {
  if (arg === undefined) return otherwise;
  const number = toNumber(single(arg));
  if (isError(number)) return null;
  return Math.trunc(Number(number.n) / Number(number.d));
}

const column = (table: Argument, at: number): readonly Value[] =>
  table.values.filter((_, place) => place % table.width === at);
const row = (table: Argument, at: number): readonly Value[] =>
  table.values.slice(at * table.width, (at + 1) * table.width);

/** Place of a value among others: equal (with * and ? in texts), or the last that is not greater in a rising list. */
function placeOf(wanted: Value, values: readonly Value[], how: 'equal' | 'below' | 'above'): number {
  if (how === 'equal') {
    const pattern = wanted.type === 'text' && /[*?]/.test(wanted.text) ? wildcard(wanted.text) : null;
    return values.findIndex(
      (value) =>
        value.type === wanted.type &&
        (pattern && value.type === 'text' ? pattern.test(value.text) : compareValues(value, wanted) === 0),
    );
  }
  let place = -1;
  for (const [at, value] of values.entries()) {
    if (value.type !== wanted.type) continue;
    const order = compareValues(value, wanted);
    if (how === 'below' ? order > 0 : order < 0) break;
    place = at;
  }
  return place;
}

/** Whether the last argument of VLOOKUP asks for an equal value; left out it doesn't. */
function asksForEqual(arg: Argument | undefined): boolean {
  if (arg === undefined) return false;
  return truthOf(single(arg)) === false;
}

const lookUpIn =
  (line: (table: Argument, at: number) => readonly Value[], size: (table: Argument) => number): Fold =>
  ([wanted, table, which, ranged]) => {
    const at = wholeOf(which, 1);
    if (single(wanted).type === 'error') return single(wanted);
    if (!table || at === null || at < 1) return errorValue('#VALUE!');
    if (at > size(table)) return errorValue('#REF!');
    const place = placeOf(single(wanted), line(table, 0), asksForEqual(ranged) ? 'equal' : 'below');
    return place < 0 ? NOT_FOUND : (line(table, at - 1)[place] ?? BLANK);
  };

const height = (table: Argument): number => Math.ceil(table.values.length / table.width);

/** Functions that find a value in a table. An empty cell that is found counts as 0, as in a spreadsheet. */
export const LOOKUPS: Readonly<Record<string, Fold>> = {
  VLOOKUP: lookUpIn(column, ({ width }) => width),
  HLOOKUP: lookUpIn(row, height),
  MATCH: ([wanted, list, type]) => {
    if (single(wanted).type === 'error') return single(wanted);
    const how = wholeOf(type, 1);
    if (!list || how === null) return errorValue('#VALUE!');
    const place = placeOf(single(wanted), list.values, how === 0 ? 'equal' : how > 0 ? 'below' : 'above');
    return place < 0 ? NOT_FOUND : numberValue(exact(place + 1));
  },
  INDEX: ([table, first, second]) => {
    const [given, other] = [single(first), single(second)];
    if (given.type === 'error') return given;
    if (other.type === 'error') return other;
    const [a, b] = [wholeOf(first, 0), wholeOf(second, 0)];
    if (!table || a === null || b === null || a < 0 || b < 0) return errorValue('#VALUE!');
    const flat = second === undefined && height(table) === 1;
    const [down, across] = flat ? [1, a] : [a === 0 ? 1 : a, b === 0 ? 1 : b];
    // A whole row or column is an array, which one cell cannot hold.
    if ((a === 0 && height(table) > 1) || (!flat && b === 0 && table.width > 1)) return errorValue('#VALUE!');
    if (across > table.width || down > height(table)) return errorValue('#REF!');
    return table.values[(down - 1) * table.width + across - 1] ?? BLANK;
  },
  XLOOKUP: ([wanted, list, results, otherwise, mode]) => {
    if (single(wanted).type === 'error') return single(wanted);
    const how = wholeOf(mode, 0);
    if (!list || !results || how === null || Math.abs(how) === 1) return errorValue('#VALUE!');
    const place = placeOf(single(wanted), list.values, 'equal');
    if (place >= 0) return results.values[place] ?? BLANK;
    return otherwise === undefined ? NOT_FOUND : single(otherwise);
  },
  LOOKUP: ([wanted, list, results]) => {
    if (single(wanted).type === 'error') return single(wanted);
    if (!list) return errorValue('#VALUE!');
    // LOOKUP(1,0/(…),…): errors are passed over, the last 0 is found.
    const place = list.values.findLastIndex(
      (value) => value.type === single(wanted).type && compareValues(value, single(wanted)) <= 0,
    );
    return place < 0 ? NOT_FOUND : ((results ?? list).values[place] ?? BLANK);
  },
};
