import type { IndicatorId, PackId, PeriodId, RegionCode } from '../model/brands.ts';
import type {
  EmptyScore,
  LedgerCount,
  LocatedTable,
  QuantityCell,
  Reading,
  Recognition,
  ScoringInput,
  SumRelation,
  Unplaced,
} from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { Correction } from './correction.ts';
import type { RawWorkbook } from './raw-workbook.ts';
import { makeFormulaReader } from './recognise/grid/formula-reader.ts';
import { makeSheetGrid, type SheetGrid } from './recognise/grid/sheet-grid.ts';
import { countLedger, type LedgerPlace, placeLedger } from './recognise/lines/count-ledger.ts';
import { listHidden } from './recognise/list-hidden.ts';
import { listUnplaced } from './recognise/list-unplaced.ts';
import { fillSettings, inferPeriod, inferRegion, mostFrequent } from './recognise/meaning/infer-setting.ts';
import { recallRows } from './recognise/meaning/recall-rows.ts';
import { resolveColumns } from './recognise/meaning/resolve-columns.ts';
import { resolveRows } from './recognise/meaning/resolve-rows.ts';
import { choosePacks } from './recognise/packs/choose-packs.ts';
import { collectReadings } from './recognise/readings/collect-readings.ts';
import { doubtUnits } from './recognise/readings/doubt-units.ts';
import { emptyScores } from './recognise/readings/empty-scores.ts';
import { printedStandards } from './recognise/readings/printed-standards.ts';
import { relateSums } from './recognise/readings/relate-sums.ts';
import { visibleFirst } from './recognise/readings/visible-first.ts';
import { describeTable } from './recognise/tables/describe-table.ts';
import { readTable } from './recognise/tables/read-table.ts';
import { recallTables } from './recognise/tables/recall-tables.ts';
import type { ChosenTable, ReadTable } from './recognise/tables/understood-table.ts';
import {
  makeSenseReader,
  recallReader,
  type SenseMemory,
  type SenseReader,
} from './recognise/words/text-sense.ts';
import { compileNames, type NameIndex } from './text/name-match.ts';
import { isInside } from './text/region-names.ts';

export interface RecogniseOptions {
  /** Only this pack. */
  readonly packId?: PackId;
  /** Fill gaps only: what the workbook names wins. */
  readonly region?: RegionCode;
  readonly period?: PeriodId;
  /** What a person corrected in 表格识别. */
  readonly corrections?: readonly Correction[];
  /** Name of the file when the workbook does not carry it. */
  readonly fileName?: string;
  /** Names of the same packs, compiled before (they are the same for every check). */
  readonly names?: NameIndex;
  /** What words mean, remembered from one workbook to the next; goes with `names`. */
  readonly senses?: SenseMemory;
}

/**
 * Understands a workbook by its content: finds the tables of every sheet, chooses the pack of each, and returns every
 * quantity with indicator, scope, region, period and kind, each with its cell. What could not be placed is listed, never dropped.
 */
export function recogniseWorkbook(
  raw: RawWorkbook,
  packs: readonly RulePack[],
  options: RecogniseOptions = {},
): Recognition {
  const candidates = newestOf(
    packs.filter((pack) => options.packId === undefined || pack.id === options.packId),
  );
  const index = options.names ?? compileNames(candidates);
  const corrections = options.corrections ?? [];
  const workbookName = (options.fileName ?? raw.name).replace(/\.[^.]*$/, '');
  const grids = raw.sheets.map(makeSheetGrid);
  const readerWithin = (area: RegionCode | null): SenseReader =>
    options.senses ? recallReader(options.senses, index, area) : makeSenseReader(index, area);
  const reader = readerWithin(homeArea(workbookName, grids, options.region ?? null, readerWithin(null)));
  const tables = fillSettings(readAllTables(grids, workbookName, reader), {
    region: options.region ?? null,
    period: options.period ?? null,
  });
  const chosen = choosePacks(tables, candidates, (table) => [
    [table.title ?? '', ...table.frame.above.map((line) => line.text)].join(' '),
    `${table.frame.grid.sheet.name} ${workbookName} ${headingWords(table)}`,
  ]);
  return assemble(raw, chosen, grids, candidates, index, reader, corrections, options);
}

const headingWords = (table: ReadTable): string =>
  table.rows
    .filter((row) => row.heading || row.labels[0]?.role === 'group')
    .map((row) => row.labels[0]?.sense.text ?? '')
    .slice(0, 40)
    .join(' ');

/** Of several versions of a pack the newest stands for it. */
function newestOf(packs: readonly RulePack[]): readonly RulePack[] {
  const newest = new Map<PackId, RulePack>();
  for (const pack of packs) {
    const known = newest.get(pack.id);
    if (!known || compareVersions(pack.version, known.version) > 0) newest.set(pack.id, pack);
  }
  return [...newest.values()];
}

function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let at = 0; at < 3; at++)
    if ((left[at] ?? 0) !== (right[at] ?? 0)) return (left[at] ?? 0) - (right[at] ?? 0);
  return 0;
}

/** The city in whose terms short names (高新区, 临夏) are read. */
function homeArea(
  workbookName: string,
  grids: readonly SheetGrid[],
  given: RegionCode | null,
  anywhere: SenseReader,
): RegionCode | null {
  const texts = [workbookName, ...grids.map((grid) => grid.sheet.name)];
  for (const grid of grids)
    for (const row of grid.rows.slice(0, 8))
      for (const cell of row.cells)
        if (cell.value?.type === 'text' && cell.value.text.length < 60) texts.push(cell.value.text);
  const region = inferRegion(texts, anywhere) ?? given;
  if (region === null) return null;
  return region.endsWith('0000') ? region : (`${region.slice(0, 4)}00` as RegionCode);
}

function readAllTables(
  grids: readonly SheetGrid[],
  workbookName: string,
  reader: SenseReader,
): readonly ReadTable[] {
  return grids.flatMap((grid) => {
    const tables = recallTables(grid, reader);
    const sheetLines = tables[0]?.[0].above.map((line) => line.text) ?? [];
    return tables.map(([frame, lines]) => readTable(frame, lines, { workbookName, sheetLines }, reader));
  });
}

function assemble(
  raw: RawWorkbook,
  chosen: readonly ChosenTable[],
  grids: readonly SheetGrid[],
  packs: readonly RulePack[],
  index: NameIndex,
  reader: SenseReader,
  corrections: readonly Correction[],
  options: RecogniseOptions,
): Recognition {
  const formulas = makeFormulaReader(raw);
  const tables: LocatedTable[] = [];
  const readings: Reading[] = [];
  const inputs: ScoringInput[] = [];
  const blankScores: EmptyScore[] = [];
  const unplaced: Unplaced[] = [];
  const ledgers: LedgerCount[] = [];
  const sums: SumRelation[] = [];
  const cells: Record<string, QuantityCell> = {};
  const mainPack = packOfMost(chosen);
  const onSheet = namedOnSheets(chosen);
  for (const [number, table] of chosen.entries()) {
    const settled =
      table.pack && !table.ledger
        ? recallRows(table, table.pack, onSheet.get(table.frame.grid.sheet.name) ?? new Set(), corrections)
        : null;
    const lines = {
      rows: settled?.rows ?? (table.ledger ? [] : resolveRows(table, null, corrections)),
      columns: resolveColumns(table, settled?.context ?? null, corrections),
    };
    const resolved =
      table.pack && !table.ledger ? doubtUnits({ table, pack: table.pack, number, ...lines }) : null;
    const { rows, columns } = resolved ?? lines;
    tables.push(describeTable(table, rows, columns));
    unplaced.push(...listUnplaced(table, rows, columns));
    if (table.ledger) {
      const place = findLedgerPlace(
        table,
        [mainPack, ...chosen.map((other) => other.pack), ...packs],
        index,
        reader,
      );
      if (place) ledgers.push(...countLedger(table, place, reader));
    } else if (resolved) {
      const collected = collectReadings(resolved, formulas);
      readings.push(...collected.readings);
      inputs.push(...collected.inputs, ...printedStandards(resolved));
      blankScores.push(...emptyScores(resolved));
      const related = relateSums(resolved, collected.readings, formulas);
      sums.push(...related.sums);
      Object.assign(cells, related.cells);
    }
  }
  const placed = chosen.filter((table) => table.pack);
  return {
    tables,
    readings: visibleFirst(readings),
    inputs,
    emptyScores: blankScores,
    unplaced,
    ledgers,
    sums,
    cells,
    hidden: listHidden(grids),
    region: mostFrequent(placed.flatMap((table) => table.setting.region ?? [])) ?? options.region ?? null,
    period:
      mostFrequent(placed.flatMap((table) => table.setting.period ?? [])) ??
      inferPeriod([raw.name])?.period ??
      options.period ??
      null,
    packs: [...new Set(readings.map((reading) => reading.pack))],
  };
}

/** The pack whose indicator a ledger counts: that of the workbook's tables first, else one of the same place. */
function findLedgerPlace(
  table: ChosenTable,
  packs: readonly (RulePack | null)[],
  index: NameIndex,
  reader: SenseReader,
): LedgerPlace | null {
  const { region } = table.setting;
  const local = packs.filter((pack) => region !== null && pack?.area && isInside(region, pack.area));
  const anywhere = packs.filter((pack) => region === null || pack?.area === null);
  for (const pack of new Set([...local, ...anywhere])) {
    if (!pack) continue;
    const place = placeLedger(table, pack, index, reader);
    if (place) return place;
  }
  return null;
}

/** Indicators named by tables of the same sheet, for parts of ratios in a table beside them. */
function namedOnSheets(chosen: readonly ChosenTable[]): ReadonlyMap<string, ReadonlySet<IndicatorId>> {
  const named = new Map<string, Set<IndicatorId>>();
  for (const table of chosen) {
    const sheet = named.get(table.frame.grid.sheet.name) ?? new Set<IndicatorId>();
    named.set(table.frame.grid.sheet.name, sheet);
    for (const line of [...table.rows, ...table.columns])
      for (const match of line.matches)
        if (match.pack === table.pack?.id && match.part === null && match.score >= 0.9)
          sheet.add(match.indicatorId);
  }
  return named;
}

function packOfMost(chosen: readonly ChosenTable[]): RulePack | null {
  const counts = new Map<RulePack, number>();
  for (const table of chosen)
    if (table.pack && !table.ledger)
      counts.set(table.pack, (counts.get(table.pack) ?? 0) + table.rows.length);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
