import { add, compare, divide, type Exact, exact, maximum, minimum, ZERO } from '../../model/exact.ts';
import type { Argument } from './functions.ts';
import { BLANK, errorValue, isError, numberValue, toNumber, toText, type Value } from './value.ts';

/** Text of a criterion (`">=60"`, `"优秀"`, `"*县"`) as a test of a value. */
function criterionOf(criterion: Value): (value: Value) => boolean {
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
  const pattern = wildcard(operand);
  if (operator === '<>') return (value) => !pattern.test(toText(value));
  return (value) =>
    operand === '' ? value.type === 'blank' : value.type !== 'blank' && pattern.test(toText(value));
}

/** `*县` and `安?区` as a pattern over the whole text. */
export const wildcard = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[\\s\\S]*')
      .replace(/\?/g, '[\\s\\S]')}$`,
    'i',
  );

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

/** Places at which every pair of range and criterion holds. */
function placesOf(pairs: readonly (Argument | undefined)[]): readonly number[] | null {
  if (pairs.length < 2 || pairs.length % 2 !== 0) return null;
  const tests = pairs.flatMap((pair, at) =>
    at % 2 === 0 ? [] : [{ range: pairs[at - 1], test: criterionOf(pair?.values[0] ?? BLANK) }],
  );
  const places: number[] = [];
  for (let at = 0; at < (pairs[0]?.values.length ?? 0); at++)
    if (tests.every(({ range, test }) => test(range?.values[at] ?? BLANK))) places.push(at);
  return places;
}

function numbersAt(source: Argument | undefined, places: readonly number[]): readonly Exact[] | Value {
  const numbers: Exact[] = [];
  for (const at of places) {
    const value = source?.values[at];
    if (value?.type === 'error') return value;
    if (value?.type === 'number') numbers.push(value.number);
  }
  return numbers;
}

type Fold = (args: readonly Argument[]) => Value;

const folded =
  (fold: (numbers: readonly Exact[]) => Value) =>
  (source: Argument | undefined, pairs: readonly (Argument | undefined)[]): Value => {
    const places = placesOf(pairs);
    if (places === null) return errorValue('#VALUE!');
    const numbers = numbersAt(source, places);
    return 'type' in numbers ? numbers : fold(numbers);
  };

const sum = folded((numbers) => numberValue(numbers.reduce(add, ZERO)));
const average = folded((numbers) =>
  numbers.length === 0
    ? errorValue('#DIV/0!')
    : numberValue(divide(numbers.reduce(add, ZERO), exact(numbers.length))!),
);
const greatest = folded((numbers) => numberValue(numbers.length ? numbers.reduce(maximum) : ZERO));
const least = folded((numbers) => numberValue(numbers.length ? numbers.reduce(minimum) : ZERO));

const countIf: Fold = (args) => {
  const places = placesOf(args);
  return places === null ? errorValue('#VALUE!') : numberValue(exact(places.length));
};

/** Functions that take the cells whose neighbours pass a test. */
export const CONDITIONAL: Readonly<Record<string, Fold>> = {
  COUNTIF: countIf,
  COUNTIFS: countIf,
  SUMIF: ([range, criterion, source]) => sum(source ?? range, [range, criterion]),
  SUMIFS: ([source, ...pairs]) => sum(source, pairs),
  AVERAGEIF: ([range, criterion, source]) => average(source ?? range, [range, criterion]),
  AVERAGEIFS: ([source, ...pairs]) => average(source, pairs),
  MAXIFS: ([source, ...pairs]) => greatest(source, pairs),
  MINIFS: ([source, ...pairs]) => least(source, pairs),
};
