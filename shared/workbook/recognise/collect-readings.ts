import type { DecimalText, PeriodId, RegionCode } from '../../model/brands.ts';
import { exact, multiply, toDecimalText } from '../../model/exact.ts';
import type { Reading, ReadingKind, ReadingMark, ScoringInput, Sureness } from '../../model/reading.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { cellAddress } from '../address.ts';
import type { RawCell } from '../raw-workbook.ts';
import { type QuantityText, readCellQuantity } from '../text/quantity.ts';
import { parentRegion, regionLevel } from '../text/region-names.ts';
import { readCounts } from '../text/scoring-inputs.ts';
import type { FormulaReader } from './formula-reader.ts';
import type { LineMeaning, PlacedIndicator } from './line-meaning.ts';
import { scopeOfWords } from './place-name.ts';
import { resolvePeriod } from './resolve-period.ts';
import { resolveUnit } from './resolve-unit.ts';
import { cellAt, cellText, mergeAt } from './sheet-grid.ts';
import type { ChosenTable } from './understood-table.ts';

/** A table with every line understood. */
export interface ResolvedTable {
  readonly table: ChosenTable;
  readonly pack: RulePack;
  /** Place of the table among all tables of the workbook. */
  readonly number: number;
  readonly rows: readonly LineMeaning[];
  readonly columns: readonly LineMeaning[];
}

export interface CollectedReadings {
  readonly readings: readonly Reading[];
  readonly inputs: readonly ScoringInput[];
}

/** What row and column together say about one cell. */
interface Crossing {
  readonly row: LineMeaning;
  readonly column: LineMeaning;
  readonly placed: PlacedIndicator;
  readonly part: 'numerator' | 'denominator' | null;
  readonly kind: ReadingKind;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly sure: Sureness;
}

/** Every quantity cell of the table that belongs to an indicator, and what scoring needs out of its texts. */
export function collectReadings(resolved: ResolvedTable, formulas: FormulaReader): CollectedReadings {
  const readings: Reading[] = [];
  const inputs: ScoringInput[] = [];
  const footnoteYear = yearOfFootnote(resolved.table);
  const blankColumns = columnsWithoutFigures(resolved);
  for (const row of resolved.rows)
    for (const column of resolved.columns) {
      const crossing = crossLines(resolved, row, column);
      if (!crossing || isCovered(resolved.table, row.at, column.at)) continue;
      const cell = cellAt(resolved.table.frame.grid, row.at, column.at);
      if (!cell) {
        if (mustBeFilled(resolved, crossing, blankColumns)) readings.push(blankReading(resolved, crossing));
        continue;
      }
      const quantity = readCellQuantity(cell, formulas.valueOf(resolved.table.frame.grid.sheet.name, cell));
      if (isStatement(cell, quantity, crossing)) inputs.push(...statedInputs(resolved, crossing, cell));
      else readings.push(makeReading(resolved, crossing, cell, quantity, footnoteYear, formulas));
    }
  return { readings, inputs };
}

/** Puts row and column together; null when the cell says nothing about an indicator. */
export function crossLines(resolved: ResolvedTable, row: LineMeaning, column: LineMeaning): Crossing | null {
  const { table, pack } = resolved;
  if (column.status !== 'value' && column.status !== 'indicator') return null;
  const across = table.orientation === 'indicators-in-columns';
  if (across ? row.status !== 'value' && row.status !== 'total' : row.status !== 'indicator') return null;
  const main = across ? column : row;
  const other = across ? row : column;
  const placed = main.placed ?? other.placed;
  if (!placed) return null;
  const part = (main.part ?? other.part) as 'numerator' | 'denominator' | null;
  const said = mainKind(main.kind, other.kind);
  if (part !== null && said !== null && said !== 'actual' && said !== 'baseline' && said !== part)
    return null;
  if (part !== null && !placed.indicator?.parts) return null;
  const valueKind: ReadingKind = said ?? (table.setting.plan ? 'target' : 'actual');
  const kind = part ?? valueKind;
  const region = regionOf(resolved, row, column);
  const mention = column.period ?? row.period;
  const period = resolvePeriod({
    kind: part ? 'actual' : kind,
    mention,
    words: column.period ? column.text : row.text,
    table: table.setting.period,
    pack,
    placed,
  });
  if (period === null && table.setting.period === null && kind !== 'weight') {
    // Without any year the plan's own first year is the only one that can be meant.
  }
  return {
    row,
    column,
    placed,
    part,
    kind,
    scope: scopeOf(placed, main, other, region, row, column, pack),
    region,
    period: period ?? (pack.effective.from.slice(0, 4) as PeriodId),
    sure:
      row.sure === 'unsure' || column.sure === 'unsure'
        ? 'unsure'
        : row.sure === 'likely' || column.sure === 'likely'
          ? 'likely'
          : 'sure',
  };
}

/** A row may say its own kind (目标 | 完成 down, indicators across); weights and scores are the column's word alone. */
const mainKind = (main: ReadingKind | null, other: ReadingKind | null): ReadingKind | null =>
  other === 'weight' || other === 'score' ? other : (main ?? other);

function regionOf(resolved: ResolvedTable, row: LineMeaning, column: LineMeaning): RegionCode | null {
  const named = row.region ?? column.region;
  if (named) return named;
  const setting = resolved.table.setting.region;
  if (row.total ?? column.total) return areaOfRegions(resolved) ?? setting;
  // 市本级 and 县区 rows of a city's table are the city's own matter.
  return setting;
}

/** The area that the regions of a table make together: the city of its counties. */
export function areaOfRegions(resolved: ResolvedTable): RegionCode | null {
  const regions = [...resolved.rows, ...resolved.columns].flatMap((line) =>
    line.region ? [line.region] : [],
  );
  const local = regions.filter(
    (region) => regionLevel(region) === 'county' || regionLevel(region) === 'zone',
  );
  const parents = new Set(local.map((region) => parentRegion(region)));
  if (parents.size === 1) return [...parents][0] ?? null;
  const cities = new Set(
    regions.filter((region) => regionLevel(region) === 'city').map((region) => parentRegion(region)),
  );
  return cities.size === 1 ? ([...cities][0] ?? null) : null;
}

/** Named scope, else what the region implies: a county's share is 县区, and so is that of all counties together. */
function scopeOf(
  placed: PlacedIndicator,
  main: LineMeaning,
  other: LineMeaning,
  region: RegionCode | null,
  row: LineMeaning,
  column: LineMeaning,
  pack: RulePack,
): string | null {
  const scopes = placed.indicator?.scopes ?? [];
  if (scopes.length === 0) return null;
  const byRegion = scopes.some((scope) => scope.scope === '县区');
  const level = region === null ? null : regionLevel(region);
  if (byRegion && level === 'county') return '县区';
  if (byRegion && level === 'zone') return null;
  const total = row.total ?? column.total;
  if (byRegion && total === 'total' && other.total !== null && level === 'city') return '县区';
  const named = main.scope ?? other.scope ?? wordScope(main, placed) ?? wordScope(other, placed);
  if (named !== null) return named;
  return byRegion && total !== null && region !== null && (level === 'city' || region === pack.area)
    ? '县区'
    : null;
}

function wordScope(line: LineMeaning, placed: PlacedIndicator): string | null {
  for (const word of line.scopeWords) {
    const scope = scopeOfWords(word, placed.indicator);
    if (scope !== null) return scope;
  }
  return null;
}

/** A cell under a merge says nothing of its own; its first cell speaks for all. */
function isCovered(table: ChosenTable, row: number, column: number): boolean {
  const merge = mergeAt(table.frame.grid, row, column);
  return merge !== null && (merge.top !== row || merge.left !== column);
}

/** A sentence instead of a number where counts or statements are asked: 省级重点实验室1家；已兑现. */
function isStatement(cell: RawCell, quantity: QuantityText, crossing: Crossing): boolean {
  if (cell.value?.type !== 'text' || crossing.kind !== 'actual') return false;
  if (quantity.kind !== 'unreadable' && quantity.kind !== 'qualitative') return false;
  const indicator = crossing.placed.indicator;
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

/** A blank counts as missing where the figure itself was asked: this period's value, or the target of a plan. */
function mustBeFilled(
  resolved: ResolvedTable,
  crossing: Crossing,
  emptyColumns: ReadonlySet<number>,
): boolean {
  if (emptyColumns.has(crossing.column.at)) return false;
  const { table } = resolved;
  const actuals = resolved.columns.some(
    (column) => column.status === 'value' && (column.kind === 'actual' || column.kind === null),
  );
  const plan = table.setting.plan || (table.orientation === 'indicators-in-rows' && !actuals);
  if (crossing.kind === 'target' || crossing.kind === 'constraint' || crossing.kind === 'expectation')
    return plan;
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
    crossing.period.slice(0, 4) === setting.slice(0, 4)
  );
}

const placeOf = (
  resolved: ResolvedTable,
  crossing: Crossing,
): Pick<
  Reading,
  | 'sheet'
  | 'cell'
  | 'pack'
  | 'indicatorId'
  | 'indicator'
  | 'scope'
  | 'region'
  | 'period'
  | 'kind'
  | 'table'
  | 'sure'
> => ({
  sheet: resolved.table.frame.grid.sheet.name,
  cell: cellAddress(crossing.row.at, crossing.column.at),
  pack: resolved.pack.id,
  indicatorId: crossing.placed.id,
  indicator: crossing.placed.name,
  scope: crossing.scope,
  region: crossing.region,
  period: crossing.period,
  kind: crossing.kind,
  table: resolved.number,
  sure: crossing.sure,
});

function blankReading(resolved: ResolvedTable, crossing: Crossing): Reading {
  const hidden = isHidden(resolved, crossing);
  return {
    ...placeOf(resolved, crossing),
    value: null,
    unit: officialUnit(crossing),
    raw: '',
    marks: hidden ? ['blank', 'hidden'] : ['blank'],
    places: 0,
  };
}

function officialUnit(crossing: Crossing): string {
  if (crossing.kind === 'weight' || crossing.kind === 'score') return '分';
  if (crossing.part !== null)
    return crossing.placed.indicator?.parts?.[crossing.part].unit ?? crossing.placed.unit;
  return crossing.placed.unit;
}

function isHidden(resolved: ResolvedTable, crossing: Crossing): boolean {
  const { sheet } = resolved.table.frame.grid;
  return (
    sheet.visibility !== 'visible' ||
    sheet.hiddenRows.has(crossing.row.at) ||
    sheet.hiddenColumns.has(crossing.column.at)
  );
}

function makeReading(
  resolved: ResolvedTable,
  crossing: Crossing,
  cell: RawCell,
  quantity: QuantityText,
  footnoteYear: PeriodId | null,
  formulas: FormulaReader,
): Reading {
  const points = crossing.kind === 'weight' || crossing.kind === 'score';
  const { table } = resolved;
  const rowUnit =
    (crossing.part === null ? null : crossing.row.partUnits[crossing.part]) ?? crossing.row.unit;
  const unit = points
    ? { unit: '分', typed: null, factor: '1' as DecimalText }
    : resolveUnit({
        official: officialUnit(crossing),
        named: [
          quantity.unit,
          ...(crossing.column.unit !== null && table.orientation === 'indicators-in-columns'
            ? [crossing.column.unit, rowUnit]
            : [rowUnit, crossing.column.unit]),
          ...table.units,
        ],
        keepAsTyped: crossing.part !== null,
      });
  const converted =
    quantity.value !== null && unit.factor !== '1'
      ? toDecimalText(multiply(exact(quantity.value), exact(unit.factor)), 20)
      : quantity.value;
  const marks: ReadingMark[] = [...quantity.marks];
  if (isHidden(resolved, crossing)) marks.push('hidden');
  const footnoted =
    quantity.marks.includes('footnote') &&
    footnoteYear !== null &&
    (crossing.kind === 'baseline' || crossing.kind === 'actual');
  const precedents =
    cell.formula === undefined
      ? undefined
      : formulas.precedentsOf(cell.formula, resolved.table.frame.grid.sheet.name);
  const percent = quantity.marks.includes('percent-format');
  return {
    ...placeOf(resolved, crossing),
    ...(footnoted ? { period: footnoteYear } : {}),
    value: converted,
    unit: unit.unit,
    raw: rawOf(cell, quantity),
    marks,
    places: quantity.places,
    ...(unit.typed !== null ? { typedUnit: unit.typed } : {}),
    ...(unit.factor !== '1' || percent
      ? { typedFactor: percent ? toDecimalText(multiply(exact('100'), exact(unit.factor))) : unit.factor }
      : {}),
    ...(cell.formula !== undefined ? { formula: cell.formula } : {}),
    ...(precedents ? { precedents } : {}),
  };
}

/** As typed; a % format as it is shown. */
const rawOf = (cell: RawCell, quantity: QuantityText): string =>
  quantity.marks.includes('percent-format') && quantity.value !== null
    ? `${quantity.value}%`
    : cellText(cell) || (quantity.value ?? '');
