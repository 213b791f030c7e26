import type { PeriodId, RegionCode } from '../../../model/brands.ts';
import type { ReadingKind, Sureness } from '../../../model/reading.ts';
import { regionLevel } from '../../../model/region-level.ts';
import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import { parentRegion } from '../../text/region-names.ts';
import { unitFactor } from '../../text/unit.ts';
import type { LineMeaning, PlacedIndicator } from '../meaning/line-meaning.ts';
import { scopeOfWords } from '../meaning/place-name.ts';
import type { ChosenTable } from '../tables/understood-table.ts';
import { resolvePeriod } from './resolve-period.ts';

/** A table with every line understood. */
export interface ResolvedTable {
  readonly table: ChosenTable;
  readonly pack: RulePack;
  /** Place of the table among all tables of the workbook. */
  readonly number: number;
  readonly rows: readonly LineMeaning[];
  readonly columns: readonly LineMeaning[];
}

/** What row and column together say about one cell. */
export interface Crossing {
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
  const valueKind: ReadingKind =
    said ?? (table.setting.plan && !precedesTargets(resolved, column) ? 'target' : 'actual');
  if (measuresSomethingElse(placed, part, valueKind, row, column) && !isUnderItsParts(resolved, placed, row))
    return null;
  if (isCityLevelAlone(resolved, placed, other)) return null;
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
  return {
    row,
    column,
    placed,
    part,
    kind,
    scope: scopeOf(placed, main, other, region, row, column, resolved),
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

/** 市直 beside the counties of a count: a part of the city's own figure, which is the total's. */
const isCityLevelAlone = (
  { table }: ResolvedTable,
  { indicator }: PlacedIndicator,
  line: LineMeaning,
): boolean => table.regional && indicator !== null && indicator.scopes.length === 0 && isCityLevel(line);

/** 市本级, 市直单位: the city without its counties. */
export const isCityLevel = ({ region, total, text }: LineMeaning): boolean =>
  region === null &&
  total === null &&
  /^(?:[\u4e00-\u9fff]{2}市)?(?:市本级|市直(?:单位|部门|属)?|市属|本级)$/.test(text);

/** 2023年 beside columns that are called targets of later years is what was reached. */
const precedesTargets = ({ columns }: ResolvedTable, column: LineMeaning): boolean =>
  column.period?.year != null &&
  columns.some(
    ({ kind, period }) =>
      (kind === 'target' || kind === 'constraint' || kind === 'expectation') &&
      (period?.year ?? 0) > column.period!.year!,
  );

/** 占比 or 金额（万元） beside a count is another figure about it, not the count. */
function measuresSomethingElse(
  placed: PlacedIndicator,
  part: 'numerator' | 'denominator' | null,
  kind: ReadingKind,
  row: LineMeaning,
  column: LineMeaning,
): boolean {
  if (kind === 'weight' || kind === 'score' || placed.indicator === null) return false;
  if (part === null && column.share && column.placed === null && placed.indicator.quantity !== 'ratio')
    return true;
  if (column.placed !== null || column.unit === null) return false;
  const official = part === null ? placed.unit : (placed.indicator.parts?.[part].unit ?? placed.unit);
  const fits = (unit: string | null): boolean => unit !== null && unitFactor(unit, official) !== null;
  return official !== '' && !fits(column.unit) && !fits(row.unit);
}

/** 占比 under 支出 | 金额（万元）: the header's unit is that of the parts above it. */
const isUnderItsParts = (
  { rows, table }: ResolvedTable,
  placed: PlacedIndicator,
  row: LineMeaning,
): boolean =>
  table.orientation === 'indicators-in-rows' &&
  placed.indicator?.quantity === 'ratio' &&
  row.part === null &&
  rows.some((other) => other.part !== null && other.placed?.id === placed.id);

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
  const cities = regions.filter((region) => regionLevel(region) === 'city');
  const local = regions.filter(
    (region) => regionLevel(region) === 'county' || regionLevel(region) === 'zone',
  );
  // 兰州新区 beside the cities doesn't make it a table of Lanzhou.
  const parents = new Set((cities.length > local.length ? cities : local).map(parentRegion));
  return parents.size === 1 ? ([...parents][0] ?? null) : null;
}

/** Named scope, else what the region implies: a county's share is 县区, and so is that of all counties together. */
function scopeOf(
  placed: PlacedIndicator,
  main: LineMeaning,
  other: LineMeaning,
  region: RegionCode | null,
  row: LineMeaning,
  column: LineMeaning,
  resolved: ResolvedTable,
): string | null {
  const scopes = placed.indicator?.scopes ?? [];
  if (scopes.length === 0) return null;
  const byRegion = scopes.some((scope) => scope.scope === '县区');
  const level = region === null ? null : regionLevel(region);
  if (byRegion && level === 'county') return '县区';
  if (byRegion && level === 'zone') return null;
  const total = row.total ?? column.total ?? (isWholeOf(resolved, region) ? 'area' : null);
  if (byRegion && total === 'total' && other.total !== null && level === 'city') return '县区';
  const named = main.scope ?? other.scope ?? wordScope(main, placed) ?? wordScope(other, placed);
  if (named !== null) return named;
  // 全市 beside 市本级 is both together.
  if (total === 'area' && namesCityLevel(resolved)) return null;
  return byRegion && total !== null && region !== null && (level === 'city' || region === resolved.pack.area)
    ? '县区'
    : null;
}

/** 定西市 beside its counties is the city as a whole. */
const isWholeOf = (resolved: ResolvedTable, region: RegionCode | null): boolean =>
  region !== null &&
  regionLevel(region) === 'city' &&
  [...resolved.rows, ...resolved.columns].some((line) => line.region === region) &&
  areaOfRegions(resolved) === region;

const namesCityLevel = ({ rows, columns }: ResolvedTable): boolean =>
  [...rows, ...columns].some(
    (line) => line.region === null && line.scopeWords.some((word) => /市本级|^本级$/.test(word)),
  );

function wordScope(line: LineMeaning, placed: PlacedIndicator): string | null {
  for (const word of line.scopeWords) {
    const scope = scopeOfWords(word, placed.indicator);
    if (scope !== null) return scope;
  }
  return null;
}
