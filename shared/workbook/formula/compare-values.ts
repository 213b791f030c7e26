import { compare, exact } from '../../model/exact.ts';
import { booleanValue, numberValue, toText, type Value } from './value.ts';

/** Spreadsheet order: numbers before text before booleans; blank is 0 or "" beside the other. */
export function compareValues(left: Value, right: Value): number {
  const a = left.type === 'blank' ? blankBeside(right) : left;
  const b = right.type === 'blank' ? blankBeside(left) : right;
  if (a.type === 'number' && b.type === 'number') return compare(a.number, b.number);
  if (a.type === b.type) {
    const x = toText(a).toLowerCase();
    const y = toText(b).toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const order = ['number', 'text', 'boolean'];
  return order.indexOf(a.type) - order.indexOf(b.type);
}

const blankBeside = (other: Value): Value =>
  other.type === 'text'
    ? { type: 'text', text: '' }
    : other.type === 'boolean'
      ? booleanValue(false)
      : numberValue(exact('0'));
