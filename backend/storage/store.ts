import type { Figure } from '#shared/aggregate/figure.ts';
import type { SubmissionState } from '#shared/contract/submission-state.ts';
import type { Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Appended, NodeReader } from '#shared/signing/merkle-log.ts';
import type {
  ActRecord,
  AuditRecord,
  DecisionRecord,
  EnrolmentRecord,
  ExtensionRecord,
  InvitationRecord,
  IssuedRecord,
  PeriodRecord,
  PublishedPack,
  ReadinessRecord,
  SignedOriginal,
  SiteRecord,
  SiteRegion,
  SnapshotPapers,
  SnapshotRecord,
} from './records.ts';

/**
 * The one port to what is kept. Two adapters: SQLite and PostgreSQL, held to the same cases by test/conformance/store.ts.
 * `read` sees committed data only. `write` runs a unit of work on the one writer: units that wait together share one durable
 * commit; a unit that throws leaves nothing behind and the others stand. It resolves after the commit, never before.
 */
export interface Store {
  readonly read: Tables;
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Tables {
  readonly site: SiteTable;
  readonly enrolments: EnrolmentTable;
  readonly log: LogTable;
  readonly snapshots: SnapshotTable;
  readonly periods: PeriodTable;
  readonly packs: PackTable;
  readonly readiness: ReadinessTable;
  readonly audit: AuditTable;
}

export interface SiteTable {
  get(): Promise<SiteRecord | null>;
  regions(): Promise<readonly SiteRegion[]>;
  create(site: SiteRecord, regions: readonly SiteRegion[]): Promise<void>;
  /** Sealed texts of the demonstration (its one-time codes); null when absent. */
  note(key: string): Promise<string | null>;
  setNote(key: string, value: string): Promise<void>;
}

export interface EnrolmentTable {
  byKid(kid: string): Promise<EnrolmentRecord | null>;
  all(): Promise<readonly EnrolmentRecord[]>;
  insert(enrolment: EnrolmentRecord): Promise<void>;
  revoke(kid: string, at: string, by: string, reason: string): Promise<void>;
  invitation(codeHash: string): Promise<InvitationRecord | null>;
  invite(invitation: InvitationRecord): Promise<void>;
  spendInvitation(codeHash: string, kid: string, at: string): Promise<void>;
}

export interface LogTable {
  size(): Promise<number>;
  /** Keeps the original, appends its digest to the log and tells where it came to stand. */
  append(original: SignedOriginal): Promise<Appended & { readonly sequence: number }>;
  find(
    digest: Digest,
  ): Promise<{ readonly sequence: number; readonly typ: string; readonly at: string } | null>;
  original(sequence: number): Promise<SignedOriginal | null>;
  originals(
    typ: string | null,
    after: number,
    limit: number,
  ): Promise<readonly (SignedOriginal & { readonly sequence: number })[]>;
  /** Runs a computation over stored nodes: it is asked once which nodes it needs, then run with them. */
  withNodes<T>(compute: (read: NodeReader) => T): Promise<T>;
}

export interface SnapshotFilter {
  readonly pack?: PackId;
  readonly period?: PeriodId;
  readonly region?: RegionCode;
  readonly state?: SubmissionState;
  /** Sequences below this one; the newest come first. */
  readonly before?: number;
  readonly limit: number;
}

export interface SnapshotTable {
  byDigest(digest: Digest): Promise<SnapshotRecord | null>;
  list(filter: SnapshotFilter): Promise<readonly SnapshotRecord[]>;
  /** Everything of a pack and period (of one region), oldest first. */
  ofPeriod(pack: PackId, period: PeriodId, region?: RegionCode): Promise<readonly SnapshotRecord[]>;
  insert(snapshot: SnapshotRecord, papers: SnapshotPapers, figures: readonly Figure[]): Promise<void>;
  papers(sequence: number): Promise<SnapshotPapers | null>;
  figures(sequences: readonly number[]): Promise<ReadonlyMap<number, readonly Figure[]>>;
  /** Figures of one indicator over periods of some regions: the newest counting submission of each. */
  trend(query: TrendQuery): Promise<readonly TrendPoint[]>;
  setState(sequence: number, state: SubmissionState, reason: string | null): Promise<void>;
  /** Marks under which rules the stored score stands; anything else makes readers compute it anew. */
  setRules(sequence: number, rules: string): Promise<void>;
  acts(snapshot: number): Promise<readonly ActRecord[]>;
  insertAct(act: ActRecord): Promise<void>;
}

export interface TrendQuery {
  readonly pack: PackId;
  readonly indicatorId: string;
  readonly scope: string | null;
  readonly regions: readonly RegionCode[];
  readonly from: PeriodId;
  readonly to: PeriodId;
}

export interface TrendPoint extends Figure {
  readonly region: RegionCode;
  readonly period: PeriodId;
}

export interface PeriodTable {
  get(pack: PackId, period: PeriodId): Promise<PeriodRecord | null>;
  all(): Promise<readonly PeriodRecord[]>;
  save(period: PeriodRecord): Promise<void>;
  extensions(pack: PackId, period: PeriodId): Promise<readonly ExtensionRecord[]>;
  extend(extension: ExtensionRecord): Promise<void>;
}

export interface PackTable {
  published(): Promise<readonly PublishedPack[]>;
  publish(pack: PublishedPack): Promise<void>;
  decisions(pack: PackId, version: string): Promise<readonly DecisionRecord[]>;
  decide(decision: DecisionRecord): Promise<void>;
  /** Every version of what was issued by sheet, oldest first. */
  issued(pack: PackId): Promise<readonly IssuedRecord[]>;
  issue(issued: IssuedRecord): Promise<void>;
}

export interface ReadinessTable {
  of(pack: PackId, period: PeriodId): Promise<readonly ReadinessRecord[]>;
  save(readiness: ReadinessRecord): Promise<void>;
  /** Grows with every draft that tells of itself: part of the version of the city table. */
  version(): Promise<string>;
}

export interface AuditTable {
  record(entry: AuditRecord): Promise<void>;
  latest(limit: number): Promise<readonly AuditRecord[]>;
}
