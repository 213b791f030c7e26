import type { RegionScore } from '#shared/aggregate/figure.ts';
import type { Role } from '#shared/contract/enrolment-schema.ts';
import type { Act, SubmissionState } from '#shared/contract/submission-state.ts';
import type { DecimalText, Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { PublicJwk } from '#shared/signing/public-jwk.ts';

/** One installation. `demonstration` is fixed when it begins and never changes. */
export interface SiteRecord {
  readonly site: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly demonstration: boolean;
  readonly createdAt: string;
}

export interface SiteRegion {
  readonly region: RegionCode;
  readonly name: string;
}

export interface EnrolmentRecord {
  readonly kid: string;
  readonly publicKey: PublicJwk;
  readonly label: string;
  readonly name: string;
  readonly region: RegionCode;
  readonly role: Role;
  readonly department: string | null;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
}

/** A one-time code, known only by its hash. */
export interface InvitationRecord {
  readonly codeHash: string;
  readonly region: RegionCode;
  readonly role: Role;
  readonly department: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedBy: string | null;
}

/** A signed thing exactly as it came: the compact JWS can be given back byte for byte. */
export interface SignedOriginal {
  readonly digest: Digest;
  readonly typ: string;
  readonly kid: string;
  readonly jws: string;
  readonly at: string;
}

export interface SnapshotRecord {
  readonly sequence: number;
  readonly digest: Digest;
  readonly kid: string;
  readonly region: RegionCode;
  readonly department: string | null;
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: Digest };
  readonly period: PeriodId;
  readonly nature: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly receivedAt: string;
  readonly lateMinutes: number | null;
  readonly state: SubmissionState;
  readonly verdict: 'pass' | 'explain';
  readonly total: DecimalText | null;
  /** Digest of the decisions and issued targets under which it was scored. */
  readonly rules: string;
  readonly findings: { readonly blocking: number; readonly query: number; readonly notice: number };
  readonly explanations: number;
  /** Reason of the last return or withdrawal. */
  readonly reason: string | null;
}

/** What goes with a submission and is read for it alone: most of its bytes, which a look over many must not carry. */
export interface SnapshotPapers {
  /** Canonical payload of the receipt; signing it again gives the same bytes. */
  readonly receipt: string;
  /** What the city table needs of the score; null for a department's part. */
  readonly score: RegionScore | null;
}

export interface ActRecord {
  readonly sequence: number;
  readonly digest: Digest;
  readonly snapshot: number;
  readonly act: Act;
  readonly kid: string;
  readonly reason: string | null;
  readonly value: unknown;
  readonly at: string;
}

export interface PeriodRecord {
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly state: 'open' | 'closed';
  readonly deadline: string | null;
  readonly deadlineAt: string | null;
  readonly nextWorkingDay: boolean;
  readonly holidays: readonly string[];
  readonly cosign: boolean;
  readonly published: boolean;
}

export interface ExtensionRecord {
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly region: RegionCode;
  readonly deadline: string;
  readonly deadlineAt: string;
  readonly reason: string;
  readonly kid: string;
}

export interface PublishedPack {
  readonly id: PackId;
  readonly version: string;
  readonly digest: Digest;
  readonly title: string;
  readonly sequence: number;
  readonly at: string;
}

export interface DecisionRecord {
  readonly pack: PackId;
  readonly version: string;
  readonly question: string;
  /** null = open again. */
  readonly option: string | null;
  readonly kid: string;
  readonly at: string;
}

/** A 分解表 (`targets`) or 责任清单 (`list`) that was issued; the last of the same kind, period and region is in force. */
export interface IssuedRecord {
  readonly kind: 'targets' | 'list';
  readonly pack: PackId;
  readonly period: PeriodId;
  /** null = it speaks of all regions. */
  readonly region: RegionCode | null;
  readonly sequence: number;
  readonly digest: Digest;
  readonly at: string;
}

export interface ReadinessRecord {
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly region: RegionCode;
  readonly department: string | null;
  readonly counts: {
    readonly blocking: number;
    readonly query: number;
    readonly explained: number;
    readonly filled: number;
    readonly required: number;
  };
  readonly at: string;
}

/** Who did what, with which outcome; never a workbook value. */
export interface AuditRecord {
  readonly at: string;
  readonly kid: string | null;
  readonly action: string;
  /** `ok` or a refusal code. */
  readonly outcome: string;
  /** A digest, kid or period id. */
  readonly subject: string | null;
  readonly region: string | null;
}
