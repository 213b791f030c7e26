import type { PeriodId, RegionCode } from '../../../model/brands.ts';
import type { Sureness } from '../../../model/reading.ts';
import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import type { NameMatch } from '../../text/name-match.ts';
import type { RowLine } from '../lines/read-rows.ts';
import type { ColumnLine } from '../lines/table-line.ts';
import type { TableFrame } from './table-frame.ts';

/** A table with its lines read; the pack is chosen after all tables of the workbook were read. */
export interface ReadTable {
  readonly frame: TableFrame;
  readonly columns: readonly ColumnLine[];
  readonly rows: readonly RowLine[];
  readonly title: string | null;
  /** Units of the unit line above the table. */
  readonly units: readonly string[];
  /** Indicators that the title names, for a table whose lines name none (各县区高新技术企业情况). */
  readonly subject: readonly NameMatch[];
  readonly ledger: boolean;
  readonly orientation: 'indicators-in-rows' | 'indicators-in-columns' | 'ledger' | 'other';
  readonly setting: TableSetting;
  /** Lines of the table name several regions. */
  readonly regional: boolean;
}

/** What title, sheet and file say about all figures of a table. */
export interface TableSetting {
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  /** True when the table reports a quarter or months rather than a whole year. */
  readonly withinYear: boolean;
  /** Title and header speak of targets only. */
  readonly plan: boolean;
  /** The title speaks of the whole city or province: no county of another sheet is meant. */
  readonly wholeArea: boolean;
}

export interface ChosenTable extends ReadTable {
  readonly pack: RulePack | null;
  readonly packSure: Sureness;
  /** Reasons for the pack, for the person who asks. */
  readonly packWhy: string;
}
