import type { IssuingNote } from '../issuing/issuing-note.ts';
import type { PackId, PeriodId, RegionCode } from '../model/brands.ts';
import type { Explanation, Finding } from '../model/finding.ts';
import type { Reading, Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '../rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '../score/adjustments.ts';
import type { EarlierFigures } from '../validate/earlier-figures.ts';
import type { Correction } from '../workbook/correction.ts';

export interface CheckOptions {
  /** Every pack that may be recognised. */
  readonly packs: readonly RulePack[];
  /** Only this pack. */
  readonly packId?: PackId;
  /** Fill gaps only: what the workbook itself names wins. */
  readonly region?: RegionCode;
  readonly period?: PeriodId;
  /** What a person corrected in 表格识别, remembered in the workbook. */
  readonly corrections?: readonly Correction[];
  /** Earlier readings (from the backend or a file) for 同期, and peers' for 离群. */
  readonly history?: readonly Reading[];
  readonly peers?: readonly Reading[];
  readonly issued?: readonly IssuedTargets[];
  /** 年度科技创新目标责任清单 that the city issued, for packs with an issued section. */
  readonly lists?: readonly IssuedList[];
  /** 加减分 events of the period with their documents. */
  readonly events?: readonly AdjustmentEvent[];
  readonly explanations?: readonly Explanation[];
  readonly decisions?: readonly Decision[];
  /** Workbooks checked before this one in the same run: a difference is reported in the later one. */
  readonly earlierFiles?: readonly { readonly file: string; readonly recognition: Recognition }[];
  /** The same, indexed as the run goes on (`openEarlierWorkbooks`); stands instead of `earlierFiles`. */
  readonly earlierFigures?: EarlierFigures;
}

export type Verdict = 'pass' | 'explain' | 'fail' | 'unrecognised';

export interface CheckResult {
  readonly packs: readonly { readonly id: PackId; readonly version: string; readonly digest: string }[];
  readonly verdict: Verdict;
  readonly recognition: Recognition;
  readonly findings: readonly Finding[];
  readonly scores: readonly ScoreSheet[];
  /** Lines of a 加减分台账 in the workbook that were not counted, worded by shared/messages/issuing.ts. */
  readonly notes?: readonly IssuingNote[];
}
