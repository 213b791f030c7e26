import type { DecimalText, PeriodId, RegionCode } from '../model/brands.ts';
import type { Reading, Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { IssuedList, IssuedTargets, RulePack } from '../rule-pack/rule-pack.ts';
import type { EarlierFigures } from './earlier-figures.ts';

/** What a workbook is checked against besides itself. Everything but `packs` may be missing. */
export interface ValidationContext {
  /** Every pack the readings name; a reading of another pack is checked without its definitions. */
  readonly packs: readonly RulePack[];
  /** Fill gaps only: what the workbook names wins. */
  readonly region?: RegionCode | null;
  readonly period?: PeriodId | null;
  /** Earlier readings of the same regions (同期). */
  readonly history?: readonly Reading[];
  /** Readings of other regions for the same period (离群). */
  readonly peers?: readonly Reading[];
  readonly issued?: readonly IssuedTargets[];
  /** The year's lists issued to the regions of the workbook, their items under the ids by which it reports them. */
  readonly lists?: readonly IssuedList[];
  /** Computed scores of this workbook, for 自评得分. */
  readonly scores?: readonly ScoreSheet[];
  /** The same scores with another value in the cell of one reading. */
  readonly rescored?: (reading: Reading, value: DecimalText) => readonly ScoreSheet[];
  /** Workbooks checked before this one in the same run: a difference is reported in the later one. */
  readonly earlierFiles?: readonly { readonly file: string; readonly recognition: Recognition }[];
  /** The same, indexed as the run goes on; stands instead of `earlierFiles`. */
  readonly earlierFigures?: EarlierFigures;
}
