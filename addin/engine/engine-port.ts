import type { CheckOptions, CheckResult } from '#shared/check/check-result.ts';
import type { SnapshotRequest } from '#shared/check/prepare-snapshot.ts';
import type { IndicatorId, PackId, RegionCode } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ItemGain } from '#shared/plan/plan-targets.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';

/** The built-in packs live with the engine, so that they are neither copied nor in the first screen. */
export type EngineOptions = Omit<CheckOptions, 'packs'>;

export interface AreaCells {
  readonly sheet: string;
  /** A1 area whose old cells go. */
  readonly area: string;
  readonly cells: readonly RawCell[];
}

/** What one item still lacks; decimal text throughout. */
export interface PlannedItem {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly needed: readonly PlannedStep[];
}

/** This much more of one component, while everything else stands still. */
export interface PlannedStep {
  readonly to: 'target' | 'band';
  readonly component: string;
  readonly unit: string;
  readonly add: string;
  /** Points it would bring over all items; null where nothing it moves is scored. */
  readonly gains: string | null;
  /** Points of the item at the end of the band. */
  readonly points: string | null;
  readonly gainItems: readonly ItemGain[];
}

export interface PrepareRequest
  extends Omit<SnapshotRequest, 'check' | 'pack' | 'packDigest' | 'explanations' | 'hash'> {
  /** As for a check; the explanations travel with the snapshot. */
  readonly options: EngineOptions;
  readonly packId: PackId;
}

export interface PackSummary {
  readonly id: PackId;
  readonly version: string;
  readonly title: string;
  /** 文号, for the small print. */
  readonly document: string;
  readonly type: RulePack['type'];
  readonly frequency: RulePack['frequency'];
  readonly area: RegionCode | null;
  readonly regions: readonly RegionCode[];
}

/**
 * Understanding, checking and scoring away from the screen. Holds one workbook, so that an edit
 * sends only the changed cells; every answer is about the workbook as loaded and replaced so far.
 */
export interface Engine {
  load(workbook: RawWorkbook): Promise<void>;
  replace(areas: readonly AreaCells[]): Promise<void>;
  /** `edits` are tried on a copy: what-if and the preview of a fix. */
  check(options: EngineOptions, edits?: readonly CellEdit[]): Promise<CheckResult>;
  /** 差多少: what each item still lacks, for the workbook as loaded. */
  plan(options: EngineOptions): Promise<readonly PlannedItem[]>;
  /** Scores of the loaded workbook by a pack that is not published yet. */
  tryPack(pack: RulePack, options: EngineOptions): Promise<readonly ScoreSheet[]>;
  /** The snapshot of the workbook as loaded, with the pack it is for. */
  prepare(request: PrepareRequest): Promise<{ readonly snapshot: Snapshot; readonly pack: RulePack }>;
  /** Packs that the city published: each stands in for the built-in one of its id. */
  adopt(packs: readonly RulePack[]): Promise<void>;
  /** Every pack that may be recognised, in the product's order. */
  packs(): Promise<readonly PackSummary[]>;
  /** One pack whole, for the screens that name its indicators; null when it is not carried. */
  pack(id: PackId, version?: string): Promise<RulePack | null>;
  /** Stops what is running; its promise is refused with an AbortError. The workbook stays loaded. */
  cancel(): void;
}
