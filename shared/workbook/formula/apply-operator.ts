import { add, divide, type Exact, isInteger, multiply, ONE, subtract } from '../../model/exact.ts';
import { compareValues } from './compare-values.ts';
import { holds } from './conditional.ts';
import { Unsupported } from './unsupported.ts';
import { booleanValue, errorValue, isError, numberValue, toNumber, toText, type Value } from './value.ts';

/** A higher power is no figure of an office. */
const MOST_FACTORS = 64;

/** A function of one number over a value; an error stays the error. */
export function arithmetic(value: Value, apply: (number: Exact) => Exact): Value {
  const number = toNumber(value);
  return isError(number) ? number.error : numberValue(apply(number));
}

/** What an operator of a formula makes of two values; the first error wins, as in Excel. */
export function applyOperator(operator: string, left: Value, right: Value): Value {
  if (left.type === 'error') return left;
  if (right.type === 'error') return right;
  if (operator === '&') return { type: 'text', text: toText(left) + toText(right) };
  if ('=<><='.includes(operator) || operator === '>=')
    return booleanValue(holds(operator, compareValues(left, right)));
  const a = toNumber(left);
  const b = toNumber(right);
  if (isError(a)) return a.error;
  if (isError(b)) return b.error;
  switch (operator) {
    case '+':
      return numberValue(add(a, b));
    case '-':
      return numberValue(subtract(a, b));
    case '*':
      return numberValue(multiply(a, b));
    case '/': {
      const quotient = divide(a, b);
      return quotient ? numberValue(quotient) : errorValue('#DIV/0!');
    }
    default:
      return power(a, b);
  }
}

/** Whole powers only: roots have no exact value. */
function power(base: Exact, exponent: Exact): Value {
  if (!isInteger(exponent)) throw new Unsupported();
  const times = Number(exponent.n) / Number(exponent.d);
  if (Math.abs(times) > MOST_FACTORS) throw new Unsupported();
  let result = ONE;
  for (let i = 0; i < Math.abs(times); i++) result = multiply(result, base);
  if (times >= 0) return numberValue(result);
  const inverse = divide(ONE, result);
  return inverse ? numberValue(inverse) : errorValue('#DIV/0!');
}
