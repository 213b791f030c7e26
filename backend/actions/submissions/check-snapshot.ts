import { answersFor } from '#shared/aggregate/answers-for.ts';
import { workbookDigest } from '#shared/check/prepare-snapshot.ts';
import { belongsToPack } from '#shared/check/recompute-snapshot.ts';
import { missingExplanations } from '#shared/contract/missing-explanations.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot, SnapshotFinding } from '#shared/model/snapshot.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { EnrolmentRecord } from '../../storage/records.ts';
import { openPeriodFor } from '../periods/open-period-for.ts';
import type { Ports } from '../ports.ts';
import type { KnownPack } from '../rules/pack-library.ts';
import { differenceOf, scoreToSign } from './compare-recomputed.ts';
import { listOfSnapshot, refuseWithoutList } from './list-of-snapshot.ts';

export interface CheckedSnapshot {
  readonly snapshot: Snapshot;
  readonly score: ScoreSheet | null;
  readonly rules: string;
  readonly verdict: 'pass' | 'explain';
  readonly counts: { readonly blocking: number; readonly query: number; readonly notice: number };
}

/** Policy and recomputation: nothing a client says about findings or points is believed. */
export async function checkSnapshot(
  ports: Ports,
  snapshot: Snapshot,
  enrolment: EnrolmentRecord,
): Promise<CheckedSnapshot> {
  await openPeriodFor(ports.store.read, snapshot, ports.clock());
  const known = await packOf(ports, snapshot);
  refuseForeignFigures(known.pack, snapshot, enrolment.department);
  refuseEmpty(snapshot);
  if (snapshot.workbook.digest !== workbookDigest(snapshot.readings, snapshot.inputs, ports.hash))
    throw new Refusal('workbook-digest-mismatch');
  await refuseWithoutList(ports, known.pack, snapshot);
  const rules = await ports.packs.rules(known.pack);
  const recomputed = ports.recompute({
    snapshot,
    pack: known.pack,
    packDigest: known.digest,
    decisions: rules.decisions,
    issued: rules.issued,
    lists: await listOfSnapshot(ports, known.pack, snapshot),
    explanations: snapshot.explanations,
  });
  const difference = differenceOf(snapshot, recomputed);
  if (difference) throw new Refusal(difference);
  refuseUnexplained(snapshot);
  const count = (severity: SnapshotFinding['severity']) =>
    snapshot.findings.filter((one) => one.severity === severity).length;
  const counts = { blocking: count('blocking'), query: count('query'), notice: count('notice') };
  return {
    snapshot,
    score: scoreToSign(snapshot, recomputed),
    rules: rules.digest,
    verdict: counts.blocking + counts.query > 0 ? 'explain' : 'pass',
    counts,
  };
}

async function packOf(ports: Ports, { pack, engine }: Snapshot): Promise<KnownPack> {
  const known = await ports.packs.find(pack.id, pack.version);
  if (!known) throw new Refusal('unknown-pack', { pack: `${pack.id} ${pack.version}` });
  if (known.digest !== pack.digest)
    throw new Refusal('pack-mismatch', { pack: `${pack.id} ${pack.version}` });
  if (engine !== ports.engine)
    throw new Refusal('engine-mismatch', { given: String(engine), expected: String(ports.engine) });
  return known;
}

/** A workbook of another period would count as reported without a single figure. */
function refuseEmpty({ readings, inputs, period }: Snapshot): void {
  if (inputs.length === 0 && !readings.some((reading) => reading.period === period))
    throw new Refusal('invalid-snapshot', { problem: `readings: none of ${period}` });
}

/** A county speaks of itself; a department of the indicators that name it; nobody of indicators the pack doesn't have. */
function refuseForeignFigures(pack: RulePack, snapshot: Snapshot, department: string | null): void {
  const known = new Map(pack.indicators.map((indicator) => [indicator.id, indicator]));
  for (const { indicatorId } of [...snapshot.readings, ...snapshot.inputs]) {
    const indicator = known.get(indicatorId);
    if (!indicator && !belongsToPack(pack, indicatorId))
      throw new Refusal('invalid-snapshot', { problem: 'indicatorId: not of this pack' });
    if (department === null) continue;
    if (!indicator || !answersFor(indicator, department))
      throw new Refusal('department-not-allowed', {
        own: department,
        department: indicator?.departments.lead.join('、') || snapshot.region,
      });
  }
  const foreign = snapshot.readings.find(
    ({ region }) => region !== null && region !== snapshot.region,
  )?.region;
  if (foreign) throw new Refusal('region-not-allowed', { own: snapshot.region, region: foreign });
}

function refuseUnexplained(snapshot: Snapshot): void {
  const { blocking, unexplained } = missingExplanations(snapshot);
  if (blocking.length > 0) throw new Refusal('blocking-findings', { count: String(blocking.length) });
  if (unexplained.length > 0) throw new Refusal('explanation-missing', { count: String(unexplained.length) });
}
