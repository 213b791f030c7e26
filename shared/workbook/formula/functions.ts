import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  exact,
  floor,
  isNegative,
  maximum,
  minimum,
  multiply,
  negate,
  round,
  ZERO,
} from '../../model/exact.ts';
import { CONDITIONAL } from './conditional.ts';
import { LOOKUPS } from './lookups.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';
import {
  BLANK,
  booleanValue,
  errorValue,
  isError,
  numberValue,
  toNumber,
  truthOf,
  type Value,
} from './value.ts';

/** An argument: one value, or the cells of a reference in row order. Text in a referenced cell is passed over by SUM and its like. */
export interface Argument {
  readonly values: readonly Value[];
  /** Columns of the reference; its values go row by row. */
  readonly width: number;
  readonly isReference: boolean;
}

type Fold = (args: readonly Argument[]) => Value;

const single = (arg: Argument | undefined): Value => arg?.values[0] ?? BLANK;

/** Numbers of the arguments as SUM takes them: text and booleans inside ranges are passed over, errors win. */
function numbersOf(args: readonly Argument[]): readonly Exact[] | Value {
  const numbers: Exact[] = [];
  for (const arg of args)
    for (const value of arg.values) {
      if (value.type === 'error') return value;
      if (value.type === 'number') numbers.push(value.number);
      else if (!arg.isReference && value.type !== 'blank') {
        const number = toNumber(value);
        if (isError(number)) return number.error;
        numbers.push(number);
      }
    }
  return numbers;
}

const overNumbers =
  (fold: (numbers: readonly Exact[]) => Value): Fold =>
  (args) => {
    const numbers = numbersOf(args);
    return Array.isArray(numbers) ? fold(numbers as readonly Exact[]) : (numbers as Value);
  };

const rounding =
  (how: (number: Exact, places: number) => Exact): Fold =>
  (args) => {
    const number = toNumber(single(args[0]));
    const places = toNumber(single(args[1]));
    if (isError(number)) return number.error;
    if (isError(places)) return places.error;
    const digits = Number(places.n) / Number(places.d);
    if (!Number.isInteger(digits) || Math.abs(digits) > 15) return errorValue('#NUM!');
    if (digits >= 0) return numberValue(how(number, digits));
    const scale = exact(`1${'0'.repeat(-digits)}`);
    return numberValue(multiply(how(divide(number, scale)!, 0), scale));
  };

const towardZero = (number: Exact, places: number): Exact => {
  const scale = exact(`1${'0'.repeat(places)}`);
  const cut = divide(floor(multiply(absolute(number), scale)), scale)!;
  return isNegative(number) ? negate(cut) : cut;
};
const awayFromZero = (number: Exact, places: number): Exact => {
  const cut = towardZero(number, places);
  if (compare(cut, number) === 0) return cut;
  const step = divide(exact('1'), exact(`1${'0'.repeat(places)}`))!;
  return isNegative(number) ? add(cut, negate(step)) : add(cut, step);
};

function sumProduct(args: readonly Argument[]): Value {
  let total = ZERO;
  for (let at = 0; at < (args[0]?.values.length ?? 0); at++) {
    let product = exact('1');
    for (const arg of args) {
      const value = arg.values[at] ?? BLANK;
      if (value.type === 'error') return value;
      product = multiply(product, value.type === 'number' ? value.number : ZERO);
    }
    total = add(total, product);
  }
  return numberValue(total);
}

/** LARGE and SMALL: the n-th of the numbers in rising order. */
const ranked =
  (pick: (numbers: readonly Exact[], at: number) => Exact | undefined): Fold =>
  (args) => {
    const numbers = numbersOf(args.slice(0, 1));
    const at = toNumber(single(args[1]));
    if (!Array.isArray(numbers)) return numbers as Value;
    if (isError(at)) return at.error;
    const found = pick([...(numbers as readonly Exact[])].sort(compare), Number(at.n) / Number(at.d));
    return found ? numberValue(found) : errorValue('#NUM!');
  };

/** AND and OR: errors win, blanks and text in ranges are passed over. */
const logical =
  (decide: (flags: readonly boolean[]) => boolean): Fold =>
  (args) => {
    const flags: boolean[] = [];
    for (const arg of args)
      for (const value of arg.values) {
        if (value.type === 'error') return value;
        if (value.type === 'blank' || (arg.isReference && value.type === 'text')) continue;
        const truth = truthOf(value);
        if (typeof truth !== 'boolean') return truth;
        flags.push(truth);
      }
    return booleanValue(decide(flags));
  };

const about =
  (claim: (value: Value) => boolean): Fold =>
  (args) =>
    booleanValue(claim(single(args[0])));

/** The functions of the contract and the few that stand beside them in such forms. IF and IFERROR are lazy and live in evaluate. */
export const FUNCTIONS: Readonly<Record<string, Fold>> = {
  SUM: overNumbers((numbers) => numberValue(numbers.reduce(add, ZERO))),
  AVERAGE: overNumbers((numbers) =>
    numbers.length
      ? numberValue(divide(numbers.reduce(add, ZERO), exact(numbers.length))!)
      : errorValue('#DIV/0!'),
  ),
  MAX: overNumbers((numbers) => numberValue(numbers.length ? numbers.reduce(maximum) : ZERO)),
  MIN: overNumbers((numbers) => numberValue(numbers.length ? numbers.reduce(minimum) : ZERO)),
  PRODUCT: overNumbers((numbers) => numberValue(numbers.length ? numbers.reduce(multiply) : ZERO)),
  COUNT: (args) =>
    numberValue(
      exact(args.reduce((n, arg) => n + arg.values.filter((value) => value.type === 'number').length, 0)),
    ),
  COUNTA: (args) =>
    numberValue(
      exact(args.reduce((n, arg) => n + arg.values.filter((value) => value.type !== 'blank').length, 0)),
    ),
  COUNTBLANK: (args) =>
    numberValue(
      exact(args.reduce((n, arg) => n + arg.values.filter((value) => value.type === 'blank').length, 0)),
    ),
  ...CONDITIONAL,
  ...LOOKUPS,
  ...TEXT_FUNCTIONS,
  SUMPRODUCT: sumProduct,
  ROUND: rounding((number, places) => round(number, places)),
  ROUNDUP: rounding(awayFromZero),
  ROUNDDOWN: rounding(towardZero),
  TRUNC: (args) =>
    rounding(towardZero)([
      args[0]!,
      args[1] ?? { values: [numberValue(ZERO)], width: 1, isReference: false },
    ]),
  INT: (args) => {
    const number = toNumber(single(args[0]));
    return isError(number) ? number.error : numberValue(floor(number));
  },
  MOD: (args) => {
    const number = toNumber(single(args[0]));
    const by = toNumber(single(args[1]));
    if (isError(number)) return number.error;
    if (isError(by)) return by.error;
    const quotient = divide(number, by);
    return quotient ? numberValue(add(number, negate(multiply(by, floor(quotient))))) : errorValue('#DIV/0!');
  },
  LARGE: ranked((numbers, at) => numbers[numbers.length - at]),
  SMALL: ranked((numbers, at) => numbers[at - 1]),
  ABS: (args) => {
    const number = toNumber(single(args[0]));
    return isError(number) ? number.error : numberValue(absolute(number));
  },
  AND: logical((flags) => flags.every(Boolean)),
  OR: logical((flags) => flags.some(Boolean)),
  NOT: (args) => {
    const truth = truthOf(single(args[0]));
    return typeof truth === 'boolean' ? booleanValue(!truth) : truth;
  },
  ISNUMBER: about((value) => value.type === 'number'),
  ISTEXT: about((value) => value.type === 'text'),
  ISBLANK: about((value) => value.type === 'blank'),
  ISERROR: about((value) => value.type === 'error'),
  ISERR: about((value) => value.type === 'error' && value.text !== '#N/A'),
  ISNA: about((value) => value.type === 'error' && value.text === '#N/A'),
  N: (args) => (single(args[0]).type === 'number' ? single(args[0]) : numberValue(ZERO)),
  VALUE: (args) => {
    const number = toNumber(single(args[0]));
    return isError(number) ? number.error : numberValue(number);
  },
  NA: () => errorValue('#N/A'),
};
