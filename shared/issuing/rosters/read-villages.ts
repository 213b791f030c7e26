import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { NamedColumn } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';

/** Poor villages of a place with the cells that name them. */
export type VillageList = readonly { readonly name: string; readonly sheet: string; readonly cell: string }[];

type Field = 'village' | 'number' | 'township';

const COLUMNS: readonly NamedColumn<Field>[] = [
  {
    name: 'village',
    words: /贫困村|^村名|^行政村|^村(?:庄)?(?:名称)?$/,
    // 是否贫困村 is a mark on a roster, no list of villages.
    except: /数$|特派员|服务|是否|情况/,
    required: true,
  },
  { name: 'number', words: /^序号$|^编号$/ },
  { name: 'township', words: /乡镇|^乡|^镇|县区|^县$/ },
];

/** The 贫困村 listed on sheets or in tables that say so; empty when nobody listed them. */
export const readVillages = (raw: RawWorkbook): VillageList =>
  raw.sheets.flatMap((sheet) =>
    readNamedTables(sheet, COLUMNS)
      .filter(
        (table) =>
          [sheet.name, ...table.above].some((text) => /贫困村/.test(text)) ||
          table.columns.village.some(({ header }) => /贫困村/.test(header)),
      )
      .flatMap((table) =>
        table.rows.map((row) => ({
          name: row.cells.village!.text,
          sheet: sheet.name,
          cell: row.cells.village!.address,
        })),
      ),
  );
