import type { DecimalText } from '../../../model/brands.ts';
import { add, equals, exact, multiply, toDecimalText, ZERO } from '../../../model/exact.ts';
import type { QuantityCell, Reading, SumRelation } from '../../../model/reading.ts';
import { regionLevel } from '../../../model/region-level.ts';
import { cellAddress } from '../../address.ts';
import { readCellQuantity } from '../../text/quantity.ts';
import type { FormulaReader } from '../grid/formula-reader.ts';
import { cellAt, cellText } from '../grid/sheet-grid.ts';
import { isSubtotal } from '../meaning/demote-subtotals.ts';
import type { LineMeaning } from '../meaning/line-meaning.ts';
import { isCityLevel, type ResolvedTable } from './cross-lines.ts';

export interface RelatedSums {
  readonly sums: readonly SumRelation[];
  readonly cells: Readonly<Record<string, QuantityCell>>;
}

/** Totals with their items, 其中 with what it is part of, and the city's figure beside its counties. */
export function relateSums(
  resolved: ResolvedTable,
  readings: readonly Reading[],
  formulas: FormulaReader,
): RelatedSums {
  const byCell = new Map(readings.map((reading) => [reading.cell, reading]));
  const relations = [
    ...regionTotals(resolved, byCell, formulas),
    ...partRows(resolved),
    ...scoreTotals(resolved),
  ];
  const cells: Record<string, QuantityCell> = {};
  const sheet = resolved.table.frame.grid.sheet.name;
  for (const relation of relations) {
    const keys = [relation.total, ...relation.items];
    const factor = factorOf(keys.flatMap((key) => byCell.get(key.slice(sheet.length + 1)) ?? []));
    for (const key of keys) {
      const address = key.slice(sheet.length + 1);
      if (byCell.has(address) || cells[key]) continue;
      const found = quantityCell(resolved, address, formulas);
      if (found) cells[key] = inUnitOf(found, factor);
    }
  }
  return { sums: relations, cells };
}

/** What turns the figures of a relation as typed into the unit of its readings: 万元 in the rows of an 亿元 indicator. */
const factorOf = (readings: readonly Reading[]): DecimalText | null =>
  readings.find(({ typedUnit, marks }) => typedUnit !== undefined && !marks.includes('percent-format'))
    ?.typedFactor ?? null;

const inUnitOf = (cell: QuantityCell, factor: DecimalText | null): QuantityCell =>
  factor === null || cell.value === null
    ? cell
    : { ...cell, value: toDecimalText(multiply(exact(cell.value), exact(factor)), 20) };

const keyOf = (resolved: ResolvedTable, row: number, column: number): string =>
  `${resolved.table.frame.grid.sheet.name}!${cellAddress(row, column)}`;

/** Along one line of regions: the total against the counties, where counties add up for the indicator. */
function regionTotals(
  resolved: ResolvedTable,
  byCell: ReadonlyMap<string, Reading>,
  formulas: FormulaReader,
): readonly SumRelation[] {
  const relations: SumRelation[] = [];
  const across = resolved.columns.some((column) => column.region !== null);
  const regionLines = (across ? resolved.columns : resolved.rows).filter(
    (line) => line.status !== 'label' && line.status !== 'unplaced',
  );
  const otherLines = across ? resolved.rows : resolved.columns;
  for (const total of regionLines.filter((line) => line.total !== null && line.region === null))
    for (const other of otherLines) {
      const at = (line: LineMeaning): [number, number] =>
        across ? [other.at, line.at] : [line.at, other.at];
      const items = itemsOf(total, regionLines, across);
      // A sub-total is no reading of its own; what it adds up says what it is.
      const first = isSubtotal(total) ? items.find((line) => byCell.has(cellAddress(...at(line)))) : total;
      const reading = first && byCell.get(cellAddress(...at(first)));
      if (!reading || !cellAt(resolved.table.frame.grid, ...at(total))) continue;
      const peers = items.flatMap((line) => {
        const peer = byCell.get(cellAddress(...at(line)));
        return peer && sameFigure(peer, reading) ? [keyOf(resolved, ...at(line))] : [];
      });
      if (peers.length < 2 || !addsUp(resolved, reading)) continue;
      const city =
        total.total === 'area' || /县/.test(total.text) ? undefined : regionLines.find(isCityLevel);
      const beside = city && keyOf(resolved, ...at(city));
      if (beside && isCountedIn(resolved, reading, peers, beside, byCell, formulas)) peers.push(beside);
      relations.push({
        sheet: reading.sheet,
        total: keyOf(resolved, ...at(total)),
        items: peers,
        relation: total.total === 'area' ? 'regions' : 'total',
        indicatorId: reading.indicatorId,
        pack: reading.pack,
      });
    }
  return relations;
}

/** 合计 may hold what the city has besides its counties or not; it does where it isn't the sum of the counties alone. */
function isCountedIn(
  resolved: ResolvedTable,
  total: Reading,
  peers: readonly string[],
  beside: string,
  byCell: ReadonlyMap<string, Reading>,
  formulas: FormulaReader,
): boolean {
  const address = (key: string): string => key.slice(total.sheet.length + 1);
  if (!byCell.has(address(beside)) && !quantityCell(resolved, address(beside), formulas)) return false;
  const values = peers.map((key) => byCell.get(address(key))?.value ?? '0');
  const sum = values.reduce((left, value) => add(left, exact(value)), ZERO);
  return total.value === null || !equals(sum, exact(total.value));
}

/** The regions that a total sums: all of its table, or those since the last total where there are sub-totals. */
function itemsOf(total: LineMeaning, lines: readonly LineMeaning[], across: boolean): readonly LineMeaning[] {
  const counties = /县/.test(total.text);
  const regions = lines.filter(
    (line) =>
      line.region !== null &&
      line.total === null &&
      // 县区合计 leaves the zones out.
      !(counties && regionLevel(line.region) === 'zone'),
  );
  // 全市 beside 市本级 is more than its counties.
  if (total.total === 'area' && lines.some((line) => line.region === null && /本级/.test(line.text)))
    return [];
  if (across) {
    // Columns of one kind and time belong together; sameFigure tells them apart.
    return regions;
  }
  if (!isSubtotal(total)) return regions;
  const before = lines.filter((line) => line.at < total.at && line.total !== null).at(-1)?.at ?? -1;
  return regions.filter((line) => line.at > before && line.at < total.at);
}

const sameFigure = (a: Reading, b: Reading): boolean =>
  a.indicatorId === b.indicatorId && a.kind === b.kind && a.period === b.period;

/** Counts and amounts add up over regions, and so do the parts of a ratio; shares and indices do not. */
function addsUp(resolved: ResolvedTable, reading: Reading): boolean {
  if (reading.kind === 'weight' || reading.kind === 'score') return false;
  if (reading.kind === 'numerator' || reading.kind === 'denominator') return true;
  return (
    resolved.pack.indicators.find((indicator) => indicator.id === reading.indicatorId)?.aggregate === 'sum'
  );
}

/** 其中：… under a count or an amount: each part against the whole. */
function partRows(resolved: ResolvedTable): readonly SumRelation[] {
  const relations: SumRelation[] = [];
  const partsOf = new Map<number, LineMeaning[]>();
  for (const row of resolved.rows) {
    if (row.partOf === null || row.part !== null || (row.status !== 'part-of' && row.scope === null))
      continue;
    partsOf.set(row.partOf, [...(partsOf.get(row.partOf) ?? []), row]);
  }
  for (const main of resolved.rows) {
    if (main.status !== 'indicator' || !addsUpOfParts(main)) continue;
    const parts = partsOf.get(main.at) ?? [];
    if (parts.length === 0) continue;
    for (const column of resolved.columns) {
      if (column.status !== 'value' || column.kind === 'weight' || column.kind === 'score') continue;
      const { grid } = resolved.table.frame;
      const items = parts
        .filter((row) => cellAt(grid, row.at, column.at))
        .map((row) => keyOf(resolved, row.at, column.at));
      if (items.length === 0 || !cellAt(grid, main.at, column.at)) continue;
      relations.push({
        sheet: grid.sheet.name,
        total: keyOf(resolved, main.at, column.at),
        items,
        relation: 'part',
        indicatorId: main.placed?.id ?? null,
        pack: resolved.pack.id,
      });
    }
  }
  return relations;
}

/** A count, an amount, or the numerator or denominator of a ratio; a share has no parts. */
function addsUpOfParts({ placed, part, partOf, scope }: LineMeaning): boolean {
  if (part !== null) return true;
  const quantity = placed?.indicator?.quantity;
  return partOf === null && scope === null && (quantity === 'count' || quantity === 'amount');
}

/** 合计 and 小计 of weights and scores. */
function scoreTotals(resolved: ResolvedTable): readonly SumRelation[] {
  const relations: SumRelation[] = [];
  if (resolved.table.orientation !== 'indicators-in-rows') return relations;
  const { grid } = resolved.table.frame;
  for (const column of resolved.columns) {
    if (column.kind !== 'weight' && column.kind !== 'score') continue;
    let since = -1;
    for (const row of resolved.rows) {
      const sub = isSubtotal(row);
      const totals = row.status === 'total' || (sub && row.status === 'derived');
      if (!totals || !cellAt(grid, row.at, column.at)) continue;
      const items = resolved.rows
        .filter(
          (item) =>
            // A row whose name was not understood brings its points all the same.
            (item.status === 'indicator' || item.status === 'unplaced') &&
            item.at < row.at &&
            (!sub || item.at > since) &&
            cellAt(grid, item.at, column.at),
        )
        .map((item) => keyOf(resolved, item.at, column.at));
      if (sub) since = row.at;
      if (items.length < 2) continue;
      relations.push({
        sheet: grid.sheet.name,
        total: keyOf(resolved, row.at, column.at),
        items,
        relation: 'total',
        indicatorId: null,
        pack: resolved.pack.id,
      });
    }
  }
  return relations;
}

function quantityCell(
  resolved: ResolvedTable,
  address: string,
  formulas: FormulaReader,
): QuantityCell | null {
  const { grid } = resolved.table.frame;
  const place = /^([A-Z]+)(\d+)$/.exec(address);
  if (!place) return null;
  const row = Number(place[2]) - 1;
  const cell = grid.byRow.get(row)?.cells.find((found) => cellAddress(found.row, found.column) === address);
  if (!cell) return null;
  const quantity = readCellQuantity(cell, formulas.valueOf(grid.sheet.name, cell));
  return {
    sheet: grid.sheet.name,
    cell: address,
    value: quantity.value,
    raw: cellText(cell),
    places: quantity.places,
    formula: cell.formula ?? null,
    error: quantity.kind === 'error',
  };
}
