import { answersFor } from '../aggregate/answers-for.ts';
import type { Digest, PeriodId, RegionCode } from '../model/brands.ts';
import type { Explanation, Finding } from '../model/finding.ts';
import type { Reading, ScoringInput } from '../model/reading.ts';
import {
  ENGINE,
  type Nature,
  type Snapshot,
  type SnapshotFinding,
  type SnapshotInput,
  type SnapshotReading,
} from '../model/snapshot.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { digestOfValue } from '../signing/digest-of.ts';
import type { Sha256 } from '../signing/sha256.ts';
import type { CheckResult } from './check-result.ts';
import { findingsOfReadings, ownScore } from './recompute-snapshot.ts';

export interface SnapshotRequest {
  readonly check: CheckResult;
  readonly pack: RulePack;
  readonly packDigest: Digest;
  /** Digest of the issued list (责任清单) by which `check` scored; absent where none was issued. */
  readonly list?: Digest;
  readonly site: string;
  readonly region: RegionCode;
  /** null = the whole county; else only the indicators this department answers for, without a score. */
  readonly department: string | null;
  readonly period: PeriodId;
  readonly nature: Nature;
  readonly revision: number;
  readonly previous: Digest | null;
  readonly createdAt: string;
  readonly explanations: readonly Explanation[];
  readonly workbookName: string;
  readonly hash: Sha256;
}

/** What will be sent, exactly as it will be signed: the preview in 报送 shows this value. */
export function prepareSnapshot(request: SnapshotRequest): Snapshot {
  const { check, pack, region, department } = request;
  const covers = indicatorsOf(pack, department);
  const isOurs = (of: {
    readonly pack: string | null;
    readonly indicatorId: string | null;
    readonly region: string | null;
  }) =>
    of.pack === pack.id &&
    (of.region === null || of.region === region) &&
    (of.indicatorId === null || covers(of.indicatorId));
  const printed = new Set<string>(pack.indicators.map(({ id }) => id));
  const readings = check.recognition.readings
    .filter(isOurs)
    .map((reading) => snapshotReading(reading, printed.has(reading.indicatorId)));
  // An input has no period of its own on the way: those of another quarter's sheet stay at home.
  const inputs = check.recognition.inputs
    .filter((input) => isOurs(input) && input.period === request.period)
    .map(snapshotInput);
  const score = ownScore(check.scores, pack, request);
  // Those that follow from the readings are taken over exactly the readings sent, as the server will.
  const ofWorkbook = check.findings.filter((finding) => finding.basis === 'workbook' && isOurs(finding));
  const findings = [
    ...findingsOfReadings({ readings, inputs, region }, pack),
    ...ofWorkbook.map(snapshotFinding),
  ];
  return {
    format: 'kezhi-snapshot/1',
    site: request.site,
    engine: ENGINE,
    pack: { id: pack.id, version: pack.version, digest: request.packDigest },
    ...(request.list === undefined ? {} : { list: request.list }),
    region,
    department,
    period: request.period,
    nature: request.nature,
    revision: request.revision,
    previous: request.previous,
    createdAt: request.createdAt,
    readings,
    inputs,
    findings,
    explanations: request.explanations.filter((one) => one.indicatorId === null || covers(one.indicatorId)),
    score: department === null ? score : null,
    workbook: { name: request.workbookName, digest: workbookDigest(readings, inputs, request.hash) },
  };
}

/** Digest over canonical readings and inputs: two workbooks that say the same have the same one. */
export const workbookDigest = (
  readings: readonly SnapshotReading[],
  inputs: readonly SnapshotInput[],
  hash: Sha256,
): Digest => digestOfValue({ readings, inputs }, hash);

/** A department answers for the indicators that name it as lead or cooperating department. */
function indicatorsOf(pack: RulePack, department: string | null): (indicatorId: string) => boolean {
  if (department === null) return () => true;
  const own = pack.indicators.filter((indicator) => answersFor(indicator, department));
  const ids = new Set<string>(own.map((indicator) => indicator.id));
  return (indicatorId) => ids.has(indicatorId);
}

/** The pack knows the name of its indicators; an item of a year's list carries its own. */
const snapshotReading = (reading: Reading, isPrinted: boolean): SnapshotReading => ({
  indicatorId: reading.indicatorId,
  ...(isPrinted ? {} : { indicator: reading.indicator }),
  scope: reading.scope,
  region: reading.region,
  period: reading.period,
  kind: reading.kind,
  value: reading.value,
  unit: reading.unit,
  sheet: reading.sheet,
  cell: reading.cell,
  raw: reading.raw,
});

const snapshotInput = (input: ScoringInput): SnapshotInput => ({
  indicatorId: input.indicatorId,
  label: input.label,
  value: input.value,
  sheet: input.sheet,
  cell: input.cell,
  raw: input.raw,
});

const snapshotFinding = (finding: Finding): SnapshotFinding => ({
  code: finding.code,
  basis: finding.basis,
  indicatorId: finding.indicatorId,
  scope: finding.scope,
  period: finding.period,
  severity: finding.severity,
});
