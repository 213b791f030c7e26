import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isInteger,
  multiply,
  negate,
  ONE,
  subtract,
} from '../../model/exact.ts';
import { cellAddress } from '../address.ts';
import type { CellArea, CellValue, RawCell, RawWorkbook } from '../raw-workbook.ts';
import { type Argument, FUNCTIONS, holds, truthOf } from './functions.ts';
import { type Expression, parseFormula } from './parse.ts';
import {
  BLANK,
  booleanValue,
  cellValueOf,
  errorValue,
  isError,
  numberValue,
  toNumber,
  toText,
  type Value,
  valueOfCell,
} from './value.ts';

/** Values of formulas that the file does not carry. */
export interface Evaluated {
  /** Value of the cell; cached values as they are. `unsupported` when its formula uses what is not evaluated here. */
  valueOf(sheet: string, row: number, column: number): CellValue | 'unsupported';
}

/** Thrown inside an evaluation only, caught at the cell: the formula uses something not evaluated here, or turns in a circle. */
class Unsupported extends Error {}

interface SheetCells {
  readonly name: string;
  readonly byRow: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** A chain of formulas longer than this is left alone rather than followed. */
const MAX_CHAIN = 400;

/** Evaluates formulas without cached value on demand: + − × ÷, the functions of FUNCTIONS, IF, references across sheets. */
export function evaluateWorkbook(raw: RawWorkbook): Evaluated {
  const sheets = new Map(
    raw.sheets.map((sheet) => [sheet.name.toLowerCase(), indexSheet(sheet.name, sheet.cells)]),
  );
  const results = new Map<RawCell, CellValue | 'unsupported'>();
  const parsed = new Map<string, Expression | null>();
  const open = new Set<RawCell>();

  function cellAt(sheet: string, row: number, column: number): RawCell | undefined {
    return sheets.get(sheet.toLowerCase())?.byRow.get(row)?.get(column);
  }

  function cellValue(sheet: string, row: number, column: number): CellValue | 'unsupported' {
    const cell = cellAt(sheet, row, column);
    if (!cell) return null;
    if (cell.value !== null || cell.formula === undefined) return cell.value;
    const known = results.get(cell);
    if (known !== undefined) return known;
    const result = compute(cell, cell.formula, sheet);
    results.set(cell, result);
    return result;
  }

  function compute(cell: RawCell, formula: string, sheet: string): CellValue | 'unsupported' {
    if (open.has(cell) || open.size > MAX_CHAIN) return 'unsupported';
    let tree = parsed.get(formula);
    if (tree === undefined) {
      tree = parseFormula(formula);
      parsed.set(formula, tree);
    }
    if (!tree) return 'unsupported';
    open.add(cell);
    try {
      return cellValueOf(evaluate(tree, sheet));
    } catch (error) {
      if (error instanceof Unsupported) return 'unsupported';
      throw error;
    } finally {
      open.delete(cell);
    }
  }

  function readCell(sheet: string, row: number, column: number): Value {
    const value = cellValue(sheet, row, column);
    if (value === 'unsupported') throw new Unsupported();
    return valueOfCell(value);
  }

  function rangeOf(sheetName: string, area: CellArea): Argument {
    const sheet = sheets.get(sheetName.toLowerCase());
    if (!sheet) return { values: [errorValue('#REF!')], isReference: false };
    const bottom = Math.min(area.bottom, Math.max(sheet.lastRow, area.top));
    const right = Math.min(area.right, Math.max(sheet.lastColumn, area.left));
    if ((bottom - area.top + 1) * (right - area.left + 1) > 2_000_000) throw new Unsupported();
    const values: Value[] = [];
    for (let row = area.top; row <= bottom; row++)
      for (let column = area.left; column <= right; column++) values.push(readCell(sheet.name, row, column));
    return { values, isReference: true };
  }

  function argumentOf(tree: Expression | null, sheet: string): Argument {
    if (!tree) return { values: [BLANK], isReference: false };
    if (tree.kind === 'reference') return rangeOf(tree.sheet ?? sheet, tree.area);
    if (tree.kind === 'name') {
      const named = namedReference(tree.name);
      if (named) return argumentOf(named, sheet);
    }
    return { values: [evaluate(tree, sheet)], isReference: false };
  }

  function namedReference(name: string): Expression | null {
    const stored = raw.definedNames[name] ?? raw.definedNames[name.toUpperCase()];
    const tree = stored === undefined ? null : parseFormula(stored);
    return tree && (tree.kind === 'reference' || tree.kind === 'number' || tree.kind === 'text')
      ? tree
      : null;
  }

  function evaluate(tree: Expression, sheet: string): Value {
    switch (tree.kind) {
      case 'number':
        return valueOfCell({ type: 'number', text: tree.text });
      case 'text':
        return { type: 'text', text: tree.text };
      case 'boolean':
        return booleanValue(tree.value);
      case 'error':
        return errorValue(tree.text);
      case 'reference': {
        const { values } = rangeOf(tree.sheet ?? sheet, tree.area);
        if (values.length > 1) throw new Unsupported();
        return values[0] ?? BLANK;
      }
      case 'name': {
        const named = namedReference(tree.name);
        if (!named) throw new Unsupported();
        return evaluate(named, sheet);
      }
      case 'negate':
        return arithmetic(evaluate(tree.of, sheet), negate);
      case 'percent':
        return arithmetic(evaluate(tree.of, sheet), (number) => divide(number, exact('100'))!);
      case 'binary':
        return applyOperator(tree.operator, evaluate(tree.left, sheet), evaluate(tree.right, sheet));
      case 'call':
        return call(tree.name, tree.args, sheet);
    }
  }

  function call(name: string, args: readonly (Expression | null)[], sheet: string): Value {
    if (name === 'IF') {
      const truth = truthOf(args[0] ? evaluate(args[0], sheet) : BLANK);
      if (typeof truth !== 'boolean') return truth;
      const branch = truth ? args[1] : args[2];
      if (branch === undefined) return booleanValue(truth);
      return branch ? evaluate(branch, sheet) : numberValue(exact('0'));
    }
    if (name === 'IFERROR') {
      const value = args[0] ? evaluate(args[0], sheet) : BLANK;
      if (value.type !== 'error') return value;
      return args[1] ? evaluate(args[1], sheet) : BLANK;
    }
    const fold = FUNCTIONS[name];
    if (!fold) throw new Unsupported();
    return fold(args.map((arg) => argumentOf(arg, sheet)));
  }

  return { valueOf: cellValue };
}

function indexSheet(name: string, cells: readonly RawCell[]): SheetCells {
  const byRow = new Map<number, Map<number, RawCell>>();
  let lastRow = 0;
  let lastColumn = 0;
  for (const cell of cells) {
    const row = byRow.get(cell.row);
    if (row) row.set(cell.column, cell);
    else byRow.set(cell.row, new Map([[cell.column, cell]]));
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  return { name, byRow, lastRow, lastColumn };
}

function arithmetic(value: Value, apply: (number: Exact) => Exact): Value {
  const number = toNumber(value);
  return isError(number) ? number.error : numberValue(apply(number));
}

function applyOperator(operator: string, left: Value, right: Value): Value {
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
  if (Math.abs(times) > 64) throw new Unsupported();
  let result = ONE;
  for (let i = 0; i < Math.abs(times); i++) result = multiply(result, base);
  if (times >= 0) return numberValue(result);
  const inverse = divide(ONE, result);
  return inverse ? numberValue(inverse) : errorValue('#DIV/0!');
}

/** Spreadsheet order: numbers before text before booleans; blank is 0 or "" beside the other. */
function compareValues(left: Value, right: Value): number {
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

/** `sheet!A1` of a place, as references are named everywhere. */
export const placeKey = (sheet: string, row: number, column: number): string =>
  `${sheet}!${cellAddress(row, column)}`;
