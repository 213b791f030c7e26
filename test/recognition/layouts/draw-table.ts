import type { Dice } from './dice.ts';
import type { Entry, Paper } from './paper.ts';

/** One column: its header words from the top down, and one entry for every line. */
export interface DrawnColumn {
  readonly header: readonly string[];
  readonly entries: readonly (Entry | null)[];
  /** Equal labels that follow each other are merged down (or only written once). */
  readonly grouped?: 'merged' | 'first-only';
}

export interface DrawnTable {
  readonly top: number;
  readonly left: number;
  readonly columns: readonly DrawnColumn[];
  /** Header words over several columns are merged, or stand over the first only. */
  readonly unmerged?: boolean;
}

export interface DrawnPlace {
  readonly firstBodyRow: number;
  /** First row below the table. */
  readonly below: number;
  readonly right: number;
}

/** Writes header and body of a table as a clerk would draw it; returns where it came to stand. */
export function drawTable(paper: Paper, table: DrawnTable): DrawnPlace {
  const depth = Math.max(...table.columns.map((column) => column.header.length));
  drawHeader(paper, table, depth);
  const firstBodyRow = table.top + depth;
  const lines = Math.max(...table.columns.map((column) => column.entries.length));
  table.columns.forEach((column, at) => {
    drawColumn(paper, column, firstBodyRow, table.left + at);
  });
  return { firstBodyRow, below: firstBodyRow + lines, right: table.left + table.columns.length - 1 };
}

function drawHeader(paper: Paper, table: DrawnTable, depth: number): void {
  const { columns, top, left } = table;
  const same = (a: number, b: number, level: number): boolean =>
    columns[b] !== undefined &&
    columns[a]!.header.length > level &&
    columns[b]!.header.length > level &&
    Array.from({ length: level + 1 }, (_, at) => columns[a]!.header[at] === columns[b]!.header[at]).every(
      Boolean,
    );
  for (let level = 0; level < depth; level++)
    for (let at = 0; at < columns.length; ) {
      let end = at;
      // The lowest word of a column belongs to it alone.
      if (columns[at]!.header.length > level + 1) while (same(at, end + 1, level)) end++;
      const word = columns[at]!.header[level];
      if (word !== undefined && word !== '') {
        const last = columns[at]!.header.length === level + 1 ? depth - 1 : level;
        paper.put(top + level, left + at, { text: word });
        if (!table.unmerged || last > level) paper.merge(top + level, left + at, top + last, left + end);
      }
      at = end + 1;
    }
}

function drawColumn(paper: Paper, column: DrawnColumn, top: number, left: number): void {
  for (let line = 0; line < column.entries.length; ) {
    let end = line;
    const entry = column.entries[line]!;
    if (column.grouped && entry?.text !== undefined)
      while (column.entries[end + 1]?.text === entry.text) end++;
    paper.put(top + line, left, entry);
    if (column.grouped === 'merged') paper.merge(top + line, left, top + end, left);
    line = end + 1;
  }
}

/** 序号 in one of the ways it is written. */
export function numbered(count: number, dice: Dice): readonly Entry[] {
  const style = dice.between(1, 5);
  return Array.from({ length: count }, (_, at) => {
    if (style === 1) return { text: String(at + 1) };
    if (style === 2) return { text: `（${at + 1}）` };
    if (style === 3) return { text: '一二三四五六七八九十'[at] ?? String(at + 1) };
    return { number: String(at + 1) };
  });
}
