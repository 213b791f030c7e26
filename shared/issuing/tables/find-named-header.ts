import { cellAddress } from '../../workbook/address.ts';
import type { CellArea } from '../../workbook/raw-workbook.ts';
import type { GridRow, SheetGrid } from '../../workbook/recognise/grid/sheet-grid.ts';
import { cellText, mergeAt, shownText } from '../../workbook/recognise/grid/sheet-grid.ts';
import { plainWord } from '../../workbook/recognise/words/header-words.ts';
import { isDateFormat } from '../../workbook/text/number-format.ts';
import type { FoundColumn, NamedColumn } from './named-table.ts';

export interface NamedHeader<Name extends string> {
  readonly area: CellArea;
  readonly columns: Readonly<Record<Name, readonly FoundColumn[]>>;
  readonly others: readonly FoundColumn[];
}

/** Longer texts are sentences, and more levels than this no header. */
const LONGEST_WORD = 40;
const MOST_LEVELS = 4;

/** The header whose lowest row is this one and that begins at `from` or below; null when the columns do not stand there. */
export function headerEndingAt<Name extends string>(
  grid: SheetGrid,
  line: GridRow,
  wanted: readonly NamedColumn<Name>[],
  from: number,
): NamedHeader<Name> | null {
  if (!mayBeHeader(line)) return null;
  // One word alone is no header, unless it is all that was asked for.
  const least = Math.min(2, wanted.length);
  let best: { header: NamedHeader<Name>; known: number } | null = null;
  for (let height = 1; height <= MOST_LEVELS; height++) {
    const top = line.row - height + 1;
    if (top < from) break;
    const above = grid.byRow.get(top);
    if (height > 1 && (!above || !mayBeHeader(above) || isTitle(grid, above))) break;
    for (const [left, right] of segmentsOf(grid, top, line.row)) {
      const header = readHeader(grid, { top, left, bottom: line.row, right }, wanted);
      const known = knownIn(header);
      if (isComplete(header, wanted) && known >= least && known > (best?.known ?? 0))
        best = { header, known };
    }
  }
  return best?.header ?? null;
}

/** The header with one more row below; null when that row is none of it. */
export function headerWith<Name extends string>(
  grid: SheetGrid,
  header: NamedHeader<Name>,
  next: GridRow,
  wanted: readonly NamedColumn<Name>[],
): NamedHeader<Name> | null {
  if (!mayBeHeader(next)) return null;
  const lower = readHeader(grid, { ...header.area, bottom: next.row }, wanted);
  return isComplete(lower, wanted) && knownIn(lower) >= knownIn(header) ? lower : null;
}

const knownIn = <Name extends string>({ columns }: NamedHeader<Name>): number =>
  Object.values<readonly FoundColumn[]>(columns).filter((found) => found.length > 0).length;

const isComplete = <Name extends string>(
  { columns }: NamedHeader<Name>,
  wanted: readonly NamedColumn<Name>[],
): boolean => wanted.every((one) => !one.required || columns[one.name].length > 0);

/** No quantities among the words: a year may stand over a column, a figure not. */
const mayBeHeader = (line: GridRow): boolean =>
  line.cells.every((cell) =>
    cell.value?.type === 'number'
      ? /^(?:19|20)\d{2}$/.test(cell.value.text) || isDateFormat(cell.format ?? '')
      : cellText(cell).length <= LONGEST_WORD,
  );

/** One text over the whole width is a title or a unit line. */
const isTitle = (grid: SheetGrid, line: GridRow): boolean => {
  if (line.cells.length !== 1) return false;
  const merge = mergeAt(grid, line.row, line.cells[0]!.column);
  return merge === null || merge.bottom === merge.top;
};

/** Tables beside each other are cut at empty columns; the whole width comes last. */
function segmentsOf(grid: SheetGrid, top: number, bottom: number): readonly (readonly [number, number])[] {
  const filled = new Set<number>();
  for (let row = top; row <= bottom; row++)
    for (const cell of grid.byRow.get(row)?.cells ?? []) {
      const merge = mergeAt(grid, row, cell.column);
      for (
        let column = cell.column;
        column <= Math.min(merge?.right ?? cell.column, cell.column + 200);
        column++
      )
        filled.add(column);
    }
  for (let column = 0, row = bottom; row === bottom && column < 200; column++)
    if (shownText(grid, row, column) !== '') filled.add(column);
  const columns = [...filled].sort((a, b) => a - b);
  const segments: [number, number][] = [];
  for (const column of columns) {
    const last = segments.at(-1);
    if (last && column === last[1] + 1) last[1] = column;
    else segments.push([column, column]);
  }
  if (segments.length > 1) segments.push([columns[0]!, columns.at(-1)!]);
  return segments;
}

function readHeader<Name extends string>(
  grid: SheetGrid,
  area: CellArea,
  wanted: readonly NamedColumn<Name>[],
): NamedHeader<Name> {
  const columns = Object.fromEntries(wanted.map((one) => [one.name, [] as FoundColumn[]])) as Record<
    Name,
    FoundColumn[]
  >;
  const others: FoundColumn[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const levels = levelsAt(grid, area, column);
    if (levels.length === 0) continue;
    const found: FoundColumn = {
      column,
      header: levels.join(' '),
      address: cellAddress(area.bottom, column),
    };
    const name = columnFor(levels, wanted, columns);
    if (name === null) others.push(found);
    else columns[name].push(found);
  }
  return { area, columns, others };
}

/** Header words over a column from top to bottom, a merge once. */
function levelsAt(grid: SheetGrid, area: CellArea, column: number): readonly string[] {
  const levels: string[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const text = shownText(grid, row, column).normalize('NFKC').replace(/\s+/g, '');
    if (text !== '' && text !== levels.at(-1)) levels.push(text);
  }
  return levels;
}

/** Words that need the words above them: 一级指标 over 名称. */
const WEAK = /^(?:名称|内容|数值|值|数|数据|情况|得分)$/;

/** The lowest words decide, then all together, then those above; a column already found is not taken twice. */
function columnFor<Name extends string>(
  levels: readonly string[],
  wanted: readonly NamedColumn<Name>[],
  taken: Readonly<Record<Name, readonly FoundColumn[]>>,
): Name | null {
  const [lowest, joined] = [levels.at(-1)!, levels.join('')];
  const readings = [
    ...(WEAK.test(lowest) ? [joined, lowest] : [lowest, joined]),
    ...levels.slice(0, -1).reverse(),
  ];
  for (const words of readings) {
    const plain = plainWord(words);
    for (const one of wanted) {
      if (!one.several && taken[one.name].length > 0) continue;
      if (saysColumn(words, plain, one)) return one.name;
    }
  }
  return null;
}

/** A header word by itself, or a year over a column. */
export const isHeaderWord = <Name extends string>(
  text: string,
  wanted: readonly NamedColumn<Name>[],
): boolean => {
  if (text.length > LONGEST_WORD) return false;
  const words = text.normalize('NFKC').replace(/\s+/g, '');
  const plain = plainWord(words);
  return (
    WEAK.test(words) ||
    /^(?:19|20)\d{2}(?:年.{0,6})?$/.test(words) ||
    wanted.some((one) => saysColumn(words, plain, one))
  );
};

function saysColumn<Name extends string>(
  words: string,
  plain: string,
  { words: pattern, except }: NamedColumn<Name>,
): boolean {
  if (except?.test(words)) return false;
  return pattern.test(plain) || pattern.test(words);
}
