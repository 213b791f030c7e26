import type { RawCell } from '../raw-workbook.ts';
import { findHeaderRows, type HeaderSpan, lookOf } from './find-header-rows.ts';
import { findListWithoutHeader } from './find-list.ts';
import { isTotalWord } from './header-words.ts';
import { normaliseUnit } from '../text/unit.ts';
import { cellAt, cellText, mergeAt, type SheetGrid, shownText } from './sheet-grid.ts';
import type { TableFrame, TableText } from './table-frame.ts';
import { type SenseReader, senseOf, unitLine } from './text-sense.ts';

interface Draft {
  left: number;
  right: number;
  headerTop: number;
  headerBottom: number;
  /** Last row that may belong to the body. */
  end: number;
}

const LAST_ROW = 1_048_575;
/** So many empty rows may stand inside a table; more end it. */
const WIDEST_GAP = 6;
/** Lines above a header that may be its title, unit line or reporting unit. */
const LINES_ABOVE = 8;

/** Every table of the sheet, found by its header rows; where it ends is decided by the next header, notes and gaps. */
export function findTables(grid: SheetGrid, reader: SenseReader): readonly TableFrame[] {
  const drafts: Draft[] = [];
  for (const span of findHeaderRows(grid, reader)) {
    if (drafts.some((draft) => overlaps(draft, span) && span.row <= draft.headerBottom)) continue;
    const draft = growHeader(grid, span, reader);
    for (const other of drafts)
      if (overlaps(other, draft)) other.end = Math.min(other.end, draft.headerTop - 1);
    drafts.push(draft);
  }
  const frames: TableFrame[] = [];
  for (const draft of drafts) {
    const widened = widen(grid, draft, drafts);
    const body = bodyOf(grid, widened, reader);
    frames.push({
      grid,
      left: widened.left,
      right: widened.right,
      headerTop: widened.headerTop,
      headerBottom: widened.headerBottom,
      body: body.rows,
      above: linesAbove(grid, widened, frames),
      below: body.below,
    });
  }
  const found = frames.filter((frame) => frame.body.length > 0);
  return found.length > 0 ? found : findListWithoutHeader(grid, reader);
}

const overlaps = (a: { left: number; right: number }, b: { left: number; right: number }): boolean =>
  a.left <= b.right && b.left <= a.right;

/** Takes in the further rows of the header: what merges reach down to, group words above, sub-headings below, 甲 乙 1 2 3. */
function growHeader(grid: SheetGrid, span: HeaderSpan, reader: SenseReader): Draft {
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
  while (
    isSubHeader(
      grid,
      bottom + 1,
      { left, right, headerTop: top, headerBottom: bottom, end: LAST_ROW },
      reader,
    )
  )
    bottom++;
  while (
    bottom < span.row + 6 &&
    (isNumberingRow(grid, bottom + 1, left, right) || isUnitRow(grid, bottom + 1, left, right))
  )
    bottom++;
  while (top > 0 && top > span.row - 3 && isGroupHeader(grid, top - 1, left, right, reader)) top--;
  return { left, right, headerTop: top, headerBottom: bottom, end: LAST_ROW };
}

/** A row of header words under the header, where the name columns are empty or merged down. */
function isSubHeader(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.length === 0 || row > draft.headerTop + 4) return false;
  let strong = 0;
  for (const cell of cells) {
    const look = lookOf(cell, reader);
    if (look === 'data') return false;
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
function isUnitRow(grid: SheetGrid, row: number, left: number, right: number): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= left && cell.column <= right,
  );
  const units = cells.filter((cell) => cell.value?.type === 'text' && normaliseUnit(cellText(cell)) !== null).length;
  const words = cells.filter((cell) => /^(?:计量)?单\s*位$/.test(cellText(cell))).length;
  return units >= 2 && units + words === cells.length;
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
  let groups = 0;
  for (const cell of cells) {
    const text = cellText(cell);
    if (lookOf(cell, reader) !== 'strong' || unitLine(text).length > 0) return false;
    // A lone text over the first column is the title, however wide it is merged.
    if (cells.length === 1 && cell.column <= left) return false;
    const merge = mergeAt(grid, row, cell.column);
    const width = merge ? merge.right - merge.left + 1 : 1;
    if (width >= right - left + 1) return false;
    if (width > 1 || cells.length > 1 || cell.column > left) groups++;
  }
  return groups === cells.length;
}

/** Category or value columns whose header cell is empty still belong to the table when the body fills them. */
function widen(grid: SheetGrid, draft: Draft, drafts: readonly Draft[]): Draft {
  let { left, right } = draft;
  const taken = (column: number): boolean =>
    drafts.some(
      (other) => other !== draft && column >= other.left && column <= other.right && rowsMeet(draft, other),
    );
  for (let step = 0; step < 2 && left > 0 && !taken(left - 1) && isFilled(grid, draft, left - 1); step++)
    left--;
  for (let step = 0; step < 2 && !taken(right + 1) && isFilled(grid, draft, right + 1); step++) right++;
  return { ...draft, left, right };
}

const rowsMeet = (a: Draft, b: Draft): boolean => a.headerTop <= b.end && b.headerTop <= a.end;

function isFilled(grid: SheetGrid, draft: Draft, column: number): boolean {
  let filled = 0;
  let rows = 0;
  for (const { row } of grid.rows) {
    if (row <= draft.headerBottom) continue;
    if (row > draft.end || rows >= 30) break;
    rows++;
    if (
      cellAt(grid, row, column) ||
      (mergeAt(grid, row, column)?.left === column && shownText(grid, row, column) !== '')
    )
      filled++;
  }
  return rows >= 2 && filled * 2 >= rows;
}

interface Body {
  readonly rows: readonly number[];
  readonly below: readonly TableText[];
}

/** Rows of the body down to a gap, the next header or the notes; single texts at its end are notes or the next title. */
function bodyOf(grid: SheetGrid, draft: Draft, reader: SenseReader): Body {
  const rows: number[] = [];
  let last = draft.headerBottom;
  let start = 0;
  let end = grid.rows.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (grid.rows[middle]!.row <= draft.headerBottom) start = middle + 1;
    else end = middle;
  }
  let at = start;
  for (; at < grid.rows.length; at++) {
    const { row, cells } = grid.rows[at]!;
    if (row > draft.end || row > last + WIDEST_GAP + 1) break;
    if (!cells.some((cell) => cell.column >= draft.left && cell.column <= draft.right)) continue;
    rows.push(row);
    last = row;
  }
  let keep = rows.length;
  while (keep > 0 && isLoneText(grid, rows[keep - 1]!, draft, reader)) keep--;
  for (let i = 0; i < keep; i++)
    if (isClosingNote(grid, rows[i]!, draft)) {
      keep = i;
      break;
    }
  const below = rows.slice(keep).flatMap((row) => textsOf(grid, row, draft));
  return { rows: rows.slice(0, keep), below };
}

/** One text in an otherwise empty row: a note, a signature or a title, but not a name whose figures are still blank. */
function isLoneText(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.some((cell) => cell.value?.type !== 'text')) return false;
  const texts = cells.map(cellText);
  if (texts.every((text) => /[:：]/.test(text) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(text))) return true;
  if (cells.length !== 1) return false;
  const merge = mergeAt(grid, row, cells[0]!.column);
  const wide = merge !== null && merge.right - merge.left >= 2;
  const sense = senseOf(texts[0]!, reader);
  if (sense.total || isTotalWord(texts[0]!)) return false;
  return wide || ((sense.matches[0]?.score ?? 0) < 0.75 && sense.region === null);
}

/** 注：… or 单位负责人：… inside the rows ends the table: what follows are other lines. */
function isClosingNote(grid: SheetGrid, row: number, draft: Draft): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.length > 4 || cells.some((cell) => cell.value?.type !== 'text')) return false;
  return /^\s*(?:注|备注|说明|填表说明|填报说明|附注|单位负责人|分管领导|负责人|填表人|填报人|审核人|制表|数据来源|资料来源|联系人|填报日期|报出日期|经办人|主要负责人)\d*\s*(?:[:：]|\d\s*[.、])/.test(
    cellText(cells[0]),
  );
}

const textsOf = (grid: SheetGrid, row: number, span: { left: number; right: number }): readonly TableText[] =>
  (grid.byRow.get(row)?.cells ?? [])
    .filter((cell) => cell.column >= span.left && cell.column <= span.right && cell.value?.type === 'text')
    .map((cell) => ({ row, column: cell.column, text: cellText(cell) }));

/** Title, unit line and reporting unit: texts above the header and below the table before it. */
function linesAbove(grid: SheetGrid, draft: Draft, before: readonly TableFrame[]): readonly TableText[] {
  const floor = Math.max(
    -1,
    ...before
      .filter((frame) => overlaps(frame, draft) && frame.headerTop < draft.headerTop)
      .map((frame) => frame.body.at(-1) ?? frame.headerBottom),
  );
  const lines: TableText[] = [];
  for (let row = draft.headerTop - 1; row > floor && row >= draft.headerTop - LINES_ABOVE; row--) {
    const texts = (grid.byRow.get(row)?.cells ?? []).filter((cell) => cell.value?.type === 'text');
    const reach = (cell: RawCell): number => mergeAt(grid, row, cell.column)?.right ?? cell.column;
    const own = texts.filter((cell) => reach(cell) >= draft.left && cell.column <= draft.right);
    // Of several titles side by side each table has its own; one alone is for all of them.
    for (const cell of own.length > 0 ? own : texts)
      if (own.length > 0 || cell.column <= draft.right + 3)
        lines.push({ row, column: cell.column, text: cellText(cell) });
  }
  return lines.sort((a, b) => a.row - b.row || a.column - b.column);
}
