import type { DecimalText } from '../../model/brands.ts';
import type { RawSheet } from '../../workbook/raw-workbook.ts';
import { splitTrailingUnit } from '../../workbook/text/unit.ts';
import type { FoundColumn, NamedCell, NamedColumn, NamedRow, NamedTable } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';

export type IndexField =
  | 'first'
  | 'second'
  | 'third'
  | 'fourth'
  | 'name'
  | 'tier'
  | 'weight'
  | 'standard'
  | 'unit'
  | 'value';

const COLUMNS: readonly NamedColumn<IndexField>[] = [
  { name: 'tier', words: /^(?:指标)?(?:层级|级别|级次|层次)$/ },
  { name: 'weight', words: /权重|权数|分值|权值|比重系数/, several: true },
  { name: 'standard', words: /标准值|参考值|标准|目标标准/, except: /标准化|评分|后/ },
  { name: 'unit', words: /^(?:计量)?单位$/ },
  { name: 'first', words: /一级指标|^一级$|目标层|^一级指标名称$|^类别$|^领域$/, filledDown: true },
  { name: 'second', words: /二级指标|^二级$|准则层/, filledDown: true },
  { name: 'third', words: /三级指标|^三级$|指标层/, filledDown: true },
  { name: 'fourth', words: /四级指标|^四级$/ },
  { name: 'name', words: /^(?:评价|监测|具体)?指标(?:名称)?$|^名称$|^项目$/ },
  {
    name: 'value',
    words:
      /^(?:实际|监测|指标|原始|统计|完成|报告期|本期|当年|上年|基期)?(?:值|数值|数据|数)$|(?:19|20)\d{2}年?/,
    except: /标准|权|得分|指数|贡献|增减|变化/,
    several: true,
  },
];

/** One leaf or group of an index as its row states it. */
export interface IndexRow {
  /** Titles from the top level down; the last is the row's own. */
  readonly path: readonly string[];
  readonly unit: string;
  readonly cell: string;
  readonly row: NamedRow<IndexField>;
}

export interface StatedWeight {
  readonly path: readonly string[];
  readonly weight: DecimalText;
  readonly cell: string;
}

export interface IndexTable {
  readonly table: NamedTable<IndexField>;
  readonly leaves: readonly IndexRow[];
  readonly weights: readonly StatedWeight[];
}

const LEVELS = ['first', 'second', 'third', 'fourth', 'name'] as const;

/** Tables of an index on a sheet: names in one to four levels, with weights, standard values or values. */
export const readIndexTables = (sheet: RawSheet): readonly IndexTable[] =>
  readNamedTables(sheet, COLUMNS).flatMap((table) => {
    const levels = LEVELS.flatMap((name) => {
      const [found] = table.columns[name];
      return found ? [{ name, found }] : [];
    }).sort((a, b) => a.found.column - b.found.column);
    const leaf = levels.at(-1);
    if (!leaf || !isIndexTable(table)) return [];
    const found = levels.map((level) => level.found);
    if (table.columns.tier.length > 0 && levels.length === 1) return [tieredTable(table, leaf.name, found)];
    const names = levels.map((level) => level.name);
    const rows = table.rows.flatMap((row) => rowOf(row, names) ?? []);
    return [
      {
        table,
        leaves: rows.filter((one) => one.path.length === levels.length),
        weights: rows.flatMap((one) => weightsOf(one, table, found)),
      },
    ];
  });

/** 层级 in a column of its own: every row is one node, below the last of a higher level. */
function tieredTable(
  table: NamedTable<IndexField>,
  name: IndexField,
  levels: readonly FoundColumn[],
): IndexTable {
  let above: readonly string[] = [];
  let deepest = 0;
  const rows = table.rows.flatMap((row): { tier: number; row: IndexRow }[] => {
    const tier = '一二三四'.indexOf(/([一二三四])级/.exec(row.cells.tier?.text ?? '')?.[1] ?? '?');
    const own = row.cells[name];
    if (tier < 0 || !own) return [];
    const { name: title, unit } = splitTrailingUnit(titleOf(own));
    above = [...above.slice(0, tier), title];
    deepest = Math.max(deepest, tier);
    return [{ tier, row: { path: above, unit: row.cells.unit?.text ?? unit ?? '', cell: own.address, row } }];
  });
  return {
    table,
    leaves: rows.filter((one) => one.tier === deepest).map((one) => one.row),
    weights: rows.flatMap((one) => weightsOf(one.row, table, levels)),
  };
}

const isIndexTable = ({ columns, others }: NamedTable<IndexField>): boolean =>
  columns.weight.length > 0 || columns.standard.length > 0 || columns.value.length > 0 || others.length > 0;

/** The row's own titles down to the lowest filled level. */
function rowOf(row: NamedRow<IndexField>, levels: readonly (typeof LEVELS)[number][]): IndexRow | null {
  const depth = levels.findLastIndex((level) => row.cells[level] !== undefined && !isCarried(row, level));
  if (depth < 0) return null;
  const cells = levels.slice(0, depth + 1).map((level) => row.cells[level]);
  const own = cells.at(-1)!;
  const { name, unit } = splitTrailingUnit(titleOf(own));
  return {
    path: cells.flatMap((cell, at) => (cell ? [at === cells.length - 1 ? name : titleOf(cell)] : [])),
    unit: row.cells.unit?.text ?? unit ?? '',
    cell: own.address,
    row,
  };
}

/** A group written once above says where the row belongs, not what it is. */
const isCarried = (row: NamedRow<IndexField>, level: IndexField): boolean =>
  level !== 'fourth' && level !== 'name' && (row.cells[level]?.repeated ?? false);

/** 创新投入(20分), 创新环境(权重0.2): the weight is no part of the title. */
const EMBEDDED = /[(（]\s*(?:权重|权数)?\s*[:：]?\s*(\d+(?:\.\d+)?)\s*(?:%|分)?\s*[)）]\s*$/;

const titleOf = (cell: NamedCell): string =>
  cell.text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(EMBEDDED, '')
    .replace(/^(?:[一二三四五六七八九十]+[、.]|\(?\d+(?:\.\d+)*[)、.](?!\d))/, '');

/** Weights of the row: in brackets behind its names, or in the column right of the name they weigh. */
function weightsOf(
  row: IndexRow,
  { columns }: NamedTable<IndexField>,
  levels: readonly FoundColumn[],
): StatedWeight[] {
  const stated: StatedWeight[] = [];
  levels.slice(0, row.path.length).forEach((level, depth) => {
    const cell = row.row.cellIn(level.column);
    const embedded = cell && EMBEDDED.exec(cell.text.normalize('NFKC'))?.[1];
    if (cell && embedded && !cell.repeated)
      stated.push({
        path: row.path.slice(0, depth + 1),
        weight: embedded as DecimalText,
        cell: cell.address,
      });
  });
  const several = columns.weight.length > 1;
  for (const column of columns.weight) {
    const cell = row.row.cellIn(column.column);
    if (!cell?.quantity.value || (several && cell.repeated)) continue;
    const depth = several ? weighedLevel(column, levels) : row.path.length - 1;
    if (depth < row.path.length)
      stated.push({ path: row.path.slice(0, depth + 1), weight: cell.quantity.value, cell: cell.address });
  }
  return stated;
}

/** 二级权重 says it; else the nearest name to the left. */
function weighedLevel(weight: FoundColumn, levels: readonly FoundColumn[]): number {
  const said = /([一二三四])级/.exec(weight.header)?.[1];
  const named = said === undefined ? -1 : levels.findIndex((level) => level.header.includes(`${said}级`));
  if (named >= 0) return named;
  return Math.max(
    0,
    levels.findLastIndex((level) => level.column < weight.column),
  );
}
