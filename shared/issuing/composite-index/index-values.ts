import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../../model/brands.ts';
import type { RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import { normaliseName } from '../../workbook/text/name-form.ts';
import type { NamedColumn } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import { placeOf, regionIn } from '../tables/sheet-place.ts';
import type { IndexTable } from './read-index-table.ts';

/** One figure of an index with its place and time. */
export interface IndexValue {
  readonly indicatorId: IndicatorId;
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  readonly value: DecimalText;
  readonly sheet: string;
  readonly cell: string;
}

interface Gaps {
  readonly period: PeriodId | null;
  readonly region: RegionCode | null;
}

/** Values beside the names: one column, or one for each period or region. */
export function valuesOfTable(
  { table, leaves }: IndexTable,
  ids: ReadonlyMap<string, IndicatorId>,
  sheet: RawSheet,
  file: string,
  gaps: Gaps,
): readonly IndexValue[] {
  const outside = placeOf([...table.above].reverse().concat(sheet.name, file), null);
  const columns = [
    ...table.columns.value.map((found) => ({ found, place: placeOf([found.header], null) })),
    ...table.others.flatMap((found) => {
      const place = placeOf([found.header], null);
      return place.region === null || /得分|指数|贡献|排名|位次/.test(found.header) ? [] : [{ found, place }];
    }),
  ];
  return leaves.flatMap((leaf) => {
    const id = ids.get(normaliseName(leaf.path.at(-1)!));
    if (id === undefined) return [];
    return columns.flatMap(({ found, place }): IndexValue[] => {
      const cell = leaf.row.cellIn(found.column);
      if (!cell?.quantity.value) return [];
      return [
        {
          indicatorId: id,
          region: place.region ?? outside.region ?? gaps.region,
          period: place.period ?? outside.period ?? gaps.period,
          value: cell.quantity.value,
          sheet: sheet.name,
          cell: cell.address,
        },
      ];
    });
  });
}

const REGION: NamedColumn<'key'> = {
  name: 'key',
  words: /地区|县区|区县|市州|县市区|^市$|^县$|区域/,
  filledDown: true,
  required: true,
};
const PERIOD: NamedColumn<'key'> = { name: 'key', words: /^年度?$|^年份$|^时间$|报告期/, required: true };

/** Regions or years down, indicators across. */
export const valuesOfWideTables = (
  raw: RawWorkbook,
  ids: ReadonlyMap<string, IndicatorId>,
  gaps: Gaps,
): readonly IndexValue[] =>
  raw.sheets.flatMap((sheet) => {
    const byRegion = readNamedTables(sheet, [REGION]);
    // A table that has both is read once, by its regions.
    const tables = byRegion.length > 0 ? byRegion : readNamedTables(sheet, [PERIOD]);
    return tables.flatMap((table) => {
      const outside = placeOf([...table.above].reverse().concat(sheet.name, raw.name), null);
      const years = table.others.find((one) => PERIOD.words.test(one.header));
      return table.rows.flatMap((row) =>
        table.others.flatMap((column): IndexValue[] => {
          const id = ids.get(normaliseName(column.header.split(' ').at(-1)!));
          const cell = row.cellIn(column.column);
          if (id === undefined || !cell?.quantity.value) return [];
          const key = row.cells.key?.text ?? '';
          const time = placeOf([years ? (row.cellIn(years.column)?.text ?? '') : key], null);
          return [
            {
              indicatorId: id,
              region: regionIn(key, null) ?? outside.region ?? gaps.region,
              period: time.period ?? outside.period ?? gaps.period,
              value: cell.quantity.value,
              sheet: sheet.name,
              cell: cell.address,
            },
          ];
        }),
      );
    });
  });
