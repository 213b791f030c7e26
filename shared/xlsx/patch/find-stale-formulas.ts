import { columnIndex } from '../../workbook/address.ts';
import type { CellArea, RawWorkbook } from '../../workbook/raw-workbook.ts';

export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

interface FormulaCell extends CellPlace {
  readonly areas: readonly SheetArea[];
  /** Reaches cells that its text does not name (INDIRECT, OFFSET, tables, unknown names). */
  readonly opaque: boolean;
}

interface SheetArea extends CellArea {
  readonly sheet: string;
}

const REFERENCE =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*)!)?(?:\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?|\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?(\d{1,7}):\$?(\d{1,7}))(?![\w.(!\u0080-\uffff])|(?:('(?:[^']|'')+'|[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*)!)?([A-Za-z_\\\u0080-\uffff][\w.\\\u0080-\uffff]*)\s*(\()?|\[|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const VOLATILE = new Set(['INDIRECT', 'OFFSET', 'NOW', 'TODAY', 'RAND', 'RANDBETWEEN', 'CELL', 'INFO']);
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
const COLUMNS = 16_384;

/** Formula cells that build, directly or through others, on changed cells: their cached values no longer hold. */
export function findStaleFormulas(
  workbook: RawWorkbook,
  changed: readonly CellPlace[],
): readonly CellPlace[] {
  const formulas: FormulaCell[] = [];
  for (const sheet of workbook.sheets)
    for (const { row, column, formula } of sheet.cells)
      if (formula !== undefined)
        formulas.push({ sheet: sheet.name, row, column, ...referencesOf(formula, sheet.name, workbook) });
  const reached = new Map<string, Reached>();
  const reach = (place: CellPlace): void => {
    const known = reached.get(place.sheet) ?? { places: [], keys: new Set() };
    known.places.push(place);
    known.keys.add(place.row * COLUMNS + place.column);
    reached.set(place.sheet, known);
  };
  for (const place of changed) reach(place);
  const typed = new Set(changed.map(keyOf));
  let waiting = formulas.filter((cell) => !typed.has(keyOf(cell)));
  const stale: CellPlace[] = [];
  for (let found = true; found; ) {
    found = false;
    const still: FormulaCell[] = [];
    for (const cell of waiting) {
      if (cell.opaque || cell.areas.some((area) => touches(area, reached.get(area.sheet)))) {
        const place = { sheet: cell.sheet, row: cell.row, column: cell.column };
        stale.push(place);
        reach(place);
        found = true;
      } else still.push(cell);
    }
    waiting = still;
  }
  return stale;
}

interface Reached {
  readonly places: CellPlace[];
  readonly keys: Set<number>;
}

/** Small areas are looked up cell by cell, large ones place by place: either way the shorter list is walked. */
function touches(area: CellArea, reached: Reached | undefined): boolean {
  if (!reached) return false;
  const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (cells > reached.places.length) return reached.places.some((place) => holds(area, place));
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      if (reached.keys.has(row * COLUMNS + column)) return true;
  return false;
}

const keyOf = ({ sheet, row, column }: CellPlace): string => `${sheet}\n${row}\n${column}`;

const holds = (area: CellArea, { row, column }: CellPlace): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

interface References {
  readonly areas: readonly SheetArea[];
  readonly opaque: boolean;
}

/** Areas that a formula names. A name that leads to another name is not followed: it counts as reaching anything. */
function referencesOf(formula: string, home: string, workbook: RawWorkbook, insideName = false): References {
  const areas: SheetArea[] = [];
  const seen = new Set<string>();
  let opaque = false;
  for (const match of formula.matchAll(REFERENCE)) {
    if (match[0] === '[') opaque = true;
    const name = match[11];
    if (name === undefined) {
      const area = areaOf(match);
      if (area) areas.push({ ...area, sheet: sheetOf(match[1], home) });
    } else if (match[12] !== undefined) opaque ||= VOLATILE.has(name.toUpperCase());
    else if (!/^(TRUE|FALSE)$/i.test(name) && !seen.has(match[0])) {
      seen.add(match[0]);
      const reference =
        definedName(workbook, `${sheetOf(match[10], home)}!${name}`) ?? definedName(workbook, name);
      const inner =
        reference === undefined || insideName ? null : referencesOf(reference, home, workbook, true);
      for (const area of inner?.areas ?? []) areas.push(area);
      opaque ||= inner === null || inner.opaque;
    }
  }
  return { areas, opaque };
}

/** Names come from the file: one called `constructor` is only that. */
const definedName = ({ definedNames }: RawWorkbook, name: string): string | undefined =>
  Object.hasOwn(definedNames, name) ? definedNames[name] : undefined;

function sheetOf(written: string | undefined, home: string): string {
  if (written === undefined) return home;
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
}

function areaOf(match: RegExpMatchArray): CellArea | null {
  const [, , column, row, toColumn, toRow, fromWhole, toWhole, fromRow, lastRow] = match;
  if (column !== undefined && row !== undefined) {
    const left = columnIndex(column);
    const top = Number(row) - 1;
    const right = toColumn === undefined ? left : columnIndex(toColumn);
    const bottom = toRow === undefined ? top : Number(toRow) - 1;
    return sorted(top, left, bottom, right);
  }
  if (fromWhole !== undefined && toWhole !== undefined)
    return sorted(0, columnIndex(fromWhole), LAST_ROW, columnIndex(toWhole));
  if (fromRow !== undefined && lastRow !== undefined)
    return sorted(Number(fromRow) - 1, 0, Number(lastRow) - 1, LAST_COLUMN);
  return null;
}

const sorted = (top: number, left: number, bottom: number, right: number): CellArea => ({
  top: Math.min(top, bottom),
  left: Math.min(left, right),
  bottom: Math.max(top, bottom),
  right: Math.max(left, right),
});
