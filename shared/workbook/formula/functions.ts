import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  exact,
  floor,
  isNegative,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  round,
  ZERO,
} from '../../model/exact.ts';
import {
  BLANK,
  booleanValue,
  errorValue,
  isError,
  numberValue,
  toNumber,
  toText,
  type Value,
} from './value.ts';

/** An argument: one value, or the cells of a reference in row order. Text in a referenced cell is passed over by SUM and its like. */
export interface Argument {
  readonly values: readonly Value[];
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

/** Text of a criterion (`">=60"`, `"优秀"`, `"*县"`) as a test of a value. */
export function criterionOf(criterion: Value): (value: Value) => boolean {
  if (criterion.type === 'number')
    return (value) => value.type === 'number' && compare(value.number, criterion.number) === 0;
  const text = toText(criterion);
  const match = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(text)!;
  const operator = match[1] ?? '=';
  const operand = match[2] ?? '';
  const number = operand === '' ? null : toNumber({ type: 'text', text: operand });
  if (number && !isError(number))
    return (value) => {
      const other = value.type === 'text' ? toNumber(value) : value.type === 'number' ? value.number : null;
      if (!other || isError(other)) return operator === '<>';
      return holds(operator, compare(other, number));
    };
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[\\s\\S]*')
      .replace(/\?/g, '[\\s\\S]')}$`,
    'i',
  );
  if (operator === '<>') return (value) => !pattern.test(toText(value));
  return (value) =>
    operand === '' ? value.type === 'blank' : value.type !== 'blank' && pattern.test(toText(value));
}

export function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<>':
      return order !== 0;
    default:
      return order === 0;
  }
}

function countIf(args: readonly Argument[]): Value {
  if (args.length < 2 || args.length % 2) return errorValue('#VALUE!');
  const size = args[0]!.values.length;
  const tests: ((value: Value) => boolean)[] = [];
  for (let i = 1; i < args.length; i += 2) tests.push(criterionOf(single(args[i])));
  let count = 0;
  for (let at = 0; at < size; at++)
    if (tests.every((test, i) => test(args[i * 2]!.values[at] ?? BLANK))) count++;
  return numberValue(exact(count));
}

function sumIf(args: readonly Argument[]): Value {
  const test = criterionOf(single(args[1]));
  const source = args[2] ?? args[0]!;
  let total = ZERO;
  for (const [at, value] of (args[0]?.values ?? []).entries()) {
    const addend = source.values[at];
    if (test(value) && addend?.type === 'number') total = add(total, addend.number);
  }
  return numberValue(total);
}

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

/** True or false of a value, or the error it is. */
export function truthOf(value: Value): boolean | Value {
  if (value.type === 'boolean') return value.value;
  const number = toNumber(value);
  return isError(number) ? number.error : !isZero(number);
}

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
  COUNTIF: countIf,
  COUNTIFS: countIf,
  SUMIF: sumIf,
  SUMPRODUCT: sumProduct,
  ROUND: rounding((number, places) => round(number, places)),
  ROUNDUP: rounding(awayFromZero),
  ROUNDDOWN: rounding(towardZero),
  TRUNC: (args) =>
    rounding(towardZero)([args[0]!, args[1] ?? { values: [numberValue(ZERO)], isReference: false }]),
  INT: (args) => {
    const number = toNumber(single(args[0]));
    return isError(number) ? number.error : numberValue(floor(number));
  },
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
  LEN: (args) => numberValue(exact(toText(single(args[0])).length)),
  N: (args) => (single(args[0]).type === 'number' ? single(args[0]) : numberValue(ZERO)),
  VALUE: (args) => {
    const number = toNumber(single(args[0]));
    return isError(number) ? number.error : numberValue(number);
  },
  CONCATENATE: (args) => ({ type: 'text', text: args.map((arg) => toText(single(arg))).join('') }),
  CONCAT: (args) => ({ type: 'text', text: args.flatMap((arg) => arg.values.map(toText)).join('') }),
  NA: () => errorValue('#N/A'),
};
