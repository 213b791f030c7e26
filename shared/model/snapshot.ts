import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from './brands.ts';
import type { Explanation, FindingCode, Severity } from './finding.ts';
import type { ReadingKind } from './reading.ts';
import type { ScoreSheet } from './score.ts';

/** Version of the scoring and checking engine named in every snapshot. Bump when a result can change. */
export const ENGINE = 1;

/** 快报数 / 年报数 / 修订数: the latest publication wins and the history stays. */
export const NATURES = ['快报数', '年报数', '修订数'] as const;
export type Nature = (typeof NATURES)[number];

export interface SnapshotReading {
  readonly indicatorId: IndicatorId;
  /** As printed, only where the pack has no such indicator: an item of a year's list (责任清单). */
  readonly indicator?: string;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly kind: ReadingKind;
  readonly value: DecimalText | null;
  readonly unit: string;
  readonly sheet: string;
  readonly cell: string;
  readonly raw: string;
}

export interface SnapshotInput {
  readonly indicatorId: IndicatorId;
  readonly label: string;
  readonly value: string;
  readonly sheet: string;
  readonly cell: string;
  readonly raw: string;
}

export interface SnapshotFinding {
  readonly code: FindingCode;
  readonly basis: 'readings' | 'workbook';
  readonly indicatorId: IndicatorId | null;
  readonly scope: string | null;
  readonly period: PeriodId | null;
  readonly severity: Severity;
}

/** The payload of `kezhi-snapshot/1`: what is signed is exactly what is sent. */
export interface Snapshot {
  readonly format: 'kezhi-snapshot/1';
  readonly site: string;
  readonly engine: number;
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: Digest };
  /** The year's list (责任清单) by which it is scored, as the city signed it; absent where none was issued. */
  readonly list?: Digest;
  readonly region: RegionCode;
  readonly department: string | null;
  readonly period: PeriodId;
  readonly nature: Nature;
  readonly revision: number;
  readonly previous: Digest | null;
  /** UTC ISO 8601; shown, never trusted. */
  readonly createdAt: string;
  readonly readings: readonly SnapshotReading[];
  readonly inputs: readonly SnapshotInput[];
  readonly findings: readonly SnapshotFinding[];
  readonly explanations: readonly Explanation[];
  readonly score: ScoreSheet | null;
  readonly workbook: { readonly name: string; readonly digest: Digest };
}

/** null = in time; counted from the first reception against the deadline. */
export type Lateness = { readonly minutes: number } | null;

export interface Receipt {
  readonly format: 'kezhi-receipt/1';
  readonly site: string;
  readonly digest: Digest;
  readonly sequence: number;
  readonly receivedAt: string;
  readonly late: Lateness;
  readonly region: RegionCode;
  readonly period: PeriodId;
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: Digest };
  readonly log: { readonly size: number; readonly root: string; readonly proof: readonly string[] };
}
