import {
  add,
  divide,
  type Exact,
  exact,
  isInteger,
  multiply,
  negate,
  ONE,
  subtract,
} from '../../model/exact.ts';
import type { CellArea, CellValue, RawCell, RawWorkbook } from '../raw-workbook.ts';
import { pairCells } from './arrays.ts';
import { compareValues } from './compare-values.ts';
import { holds } from './conditional.ts';
import { type Argument, FUNCTIONS } from './functions.ts';
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
  truthOf,
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
  const order = raw.sheets.map(({ name }) => name.toLowerCase());
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

  /** 一季度:四季度!D4: the same place on every sheet from the first to the last; no sheet has a colon in its name. */
  function acrossSheets(names: string, area: CellArea): Argument {
    const [from, to] = names.split(':').map((name) => order.indexOf(name.toLowerCase()));
    if (from === undefined || to === undefined || from < 0 || to < 0) throw new Unsupported();
    const values = order
      .slice(Math.min(from, to), Math.max(from, to) + 1)
      .flatMap((name) => rangeOf(name, area).values);
    return { values, width: 1, isReference: true };
  }

  function rangeOf(sheetName: string, area: CellArea): Argument {
    if (sheetName.includes(':')) return acrossSheets(sheetName, area);
    const sheet = sheets.get(sheetName.toLowerCase());
    if (!sheet) return { values: [errorValue('#REF!')], width: 1, isReference: false };
    const bottom = Math.min(area.bottom, Math.max(sheet.lastRow, area.top));
    const right = Math.min(area.right, Math.max(sheet.lastColumn, area.left));
    if ((bottom - area.top + 1) * (right - area.left + 1) > 2_000_000) throw new Unsupported();
    const values: Value[] = [];
    for (let row = area.top; row <= bottom; row++)
      for (let column = area.left; column <= right; column++) values.push(readCell(sheet.name, row, column));
    return { values, width: right - area.left + 1, isReference: true };
  }

  function argumentOf(tree: Expression | null, sheet: string): Argument {
    if (!tree) return { values: [BLANK], width: 1, isReference: false };
    if (tree.kind === 'reference') return rangeOf(tree.sheet ?? sheet, tree.area);
    if (tree.kind === 'name') {
      const named = namedReference(tree.name);
      if (named) return argumentOf(named, sheet);
    }
    return { values: [evaluate(tree, sheet)], width: 1, isReference: false };
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
    const lazy = branches(name, args, sheet);
    if (lazy) return lazy;
    const fold = FUNCTIONS[name];
    if (!fold) throw new Unsupported();
    const whole = ARRAYS.has(name) ? arrayOf : argumentOf;
    return fold(args.map((arg) => whole(arg, sheet)));
  }

  /** IFNA, IFS, SWITCH, CHOOSE evaluate only what they choose. */
  function branches(name: string, args: readonly (Expression | null)[], sheet: string): Value | null {
    const branch = (arg: Expression | null | undefined): Value => (arg ? evaluate(arg, sheet) : BLANK);
    if (name === 'IFNA') {
      const value = branch(args[0]);
      return value.type === 'error' && value.text === '#N/A' ? branch(args[1]) : value;
    }
    if (name === 'IFS') {
      for (let at = 0; at + 1 < args.length; at += 2) {
        const truth = truthOf(branch(args[at]));
        if (typeof truth !== 'boolean') return truth;
        if (truth) return branch(args[at + 1]);
      }
      return errorValue('#N/A');
    }
    if (name === 'CHOOSE') {
      const which = toNumber(branch(args[0]));
      if (isError(which)) return which.error;
      const chosen = args[Math.trunc(Number(which.n) / Number(which.d))];
      return chosen === undefined || chosen === args[0] ? errorValue('#VALUE!') : branch(chosen);
    }
    return null;
  }

  /** An argument of SUMPRODUCT or LOOKUP: operators inside it work cell by cell. */
  function arrayOf(tree: Expression | null, sheet: string): Argument {
    if (tree?.kind === 'binary') {
      const left = arrayOf(tree.left, sheet);
      const right = arrayOf(tree.right, sheet);
      return pairCells(left, right, (a, b) => applyOperator(tree.operator, a, b));
    }
    if (tree?.kind === 'negate' || tree?.kind === 'percent') {
      const of = arrayOf(tree.of, sheet);
      const apply = tree.kind === 'negate' ? negate : (number: Exact) => divide(number, exact('100'))!;
      return { ...of, isReference: false, values: of.values.map((value) => arithmetic(value, apply)) };
    }
    if (tree?.kind === 'call' && CELLWISE.has(tree.name) && tree.args.length > 0) {
      const [first, ...others] = tree.args;
      const of = arrayOf(first!, sheet);
      const rest = others.map((arg) => argumentOf(arg, sheet));
      const fold = FUNCTIONS[tree.name]!;
      const values = of.values.map((value) =>
        fold([{ values: [value], width: 1, isReference: false }, ...rest]),
      );
      return { ...of, isReference: false, values };
    }
    return argumentOf(tree, sheet);
  }

  return { valueOf: cellValue };
}

/** Functions whose arguments are whole arrays, as an office writes them: SUMPRODUCT((A=1)*(B=2)), LOOKUP(1,0/(A=1),B). */
const ARRAYS: ReadonlySet<string> = new Set(['SUMPRODUCT', 'LOOKUP']);
/** Functions of one cell that may be asked of every cell of an array. */
const CELLWISE: ReadonlySet<string> = new Set(
  'ISNUMBER ISTEXT ISBLANK ISERROR ISNA NOT LEN LEFT RIGHT MID ABS ROUND INT N VALUE TRIM'.split(' '),
);

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
