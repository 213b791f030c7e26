import type { CheckOptions, CheckResult } from '#shared/check/check-result.ts';
import type { OtherTables } from '#shared/check/other-tables.ts';
import type { SnapshotRequest } from '#shared/check/prepare-snapshot.ts';
import type { QuotaSettings } from '#shared/issuing/rosters/report-roster.ts';
import type { DecimalText, IndicatorId, PackId, RegionCode } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { PlanChange } from '#shared/plan/apply-changes.ts';
import type { YearPace } from '#shared/plan/pace-of.ts';
import type { ItemGain } from '#shared/plan/plan-targets.ts';
import type { Way } from '#shared/plan/ways-to-points.ts';
import type { WhatIf } from '#shared/plan/what-if.ts';
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
  /** 时序进度: only of what grows with the months, in a report within the year. */
  readonly pace: YearPace | null;
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

/** Whose points are planned. */
export interface PlanPlace {
  readonly pack: PackId;
  readonly region: RegionCode | null;
}

/** What can be moved in a pack: amounts and counts, and statements that hold or not. */
export interface Movables {
  readonly levers: readonly MovableLever[];
  readonly statements: readonly MovableStatement[];
}

export interface MovableLever {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly current: DecimalText | null;
  /** Indicators of the pack that it moves. */
  readonly moves: readonly string[];
}

export interface MovableStatement {
  readonly item: string;
  readonly input: string;
  readonly name: string;
  readonly indicator: string;
  readonly holds: boolean;
}

/** 再得 N 分最省的办法: every figure may grow by `within` per cent, single ones by what `limits` says (null: not at all). */
export interface WaysQuestion {
  readonly place: PlanPlace;
  readonly points: DecimalText;
  readonly within: DecimalText;
  readonly limits: Readonly<Record<string, DecimalText | null>>;
}

export interface WhatIfQuestion {
  readonly place: PlanPlace;
  readonly changes: readonly PlanChange[];
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
  /** What could be moved to get more points; null where the workbook reports nothing of the place. */
  movables(options: EngineOptions, place: PlanPlace): Promise<Movables | null>;
  /** The cheapest ways to more points, the easiest first. */
  ways(options: EngineOptions, question: WaysQuestion): Promise<readonly Way[] | null>;
  /** Several changes at once, by amounts instead of cells; nothing is changed. */
  whatIf(options: EngineOptions, question: WhatIfQuestion): Promise<WhatIf | null>;
  /** 花名册 (beside last year's, where it is a file of its own), 奖补申报 and 综合指数 of the workbook, where it has any. */
  otherTables(
    options: EngineOptions,
    quota: QuotaSettings,
    lastYear: RawWorkbook | null,
  ): Promise<OtherTables>;
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
