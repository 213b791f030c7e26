import { cellText, mergeAt, type SheetGrid, shownText } from '../grid/sheet-grid.ts';
import { type SenseReader, senseOf, unitLine } from '../words/text-sense.ts';
import { type HeaderSpan, lookOf } from './find-header-rows.ts';

/** A table whose header is known and whose end is still open. */
export interface Draft {
  left: number;
  right: number;
  headerTop: number;
  headerBottom: number;
  /** Last row that may belong to the body. */
  end: number;
}

const LAST_ROW = 1_048_575;

/** Takes in the further rows of the header: what merges reach down to, group words above, sub-headings below, 甲 乙 1 2 3. */
export function growHeader(grid: SheetGrid, span: HeaderSpan, reader: SenseReader): Draft {
  let top = span.row;
  let bottom = span.row;
  let { left, right } = span;
  for (let column = left; column <= right; column++) {
    const merge = mergeAt(grid, span.row, column);
    if (merge && merge.right - merge.left < 60 && merge.bottom - merge.top < 6) {
      bottom = Math.max(bottom, merge.bottom);
      right = Math.max(right, merge.right);
      left = Math.min(left, merge.left);
    }
  }
  for (let row = span.row + 1; row <= bottom; row++) right = reachOf(grid, row, right, span.row, reader);
  while (
    isSubHeader(
      grid,
      bottom + 1,
      { left, right, headerTop: top, headerBottom: bottom, end: LAST_ROW },
      reader,
    )
  ) {
    bottom++;
    right = reachOf(grid, bottom, right, span.row, reader);
  }
  while (
    bottom < span.row + 6 &&
    (isNumberingRow(grid, bottom + 1, left, right) || isUnitRow(grid, bottom + 1, left, right, reader))
  )
    bottom++;
  while (top > 0 && top > span.row - 3 && isGroupHeader(grid, top - 1, left, right, reader)) top--;
  return { left, right, headerTop: top, headerBottom: bottom, end: LAST_ROW };
}

/** Sub-headings under a group word that is not merged over them lead on to the right, where nothing else begins above. */
function reachOf(
  grid: SheetGrid,
  row: number,
  right: number,
  headerRow: number,
  reader: SenseReader,
): number {
  const begins = (column: number): boolean => {
    for (let above = row; above >= headerRow; above--)
      if (isStart(shownText(grid, above, column), reader)) return true;
    return false;
  };
  let reach = right;
  while (shownText(grid, row, reach + 1) !== '' && !begins(reach + 1)) reach++;
  return reach;
}

/** 序号, 指标: another table begins here. */
function isStart(text: string, reader: SenseReader): boolean {
  const { roles, matches } = senseOf(text, reader);
  if ((matches[0]?.score ?? 0) >= 0.75) return false;
  return roles[0] === 'number' || roles[0] === 'name' || roles[0] === 'region' || roles[0] === 'entity';
}

/** A row of header words under the header, where the name columns are empty or merged down. */
function isSubHeader(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.length === 0 || row > draft.headerTop + 4) return false;
  let strong = 0;
  for (const cell of cells) {
    const look = lookOf(cell, reader).as;
    if (look === 'data' || look === 'unit') return false;
    if (look === 'strong') strong++;
  }
  const first = cells[0]!;
  const merge = mergeAt(grid, row, first.column);
  if (merge && merge.right - merge.left >= draft.right - draft.left) return false;
  // Under a name or number column stands data, unless the word above only groups.
  for (const cell of cells) {
    const above = shownText(grid, draft.headerBottom, cell.column);
    const role = senseOf(above, reader).roles[0];
    const under = mergeAt(grid, draft.headerBottom, cell.column);
    const grouped = under !== null && under.right > under.left;
    if (
      above !== '' &&
      !grouped &&
      (role === 'number' || role === 'name' || role === 'group' || role === 'region' || role === 'entity')
    )
      return false;
  }
  return strong >= 1 && strong * 2 >= cells.length;
}

/** 单位 家 万元 %: a row that only says the units of the columns. */
function isUnitRow(grid: SheetGrid, row: number, left: number, right: number, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= left && cell.column <= right,
  );
  const units = cells.filter((cell) => lookOf(cell, reader).unit).length;
  if (units < 2) return false;
  const words = cells.filter((cell) => /^(?:计量)?单\s*位$/.test(cellText(cell))).length;
  return units + words === cells.length;
}

/** 甲 乙 1 2 3=2/1: a row that only numbers the columns. */
function isNumberingRow(grid: SheetGrid, row: number, left: number, right: number): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= left && cell.column <= right,
  );
  if (cells.length < 3) return false;
  let next = 1;
  let numbered = 0;
  for (const cell of cells) {
    const text = cellText(cell).replace(/\s/g, '');
    if (/^(?:[甲乙丙丁戊]|[A-H]|栏次|行次|—|-)$/.test(text)) {
      if (/^[A-H]$/.test(text)) numbered++;
      continue;
    }
    const number = /^[(（]?(\d{1,2})[)）]?(?:=.*)?$/.exec(text);
    if (!number || (Number(number[1]) !== next && next !== 1)) return false;
    next = Number(number[1]) + 1;
    numbered++;
  }
  return numbered >= 2 && numbered >= cells.length - 3;
}

/** A row of grouping words above the header (2025年 over 约束值 and 预期值), not the title and not a unit line. */
function isGroupHeader(
  grid: SheetGrid,
  row: number,
  left: number,
  right: number,
  reader: SenseReader,
): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= left && cell.column <= right,
  );
  if (cells.length === 0) return false;
  // A lone text over the first column is the title, however wide it is merged.
  if (cells.length === 1 && cells[0]!.column <= left) return false;
  let groups = 0;
  for (const cell of cells) {
    const merge = mergeAt(grid, row, cell.column);
    const width = merge ? merge.right - merge.left + 1 : 1;
    if (width >= right - left + 1) return false;
    if (lookOf(cell, reader).as !== 'strong' || unitLine(cellText(cell)).length > 0) return false;
    if (width > 1 || cells.length > 1 || cell.column > left) groups++;
  }
  return groups === cells.length;
}
