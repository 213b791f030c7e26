import type { RegionCode } from '../../../model/brands.ts';
import type { ReadingKind } from '../../../model/reading.ts';
import type { NameMatch } from '../../text/name-match.ts';
import type { PeriodMention } from '../../text/period-words.ts';
import { normaliseUnit } from '../../text/unit.ts';
import { cellAt, cellText, mergeAt, shownText } from '../grid/sheet-grid.ts';
import type { TableFrame } from '../tables/table-frame.ts';
import { isGenericRatio, isOfWhich, isStatisticWord } from '../words/header-words.ts';
import { newlyAdded } from '../words/newly-added.ts';
import { type SenseReader, senseOf, type TextSense } from '../words/text-sense.ts';
import { kindOfText, mentionOf } from './read-columns.ts';
import type { ColumnLine } from './table-line.ts';

/** What one row of a table says of itself, before it is known to which pack its table belongs. */
export interface RowLine {
  readonly row: number;
  /** Texts of group, name, scope and region columns, left to right; merged ones reach down to every row they cover. */
  readonly labels: readonly RowLabel[];
  /** The label that names the row itself: the last one that stands in the row. */
  readonly own: RowLabel | null;
  /** `（二）年度科技创新目标（80分）` across the table. */
  readonly heading: boolean;
  readonly unit: string | null;
  /** Units of a numerator and a denominator that stand in the same row. */
  readonly partUnits: { readonly numerator: string | null; readonly denominator: string | null };
  readonly region: RegionCode | null;
  readonly total: 'total' | 'area' | null;
  readonly period: PeriodMention | null;
  readonly kind: ReadingKind | null;
  /** 差额, 完成率, 平均 … as a row: not a reading. */
  readonly derived: boolean;
  readonly ofWhich: boolean;
  /** Whether the row has its own number; null in a table without numbers. */
  readonly numbered: boolean | null;
  /** Spaces before the name: in a table without numbers they alone tell that 乙 under 其中：甲 is a part too. */
  readonly indented: boolean;
  readonly genericRatio: boolean;
  /** Indicators that the row's own label names, else those of a label before it. */
  readonly matches: readonly NameMatch[];
}

export interface RowLabel {
  readonly column: number;
  readonly sense: TextSense;
  /** True when the text stands in this row; false when a merge or an earlier row lends it. */
  readonly here: boolean;
  readonly role: ColumnLine['role'];
}

const LABEL_COLUMNS: ReadonlySet<ColumnLine['role']> = new Set([
  'name',
  'group',
  'scope',
  'region',
  'entity',
]);

const isLabelColumn = (column: ColumnLine): boolean => LABEL_COLUMNS.has(column.role);

/** Every row of the body with what its labels say. */
export function readRows(
  frame: TableFrame,
  columns: readonly ColumnLine[],
  reader: SenseReader,
): readonly RowLine[] {
  const labelColumns = columns.filter(isLabelColumn);
  let above: RowLabel | null = null;
  return frame.body.map((row) => {
    const line = readRow(frame, row, columns, labelColumns, reader, above);
    if (line.heading) above = null;
    else if (line.own && isNamed(line.own)) above = line.own;
    return line;
  });
}

function readRow(
  frame: TableFrame,
  row: number,
  columns: readonly ColumnLine[],
  labelColumns: readonly ColumnLine[],
  reader: SenseReader,
  above: RowLabel | null,
): RowLine {
  const cells =
    frame.grid.byRow
      .get(row)
      ?.cells.filter((cell) => cell.column >= frame.left && cell.column <= frame.right) ?? [];
  const heading = isHeading(frame, row, columns, reader);
  const labels = heading
    ? headingLabel(frame, row, reader)
    : completed(labelsOf(frame, row, labelColumns, reader), above, reader);
  const own =
    labels.findLast((label) => label.here && label.role !== 'region') ??
    labels.findLast((label) => label.here) ??
    null;
  const named = labels.findLast((label) => (label.sense.matches[0]?.score ?? 0) >= 0.7) ?? null;
  const region =
    labels.findLast((label) => label.sense.region !== null)?.sense.region ??
    labels.findLast((label) => label.role === 'region' && label.sense.office !== null)?.sense.office ??
    (named?.here ? named.sense.regionInside : null) ??
    own?.sense.regionOfKind ??
    null;
  const mentions = own ? own.sense.periods : [];
  const word = own ? own.sense.word : '';
  const exact = (own?.sense.matches[0]?.score ?? 0) >= 0.9;
  return {
    row,
    labels,
    own,
    heading,
    unit: unitOf(frame, row, columns, null) ?? deepestUnit(labels),
    partUnits: {
      numerator: unitOf(frame, row, columns, 'numerator'),
      denominator: unitOf(frame, row, columns, 'denominator'),
    },
    region,
    total: labels.some((label) => label.here && label.sense.wholeArea)
      ? 'area'
      : labels.some((label) => label.here && label.sense.total) || totalBesideLabels(cells, labels)
        ? 'total'
        : null,
    period:
      mentions.findLast((mention) => mention.kind === 'absolute') ?? mentions.at(-1) ?? timeBeside(labels),
    kind: own && !exact && !GENERIC.test(word) ? kindOfText(own.sense) : null,
    derived:
      !exact &&
      own !== null &&
      (own.sense.roles[0] === 'derived' || isStatisticWord(word)) &&
      word.length <= 14,
    ofWhich: own !== null && isOfWhich(own.sense.text),
    numbered: isNumbered(frame, row, columns),
    indented: own !== null && isIndented(frame, row, own.column),
    genericRatio: own !== null && isGenericRatio(own.sense.residual),
    matches: named?.sense.matches ?? [],
  };
}

function isIndented(frame: TableFrame, row: number, column: number): boolean {
  const value = cellAt(frame.grid, row, column)?.value;
  return value?.type === 'text' && /^(?:\u3000|\s{2})/.test(value.text);
}

function labelsOf(
  frame: TableFrame,
  row: number,
  labelColumns: readonly ColumnLine[],
  reader: SenseReader,
): readonly RowLabel[] {
  const labels: RowLabel[] = [];
  for (const column of labelColumns) {
    const merge = mergeAt(frame.grid, row, column.column);
    const text = shownText(frame.grid, row, column.column);
    if (text === '') continue;
    // A name merged over two label columns is one label.
    if (merge && merge.left < column.column && labels.some((label) => label.column >= merge.left)) continue;
    labels.push({
      column: column.column,
      sense: senseOf(text, reader),
      here: !merge || merge.top === row,
      role: column.role,
    });
  }
  return labels;
}

/** 2022年 | 三季度 in columns of their own. */
const timeBeside = (labels: readonly RowLabel[]): PeriodMention | null =>
  mentionOf(labels.map(({ sense }) => sense).filter(({ onlyPeriod }) => onlyPeriod));

/** 总量 | 占比 under a group: which figure it is, not whether it was aimed at or reached. */
const GENERIC = /^(?:总[量数额值]|数[量值额]|绝对[数值量]|金额|规模)$/;

const isNamed = (label: RowLabel): boolean => (label.sense.matches[0]?.score ?? 0) >= 0.75;

/** 占GDP比重 goes on with the group before it or with the row above: 全社会研发经费支出 | 占GDP比重 is one name. */
function completed(
  labels: readonly RowLabel[],
  above: RowLabel | null,
  reader: SenseReader,
): readonly RowLabel[] {
  const own = labels.at(-1);
  const added = own?.here ? newlyAdded(own.sense.text, above?.sense.matches[0], reader) : null;
  if (own && added) return [...labels.slice(0, -1), { ...own, sense: { ...own.sense, matches: added } }];
  if (
    !own?.here ||
    (own.sense.matches[0]?.score ?? 0) >= 0.95 ||
    !/^\s*(?:其中[:：])?\s*占.{2}/.test(own.sense.text)
  )
    return labels;
  const rest = own.sense.text.replace(/\s+/g, '').replace(/^其中[:：]/, '');
  for (const base of [...labels.slice(0, -1).reverse(), ...(above ? [above] : [])]) {
    const { matches } = senseOf(`${bareName(base.sense.text)}${rest}`, reader);
    if (
      (matches[0]?.score ?? 0) >= Math.max(0.88, own.sense.matches[0]?.score ?? 0) &&
      matches[0]!.part === null
    )
      return [...labels.slice(0, -1), { ...own, sense: { ...own.sense, matches } }];
  }
  return labels;
}

/** Without numbering, unit and 其中. */
const bareName = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/^(?:\d+[.、．]|[(（]\d+[)）]|其中[:：])/, '')
    .replace(/[(（][^()（）]*[)）]$/, '');

function headingLabel(frame: TableFrame, row: number, reader: SenseReader): readonly RowLabel[] {
  const cell = frame.grid.byRow
    .get(row)
    ?.cells.find((found) => found.column >= frame.left && found.column <= frame.right);
  return cell
    ? [{ column: cell.column, sense: senseOf(cellText(cell), reader), here: true, role: 'group' }]
    : [];
}

/** 合计 may stand in the 序号 column or merged over the labels. */
const totalBesideLabels = (
  cells: readonly { readonly value: unknown; readonly column: number }[],
  labels: readonly RowLabel[],
): boolean => labels.length === 0 && cells.length > 0 && isTotalCell(cells[0]!.value);

const isTotalCell = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  /^\s*(?:全[市县区])?(?:合|总|小|共)\s*计\s*$/.test(String(value.text));

/** One text across the row and no figure beside it. */
function isHeading(
  frame: TableFrame,
  row: number,
  columns: readonly ColumnLine[],
  reader: SenseReader,
): boolean {
  const cells =
    frame.grid.byRow
      .get(row)
      ?.cells.filter((cell) => cell.column >= frame.left && cell.column <= frame.right) ?? [];
  const texts = cells.filter((cell) => cell.value?.type === 'text');
  if (texts.length !== 1 || cells.some((cell) => cell.value === null || cell.value.type === 'error'))
    return false;
  const first = texts[0]!;
  if (
    cells.length > 1 &&
    !cells.every(
      (cell) => cell === first || columns.find((column) => column.column === cell.column)?.role !== 'value',
    )
  )
    return false;
  const merge = mergeAt(frame.grid, row, first.column);
  const wide = merge !== null && merge.right - merge.left >= Math.max(2, (frame.right - frame.left) / 2);
  const text = cellText(first);
  const role = columns.find((column) => column.column === first.column)?.role;
  const numbered = /^[(（]?[一二三四五六七八九十]+[)）、.．]|[(（]\s*\d+\s*分\s*[)）]$/.test(text);
  if (wide) return true;
  if (cells.length > 1) return false;
  const sense = senseOf(text.replace(/[:：]\s*$/, ''), reader);
  // 安定区 alone in a table of indicators heads the rows of that county; in a column of counties it is one without figures.
  const heads = sense.region !== null && role !== undefined && role !== 'region' && role !== 'scope';
  const counties = columns.some(({ profile }) => profile.regions * 2 > profile.filled);
  return (
    numbered ||
    (role === 'number' && text.length > 4) ||
    (heads && !counties) ||
    (role !== 'scope' && sense.onlyPeriod)
  );
}

function isNumbered(frame: TableFrame, row: number, columns: readonly ColumnLine[]): boolean | null {
  const column = columns.find((found) => found.role === 'number');
  return column ? shownText(frame.grid, row, column.column) !== '' : null;
}

function unitOf(
  frame: TableFrame,
  row: number,
  columns: readonly ColumnLine[],
  part: 'numerator' | 'denominator' | null,
): string | null {
  for (const column of columns) {
    if (column.role !== 'unit' || column.part !== part) continue;
    const unit = normaliseUnit(shownText(frame.grid, row, column.column));
    if (unit) return unit;
  }
  return null;
}

const deepestUnit = (labels: readonly RowLabel[]): string | null =>
  labels.findLast((label) => label.sense.unit !== null)?.sense.unit ?? null;
