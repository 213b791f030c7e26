import type { RawCell } from '../../raw-workbook.ts';
import { readQuantity } from '../../text/quantity.ts';
import { normaliseUnit } from '../../text/unit.ts';
import { cellText, type GridRow, mergeAt, type SheetGrid } from '../grid/sheet-grid.ts';
import { SEEN, seenAs } from '../grid/watched-grid.ts';
import { isAnchorWord } from '../words/header-words.ts';
import { type CellLook, rememberIn, type SenseReader, senseOf } from '../words/text-sense.ts';

/** Columns of one row that read like the header of a table. */
export interface HeaderSpan {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** Rows that are looked at fully wherever they stand; deeper rows need a reason (a header word, a gap above). */
const LOOKED_AT_FULLY = 60;

/**
 * Rows that start a table: header words, names of indicators, regions or periods side by side, and no data between them.
 * A row may start several tables that stand beside each other.
 */
export function findHeaderRows(grid: SheetGrid, reader: SenseReader): readonly HeaderSpan[] {
  return grid.rows.flatMap((_, at) => spansOfRow(grid, at, reader));
}

const NONE: readonly HeaderSpan[] = [];

/** The headers that begin in one row. Beside the row itself only the shape of the row above matters. */
export function spansOfRow(grid: SheetGrid, at: number, reader: SenseReader): readonly HeaderSpan[] {
  const row = grid.rows[at]!;
  if (row.cells.length < 2) return NONE;
  const previous = at === 0 ? null : grid.rows[at - 1]!;
  const adjacent = previous !== null && row.row === previous.row + 1;
  const afterGap = !adjacent || previous.cells.length <= 1;
  if (at >= LOOKED_AT_FULLY && !afterGap && !row.cells.some(isAnchorCell)) return NONE;
  // Right under rows of data only a word that is nothing but a header starts another table.
  const spans = headerSpans(grid, row, reader, adjacent && looksLikeData(grid, previous));
  return spans.length > 0 && isLabelledValues(row, reader) ? NONE : spans;
}

const looksLikeData = (grid: SheetGrid, row: GridRow): boolean =>
  row.cells.some((cell) => cell.value?.type === 'number') ||
  (row.cells.length >= 3 && !isGrouping(grid, row));

/** 科技活动投入 | 科技活动产出, merged over several columns: words that group the columns of the row under them. */
const isGrouping = (grid: SheetGrid, { row, cells }: GridRow): boolean =>
  cells.some((cell) => {
    const merge = mergeAt(grid, row, cell.column);
    return merge !== null && merge.right > merge.left && merge.bottom === row;
  });

const isAnchorCell = (cell: RawCell): boolean => cell.value?.type === 'text' && isAnchorWord(cell.value.text);

const DATA: CellLook = { as: 'data', anchor: false, unit: false };
const YEAR: CellLook = { as: 'strong', anchor: false, unit: false };

/** How one cell looks in a header; worked out once for each text. */
export function lookOf(watched: RawCell, reader: SenseReader): CellLook {
  const cell = seenAs(watched, SEEN.look);
  if (cell.value === null) return DATA;
  if (cell.value.type === 'number') return mayBeYear(cell) ? YEAR : DATA;
  if (cell.value.type !== 'text') return DATA;
  const { text } = cell.value;
  return reader.looks.get(text) ?? rememberIn(reader.looks, text, readLook(text, reader));
}

/** A number that may head a column: 2022, or a date. Most numbers are none at the first glance. */
export function mayBeYear({ value, format }: RawCell): boolean {
  if (value?.type !== 'number') return false;
  if (value.text.length === 4 && /^(19[89]|20[0-6])\d$/.test(value.text)) return true;
  return format !== undefined && /^\d{4}年/.test(cellText({ row: 0, column: 0, value, format }));
}

function readLook(typed: string, reader: SenseReader): CellLook {
  const text = typed.trim();
  return {
    as: lookOfText(text, reader),
    anchor: isAnchorWord(typed),
    unit: normaliseUnit(text) !== null,
  };
}

function lookOfText(text: string, reader: SenseReader): CellLook['as'] {
  if (isAnchorWord(text)) return 'strong';
  if (text.length > 60) return 'data';
  const sense = senseOf(text, reader);
  // 填报单位：… says something itself; a name with its scope or unit behind a colon doesn't.
  if (/[:：]\s*\S/.test(text) && (sense.matches[0]?.score ?? 0) < 0.85) return 'data';
  if (sense.onlyPeriod || sense.region !== null || sense.total || sense.wholeArea) return 'strong';
  if (normaliseUnit(text) !== null) return 'unit';
  const quantity = readQuantity(text).kind;
  if (quantity === 'number' || quantity === 'none' || quantity === 'error') return 'data';
  if ((sense.matches[0]?.score ?? 0) >= 0.85 || sense.roles.length > 0) return 'strong';
  return 'word';
}

interface Run {
  left: number;
  right: number;
  strong: number;
  words: number;
  units: number;
  data: number;
  startsTable: boolean;
  /** Words that only a header says. */
  anchors: number;
}

/** Splits a row at empty columns and at a header that begins again, and keeps the pieces that read like headers. */
function headerSpans(
  grid: SheetGrid,
  row: GridRow,
  reader: SenseReader,
  anchored: boolean,
): readonly HeaderSpan[] {
  const runs: Run[] = [];
  let current: Run | null = null;
  for (const cell of row.cells) {
    const merge = mergeAt(grid, row.row, cell.column);
    const right = merge && merge.left === cell.column ? merge.right : cell.column;
    const { as: look, anchor } = lookOf(cell, reader);
    const text = cellText(cell);
    const starts = (look === 'strong' && startsTable(text, reader)) || isTimeWord(text);
    if (
      current &&
      cell.column <= current.right + 1 &&
      !(starts && beginsAgain(grid, row, current, cell, reader))
    ) {
      current.right = Math.max(current.right, right);
    } else {
      current = {
        left: cell.column,
        right,
        strong: 0,
        words: 0,
        units: 0,
        data: 0,
        startsTable: starts,
        anchors: 0,
      };
      runs.push(current);
    }
    if (anchor) current.anchors++;
    if (look === 'strong') current.strong++;
    else if (look === 'word') current.words++;
    else if (look === 'unit') current.units++;
    else current.data++;
  }
  return (
    joinRuns(runs)
      // 项 may head a column; a row of data has its unit beside fewer header words.
      .filter((run) => run.data === 0 && (run.units === 0 || run.anchors >= 2))
      .filter((run) => run.strong >= 2 && (run.strong >= run.words || run.anchors >= 2))
      .filter((run) => (anchored ? run.anchors > 0 : hasReason(grid, row, run, reader)))
      .map((run) => ({ row: row.row, left: run.left, right: run.right }))
  );
}

/** 月份 over times: a small table beside another begins with it too. */
const isTimeWord = (text: string): boolean =>
  text.length <= 6 && /^(?:月份?|季度|年份|年度|时间|日期)$/.test(text.replace(/\s/g, ''));

/** 序号, 指标名称, 县区, 企业名称: a column with which a table can begin. */
function startsTable(text: string, reader: SenseReader): boolean {
  const roles = senseOf(text, reader).roles;
  // 目标任务 may be a name or a value: nothing begins with it.
  if (roles.includes('target')) return false;
  return roles[0] === 'number' || roles[0] === 'name' || roles[0] === 'region' || roles[0] === 'entity';
}

/** The same first word again after other columns: two tables side by side without a gap. */
function beginsAgain(grid: SheetGrid, row: GridRow, run: Run, cell: RawCell, reader: SenseReader): boolean {
  if (cell.column - run.left < 2) return false;
  const first = row.cells.find((candidate) => candidate.column === run.left);
  const words = cellText(cell).replace(/\s/g, '');
  if (!first || cellText(first).replace(/\s/g, '') !== words) return false;
  return (
    senseOf(cellText(first), reader).roles[0] !== undefined &&
    mergeAt(grid, row.row, cell.column)?.left !== run.left
  );
}

/** An empty column inside a table does not end it; what begins with 序号 or 指标 on its other side is another table. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const near = last !== undefined && run.left - last.right <= 3 && run.left > last.right + 1;
    if (last && near && !run.startsTable && run.data + run.units === 0 && last.data + last.units === 0) {
      last.right = run.right;
      last.strong += run.strong;
      last.words += run.words;
      last.anchors += run.anchors;
    } else joined.push({ ...run });
  }
  return joined;
}

/** Without a header word, names or regions or periods must stand in a row to be a header (an empty corner above them). */
function hasReason(grid: SheetGrid, row: GridRow, run: Run, reader: SenseReader): boolean {
  let named = 0;
  for (const cell of row.cells) {
    if (cell.column < run.left || cell.column > run.right) continue;
    const sense = senseOf(cellText(cell), reader);
    if (isAnchorWord(sense.text)) return true;
    // 序 heads a column of numbers whatever stands beside it.
    if (sense.roles.length > 0 && sense.matches.length === 0)
      named += sense.roles[0] === 'number' ? 1.25 : 0.75;
    if (sense.region !== null || sense.onlyPeriod || (sense.matches[0]?.score ?? 0) >= 0.9) named++;
  }
  return named >= 2 && grid.rows.length > 1;
}

/** 县区 | 安定区 | 年份 | 2022: pairs of what is asked and what was filled in, not the header of a table. */
function isLabelledValues({ cells }: GridRow, reader: SenseReader): boolean {
  let pairs = 0;
  for (let at = 0; at + 1 < cells.length; at++) {
    if (!ASKED.test(cellText(cells[at]).replace(/\s/g, ''))) continue;
    const answer = senseOf(cellText(cells[at + 1]), reader);
    if (!answer.onlyPeriod && answer.region === null && answer.office === null) continue;
    pairs++;
    at++;
  }
  return pairs >= 2 && pairs * 2 >= cells.length - 1;
}

const ASKED =
  /^(?:县区|区县|地区|县别|单位|单位名称|(?:填报|报送|上报|编报)(?:单位|时间|日期)|年份|年度|时间|报告期|所属期|期别)[:：]?$/;
