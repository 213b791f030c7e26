import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../../model/brands.ts';
import { equals, exact, HUNDRED, ONE, sum } from '../../model/exact.ts';
import type { CompositeIndex, Indicator, Section } from '../../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import { normaliseName } from '../../workbook/text/name-form.ts';
import type { IssuingNote } from '../issuing-note.ts';
import { withEvaluatedFormulas } from '../tables/with-evaluated-formulas.ts';
import { indexIndicator } from './index-indicator.ts';
import { type IndexValue, valuesOfTable, valuesOfWideTables } from './index-values.ts';
import { type IndexTable, readIndexTables, type StatedWeight } from './read-index-table.ts';

/** A composite index as its sheets state it: shared/score computes it, nothing is added here. */
export interface IndexWorkbook {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly indicators: readonly Indicator[];
  readonly composite: Pick<CompositeIndex, 'indicatorId' | 'weights' | 'standards'>;
  readonly values: readonly IndexValue[];
  /** Group of each indicator from the top down, for showing. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  readonly notes: readonly IssuingNote[];
}

export interface IndexOptions {
  /** Filled in where the workbook names no time or place. */
  readonly period: PeriodId | null;
  readonly region: RegionCode | null;
}

const WHOLE = 'index' as IndicatorId;

/**
 * Reads weights, standard values and values of a composite index out of a workbook: on one sheet or on several, levels in
 * columns, a value column for each period or region. null when no sheet has a weight or a standard value.
 */
export function readIndexWorkbook(given: RawWorkbook, options: IndexOptions): IndexWorkbook | null {
  const raw = withEvaluatedFormulas(given);
  const tables = raw.sheets.flatMap((sheet) => readIndexTables(sheet).map((table) => ({ sheet, table })));
  const systems = tables
    .filter(
      ({ table }) =>
        table.table.columns.weight.length > 0 ||
        table.weights.length > 0 ||
        table.table.columns.standard.length > 0,
    )
    .sort((a, b) => weightOfSystem(b.table) - weightOfSystem(a.table));
  const [best] = systems;
  if (!best) return null;
  const { leaves } = best.table;
  const ids = new Map(leaves.map((leaf) => [normaliseName(leaf.path.at(-1)!), idOf(leaf.path)]));
  const flat = isAbsolute(best.table);
  const indicators = leaves.map((leaf) => {
    const parents = leaf.path.slice(0, -1);
    return indexIndicator(
      idOf(leaf.path),
      leaf.path.at(-1)!,
      leaf.unit,
      flat || parents.length === 0 ? null : idOf(parents),
      leaf.cell,
    );
  });
  const standards = systems.flatMap(({ table }) => standardsOf(table, ids));
  const leafIds = new Set<string>(indicators.map((one) => one.id));
  const weights = systems.flatMap(({ table }) => table.weights);
  return {
    title: best.table.table.above.find((line) => /指数|指标/.test(line)) ?? best.sheet.name,
    sections: flat ? [] : sectionsOf(leaves.map((leaf) => leaf.path.slice(0, -1))),
    indicators: [indexIndicator(WHOLE, '综合指数', '%', null, ''), ...indicators],
    composite: {
      indicatorId: WHOLE,
      weights: Object.fromEntries(
        weights
          .filter((one) => !flat || leafIds.has(idOf(one.path)))
          .map((one) => [idOf(one.path), one.weight]),
      ),
      standards: Object.fromEntries(standards),
    },
    values: [
      ...tables.flatMap(({ sheet, table }) => valuesOfTable(table, ids, sheet, raw.name, options)),
      ...valuesOfWideTables(raw, ids, options),
    ],
    paths: Object.fromEntries(leaves.map((leaf) => [idOf(leaf.path), leaf.path])),
    notes: twiceNotes(best.sheet.name, weights),
  };
}

const idOf = (path: readonly string[]): IndicatorId => path.join('/') as IndicatorId;

/** The table that states most is the system; others fill it in. */
const weightOfSystem = (table: IndexTable): number => table.weights.length * 2 + table.leaves.length;

/**
 * Weights of single indicators in the whole (0.05 … of 1, 5 … of 100): groups only sum them up. Weights that make a whole
 * in every group by themselves are none: then the weights of the groups are missing.
 */
function isAbsolute(table: IndexTable): boolean {
  const leafPaths = new Set(table.leaves.map((leaf) => idOf(leaf.path)));
  const own = table.weights.filter((one) => leafPaths.has(idOf(one.path)));
  if (own.length === 0 || table.leaves.every((leaf) => leaf.path.length === 1)) return false;
  const isWhole = (weights: readonly StatedWeight[]): boolean => {
    const total = sum(weights.map((one) => exact(one.weight)));
    return equals(total, ONE) || equals(total, HUNDRED);
  };
  if (isWhole(own)) return true;
  if (own.length < table.weights.length) return false;
  const groups = new Set(own.map((one) => idOf(one.path.slice(0, -1))));
  return ![...groups].every((group) => isWhole(own.filter((one) => idOf(one.path.slice(0, -1)) === group)));
}

function sectionsOf(paths: readonly (readonly string[])[]): Section[] {
  const sections = new Map<string, Section>();
  for (const path of paths)
    path.forEach((title, depth) => {
      const id = idOf(path.slice(0, depth + 1));
      if (!sections.has(id))
        sections.set(id, {
          id,
          title,
          maxPoints: null,
          parent: depth === 0 ? null : idOf(path.slice(0, depth)),
          clause: '',
        });
    });
  return [...sections.values()];
}

function standardsOf(table: IndexTable, ids: ReadonlyMap<string, IndicatorId>): [IndicatorId, DecimalText][] {
  return table.leaves.flatMap((leaf): [IndicatorId, DecimalText][] => {
    const id = ids.get(normaliseName(leaf.path.at(-1)!));
    const value = leaf.row.cells.standard?.quantity.value ?? null;
    return id === undefined || value === null ? [] : [[id, value]];
  });
}

/** One thing with two weights. */
function twiceNotes(sheet: string, weights: readonly StatedWeight[]): IssuingNote[] {
  const seen = new Map<string, StatedWeight>();
  return weights.flatMap((one): IssuingNote[] => {
    const before = seen.get(idOf(one.path));
    seen.set(idOf(one.path), one);
    if (!before || before.weight === one.weight) return [];
    return [
      {
        code: 'index-weight-twice',
        severity: 'query',
        sheet,
        cell: one.cell,
        params: { title: one.path.at(-1)!, weight: one.weight, other: before.weight },
      },
    ];
  });
}
