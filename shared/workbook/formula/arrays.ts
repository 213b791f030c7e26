import type { Argument } from './functions.ts';
import { BLANK, errorValue, type Value } from './value.ts';

/** Two arrays cell by cell; a single value, row or column goes with every cell of the other. */
export function pairCells(left: Argument, right: Argument, apply: (a: Value, b: Value) => Value): Argument {
  const width = Math.max(left.width, right.width);
  const heightOf = ({ values, width: own }: Argument): number => Math.ceil(values.length / own);
  const height = Math.max(heightOf(left), heightOf(right));
  const at = (arg: Argument, row: number, column: number): Value => {
    const [rows, columns] = [heightOf(arg), arg.width];
    if ((rows > 1 && row >= rows) || (columns > 1 && column >= columns)) return errorValue('#N/A');
    return arg.values[(rows === 1 ? 0 : row) * columns + (columns === 1 ? 0 : column)] ?? BLANK;
  };
  const values: Value[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      values.push(apply(at(left, row, column), at(right, row, column)));
  return { values, width, isReference: false };
}
