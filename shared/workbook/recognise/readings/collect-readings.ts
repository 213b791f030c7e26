import type { PeriodId } from '../../../model/brands.ts';
import type { Reading, ScoringInput } from '../../../model/reading.ts';
import { cellAddress } from '../../address.ts';
import type { RawCell } from '../../raw-workbook.ts';
import { type QuantityText, readCellQuantity } from '../../text/quantity.ts';
import { readCounts } from '../../text/scoring-inputs.ts';
import type { FormulaReader } from '../grid/formula-reader.ts';
import { cellAt, cellText, mergeAt } from '../grid/sheet-grid.ts';
import type { ChosenTable } from '../tables/understood-table.ts';
import { type Crossing, crossLines, type ResolvedTable } from './cross-lines.ts';
import { blankReading, makeReading } from './make-reading.ts';

export interface CollectedReadings {
  readonly readings: readonly Reading[];
  readonly inputs: readonly ScoringInput[];
}

/** Every quantity cell of the table that belongs to an indicator, and what scoring needs out of its texts. */
export function collectReadings(resolved: ResolvedTable, formulas: FormulaReader): CollectedReadings {
  const readings: Reading[] = [];
  const inputs: ScoringInput[] = [];
  const footnoteYear = yearOfFootnote(resolved.table);
  const blankColumns = columnsWithoutFigures(resolved);
  const worded = new Set(resolved.table.columns.flatMap((column) => (column.worded ? [column.column] : [])));
  for (const row of resolved.rows)
    for (const column of resolved.columns) {
      const crossing = crossLines(resolved, row, column);
      if (!crossing || isCovered(resolved.table, row.at, column.at)) continue;
      const { stated } = resolved.table.frame;
      const cell = stated ? stated.get(row.at) : cellAt(resolved.table.frame.grid, row.at, column.at);
      const isWorded = worded.has(column.at);
      if (!cell) {
        if (!isWorded && mustBeFilled(resolved, crossing, blankColumns))
          readings.push(blankReading(resolved, crossing));
        continue;
      }
      const quantity = fitting(
        readCellQuantity(cell, formulas.valueOf(resolved.table.frame.grid.sheet.name, cell)),
        crossing,
      );
      if (isWorded && quantity.kind !== 'number') continue;
      if (isStatement(cell, quantity, crossing)) inputs.push(...statedInputs(resolved, crossing, cell));
      else readings.push(makeReading(resolved, crossing, cell, quantity, footnoteYear, formulas));
    }
  return { readings, inputs };
}

/** 3.4亿 where a share stands, or 3.4% where money stands, is no figure of that indicator: the unit says so. */
function fitting(quantity: QuantityText, crossing: Crossing): QuantityText {
  if (quantity.unit === null || !quantity.marks.includes('unit-inside') || crossing.part !== null)
    return quantity;
  const { unit } = crossing.placed;
  const isMoney = (text: string): boolean => /元$/.test(text);
  const clashes =
    (unit === '%' && isMoney(quantity.unit)) ||
    (quantity.unit === '%' && isMoney(unit) && crossing.kind === 'actual');
  return clashes
    ? { ...quantity, kind: 'unreadable', value: null, unit: null, marks: ['unreadable'] }
    : quantity;
}

/** A cell under a merge says nothing of its own; its first cell speaks for all. */
function isCovered(table: ChosenTable, row: number, column: number): boolean {
  const merge = mergeAt(table.frame.grid, row, column);
  return merge !== null && (merge.top !== row || merge.left !== column);
}

const AWAITED = /待|统计|公布|发布|反馈|数据|上报|核定|核算|季报|年报/;

/** A sentence instead of a number where counts or statements are asked: 省级重点实验室1家；已兑现. */
function isStatement(cell: RawCell, quantity: QuantityText, crossing: Crossing): boolean {
  if (cell.value?.type !== 'text' || crossing.kind !== 'actual') return false;
  const indicator = crossing.placed.indicator;
  // 市上尚未兑现 states a fact where a statement is asked; 待统计局反馈 is a figure that is not out yet.
  const denies =
    indicator?.quantity === 'choice' && quantity.kind === 'pending' && !AWAITED.test(cell.value.text);
  if (quantity.kind !== 'unreadable' && quantity.kind !== 'qualitative' && !denies) return false;
  if (indicator?.quantity === 'choice' || indicator?.quantity === 'text') return true;
  const rule = indicator?.scoring?.rule;
  if (rule && (rule.inputs.length > 1 || rule.inputs.some((input) => input.type !== 'number'))) return true;
  if (indicator?.scoring && !rule) return true;
  return indicator === null && readCounts(cell.value.text).length > 0;
}

function statedInputs(resolved: ResolvedTable, crossing: Crossing, cell: RawCell): readonly ScoringInput[] {
  const raw = cellText(cell);
  return readCounts(raw).map((stated) => ({
    pack: resolved.pack.id,
    indicatorId: crossing.placed.id,
    region: crossing.region,
    period: crossing.period,
    label: stated.label,
    value: stated.value,
    sheet: resolved.table.frame.grid.sheet.name,
    cell: cellAddress(cell.row, cell.column),
    raw,
  }));
}

/** `*` in the notes: 加*号为2020年度数据. */
function yearOfFootnote(table: ChosenTable): PeriodId | null {
  for (const note of [...table.frame.below, ...table.frame.above]) {
    const year = /[*※＊].{0,12}?((?:19|20)\d{2})\s*年|((?:19|20)\d{2})\s*年.{0,12}?[*※＊]/.exec(note.text);
    const found = year?.[1] ?? year?.[2];
    if (found) return found as PeriodId;
  }
  return null;
}

/** Value columns without a single figure beside others that have some: not due yet, not forgotten. */
function columnsWithoutFigures(resolved: ResolvedTable): ReadonlySet<number> {
  const { grid } = resolved.table.frame;
  const empty = new Set<number>();
  const peers = new Map<string, boolean>();
  for (const column of resolved.columns) {
    if (column.status !== 'value' && column.status !== 'indicator') continue;
    const filled = resolved.rows.some(
      (row) =>
        (row.status === 'indicator' || row.status === 'value') &&
        cellAt(grid, row.at, column.at) !== undefined,
    );
    const key = column.kind ?? 'actual';
    peers.set(key, (peers.get(key) ?? false) || filled);
    if (!filled) empty.add(column.at);
  }
  for (const column of resolved.columns)
    if (peers.get(column.kind ?? 'actual') === false) empty.delete(column.at);
  return empty;
}

/** 科技创新平台数 over 省级以上 and 市级 only names what its own rows report. */
function standsInItsScopes(resolved: ResolvedTable, crossing: Crossing): boolean {
  if (crossing.scope !== null || resolved.table.orientation !== 'indicators-in-rows') return false;
  const { grid } = resolved.table.frame;
  const scoped = resolved.rows.some(
    (row) => row.at !== crossing.row.at && row.placed?.id === crossing.placed.id && row.scope !== null,
  );
  return (
    scoped &&
    resolved.columns.every(
      (column) => column.status !== 'value' || cellAt(grid, crossing.row.at, column.at) === undefined,
    )
  );
}

/** 合计 asks for nothing: what cannot be added up stays blank there, and what can is in the lines above. */
const isSumOfOthers = ({ row, column }: Crossing): boolean =>
  row.total === 'total' ||
  column.total === 'total' ||
  [row, column].some((line) => line.total === 'area' && /计/.test(line.text));

/** 全市 under the targets handed down to its counties asks for none: the city's own are set elsewhere. */
const isWholeOfRegions = ({ table }: ResolvedTable, { row, column }: Crossing): boolean =>
  table.regional && (row.total ?? column.total) !== null;

/** A blank counts as missing where the figure itself was asked: this period's value, or the target of a plan. */
function mustBeFilled(
  resolved: ResolvedTable,
  crossing: Crossing,
  emptyColumns: ReadonlySet<number>,
): boolean {
  if (standsInItsScopes(resolved, crossing)) return false;
  if (isSumOfOthers(crossing)) return false;
  if (emptyColumns.has(crossing.column.at)) return false;
  const { table } = resolved;
  const actuals = resolved.columns.some(
    (column) => column.status === 'value' && (column.kind === 'actual' || column.kind === null),
  );
  const plan = table.setting.plan || (table.orientation === 'indicators-in-rows' && !actuals);
  if (crossing.kind === 'target' || crossing.kind === 'constraint' || crossing.kind === 'expectation')
    return plan && !isWholeOfRegions(resolved, crossing);
  if (crossing.kind !== 'actual' && crossing.part === null) return false;
  if (crossing.placed.indicator?.quantity === 'choice' || crossing.placed.indicator?.quantity === 'text')
    return false;
  if (crossing.row.partOf !== null && crossing.part === null && crossing.row.why?.code !== 'under-indicator')
    return false;
  const setting = table.setting.period;
  return (
    setting === null ||
    crossing.period === setting ||
    crossing.column.period?.kind === 'part' ||
    crossing.period.slice(0, 4) === setting.slice(0, 4) ||
    isNewest(resolved, crossing, setting)
  );
}

/** A table of targets for years to come asks for the newest figures beside them: 2024年实际 | 2025年目标. */
function isNewest(resolved: ResolvedTable, crossing: Crossing, setting: PeriodId): boolean {
  const years = resolved.columns.flatMap(({ status, kind, period }) =>
    status === 'value' && (kind === 'actual' || kind === null) && period?.year ? [period.year] : [],
  );
  const asked = Number(setting.slice(0, 4));
  return (
    crossing.column.period?.year === Number(crossing.period.slice(0, 4)) &&
    !years.includes(asked) &&
    Math.max(...years) === crossing.column.period.year &&
    crossing.column.period.year < asked
  );
}
