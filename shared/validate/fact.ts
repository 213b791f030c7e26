import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import { type Exact, exact } from '../model/exact.ts';
import type { Reading, ReadingKind } from '../model/reading.ts';
import type { SnapshotReading } from '../model/snapshot.ts';
import { type PrintedNumber, printedNumber } from './printed-number.ts';

/**
 * A reading as rules of basis `readings` may see it: only what a snapshot carries, so that the server,
 * which has no workbook, comes to the same findings.
 */
export interface Fact {
  /** Place among the readings of its indicator, in the order of sheet, row and column. */
  readonly position: number;
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  /** Region for comparing: nothing named = the pack's own area, else the workbook's region. */
  readonly area: string;
  readonly period: PeriodId;
  readonly kind: ReadingKind;
  readonly value: Exact | null;
  readonly text: DecimalText | null;
  readonly unit: string;
  readonly sheet: string;
  readonly cell: string;
  readonly raw: string;
}

/** A fact together with everything the recogniser knows of its cell. */
export interface WorkbookFact extends Fact {
  readonly reading: Reading;
}

export function factOf(reading: SnapshotReading | Reading, position: number, area: string): Fact {
  return {
    position,
    indicatorId: reading.indicatorId,
    scope: reading.scope,
    region: reading.region,
    area: reading.region ?? area,
    period: reading.period,
    kind: reading.kind,
    value: reading.value === null ? null : exact(reading.value),
    text: reading.value,
    unit: reading.unit,
    sheet: reading.sheet,
    cell: reading.cell,
    raw: reading.raw,
  };
}

/** A fact whose quantity is known. */
export type Quantity<F extends Fact = Fact> = F & { readonly value: Exact; readonly text: DecimalText };

export const isQuantity = <F extends Fact>(fact: F | undefined): fact is Quantity<F> =>
  fact !== undefined && fact.value !== null;

export const printedOf = (fact: Quantity): PrintedNumber => printedNumber(fact.raw, fact.value, fact.text);
