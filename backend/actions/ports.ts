import type { ServerKey } from '#shared/contract/enrolment-schema.ts';
import type { Explanation } from '#shared/model/finding.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot, SnapshotFinding } from '#shared/model/snapshot.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import type { SigningPort, VerifyPort } from '#shared/signing/signing-port.ts';
import type { SiteRecord } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';
import type { Sessions } from './identity/sessions.ts';
import type { RefusalJournal } from './log/refusal-journal.ts';
import type { Memory } from './memory.ts';
import type { PackLibrary } from './rules/pack-library.ts';

/** Everything an action may touch. Nothing here is constructed by an action. */
export interface Ports {
  readonly store: Store;
  readonly site: SiteRecord;
  readonly packs: PackLibrary;
  readonly sessions: Sessions;
  readonly recompute: Recompute;
  /** Version of the engine that `recompute` runs. */
  readonly engine: number;
  readonly verifier: VerifyPort;
  readonly serverKey: SigningPort;
  /** The present key and those before it. */
  readonly serverKeys: readonly ServerKey[];
  readonly hash: Sha256;
  /** Now, as UTC ISO text with milliseconds. */
  readonly clock: () => string;
  /** Unpredictable bytes. */
  readonly random: (count: number) => Uint8Array;
  /** Throws a Refusal when this key asks too often. */
  readonly pace: (kid: string) => void;
  /** Where refusals are told; never more than can be kept. */
  readonly refusals: RefusalJournal;
  /** What was computed once and may be forgotten at any time. */
  readonly memory: Memory;
}

/** What follows from readings and inputs alone: the same shared code that the pane ran. */
export type Recompute = (request: RecomputeRequest) => Recomputed;

export interface RecomputeRequest {
  readonly snapshot: Snapshot;
  readonly pack: RulePack;
  readonly packDigest: string;
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  /** The year's list that the snapshot names; none = the list its workbook prints. */
  readonly lists: readonly IssuedList[];
  readonly explanations: readonly Explanation[];
}

export interface Recomputed {
  /** Findings of basis `readings` only; those of basis `workbook` need the sheet. */
  readonly findings: readonly SnapshotFinding[];
  readonly score: ScoreSheet | null;
}
