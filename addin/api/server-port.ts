import type * as z from 'zod';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type {
  Enrolment,
  EnrolmentRequest,
  enrolmentAnswer,
  ServerKey,
} from '#shared/contract/enrolment-schema.ts';
import type {
  issuedListAnswer,
  issuedListsAnswer,
  issuedTargetsAnswer,
} from '#shared/contract/issued-schema.ts';
import type { packAnswer, packListAnswer, publicationAnswer } from '#shared/contract/pack-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import type { SiteAnswer } from '#shared/contract/site-schema.ts';
import type {
  actAnswer,
  readinessAnswer,
  readinessRequest,
  SnapshotSummary,
  snapshotAnswer,
  snapshotDiffAnswer,
  submissionAnswer,
} from '#shared/contract/snapshot-answers.ts';

export interface SnapshotFilter {
  readonly pack?: string;
  readonly period?: string;
  readonly region?: string;
  readonly state?: string;
}

/** The city's server as the actions see it. Expected failures are ServerRefusal. */
export interface KezhiServer {
  site(): Promise<SiteAnswer>;
  /** Forgets the session, as when another identity is used. */
  signOut(): void;
  serverKeys(): Promise<readonly ServerKey[]>;
  enrol(request: EnrolmentRequest): Promise<z.infer<typeof enrolmentAnswer>>;
  enrolments(): Promise<readonly Enrolment[]>;
  revoke(kid: string, reason: string): Promise<void>;
  submit(jws: string): Promise<z.infer<typeof submissionAnswer>>;
  snapshots(filter: SnapshotFilter): Promise<readonly SnapshotSummary[]>;
  snapshot(digest: string): Promise<z.infer<typeof snapshotAnswer>>;
  difference(digest: string, against: string): Promise<z.infer<typeof snapshotDiffAnswer>>;
  act(digest: string, jws: string): Promise<z.infer<typeof actAnswer>>;
  cityTable(of: {
    readonly pack: string;
    readonly period: string;
    readonly basis: 'latest' | 'accepted';
  }): Promise<SignedCityTable>;
  periods(): Promise<readonly Period[]>;
  actOnPeriod(jws: string): Promise<void>;
  packs(): Promise<z.infer<typeof packListAnswer>['packs']>;
  pack(id: string, version: string): Promise<z.infer<typeof packAnswer>>;
  publishPack(jws: string): Promise<z.infer<typeof publicationAnswer>>;
  decide(id: string, version: string, jws: string): Promise<z.infer<typeof publicationAnswer>>;
  issuedTargets(pack: string): Promise<z.infer<typeof issuedTargetsAnswer>['issued']>;
  issueTargets(jws: string): Promise<z.infer<typeof publicationAnswer>>;
  /** The newest list (责任清单) of each unit and year, without items where it was taken back; their rules are parsed by `parseIssuedList` before use. */
  issuedLists(
    pack: string,
    of?: { readonly period?: string; readonly region?: string },
  ): Promise<z.infer<typeof issuedListsAnswer>['issued']>;
  /** One version, in force or replaced. */
  issuedList(pack: string, digest: string): Promise<z.infer<typeof issuedListAnswer>>;
  issueList(jws: string): Promise<z.infer<typeof publicationAnswer>>;
  readiness(pack: string, period: string): Promise<z.infer<typeof readinessAnswer>['drafts']>;
  tellReadiness(counts: z.infer<typeof readinessRequest>): Promise<void>;
}
