import { divide, type Exact, exact, negate } from '../../model/exact.ts';
import type { CellArea, CellValue, RawCell, RawWorkbook } from '../raw-workbook.ts';
import { applyOperator, arithmetic } from './apply-operator.ts';
import { pairCells } from './arrays.ts';
import { chooseBranch } from './choose-branch.ts';
import { type Argument, FUNCTIONS } from './functions.ts';
import { type Expression, parseFormula } from './parse.ts';
import { Unsupported } from './unsupported.ts';
import { BLANK, booleanValue, cellValueOf, errorValue, type Value, valueOfCell } from './value.ts';

/** Values of formulas that the file does not carry. */
export interface Evaluated {
  /** Value of the cell; cached values as they are. `unsupported` when its formula uses what is not evaluated here. */
  valueOf(sheet: string, row: number, column: number): CellValue | 'unsupported';
}

interface SheetCells {
  readonly name: string;
  readonly byRow: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** A chain of formulas longer than this is left alone rather than followed. */
const MAX_CHAIN = 400;

/** A larger range is no table of an office; what reads it is left alone. */
const MOST_CELLS = 2_000_000;

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
    if ((bottom - area.top + 1) * (right - area.left + 1) > MOST_CELLS) throw new Unsupported();
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
    const spelling = [name, name.toUpperCase()].find((one) => Object.hasOwn(raw.definedNames, one));
    const stored = spelling === undefined ? undefined : raw.definedNames[spelling];
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
    const chosen = chooseBranch(name, args, (tree) => evaluate(tree, sheet));
    if (chosen) return chosen;
    const fold = FUNCTIONS[name];
    if (!fold) throw new Unsupported();
    const whole = ARRAYS.has(name) ? arrayOf : argumentOf;
    return fold(args.map((arg) => whole(arg, sheet)));
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
