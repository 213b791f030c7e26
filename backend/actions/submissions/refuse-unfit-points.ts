import type { ActPayload } from '#shared/contract/act-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { compare, exact, ZERO } from '#shared/model/exact.ts';
import type { ItemState } from '#shared/model/score.ts';
import type { SnapshotRecord } from '../../storage/records.ts';
import type { Ports } from '../ports.ts';
import { scoreOfRegion } from './score-of-region.ts';

/** What follows from the county's own figures is nobody's to enter: the city returns it, with a reason. */
const COMPUTED: readonly ItemState[] = ['scored', 'assumed'];

/** 酌情 points belong to an item that is left to a person's judgement, and lie between 0 and its maximum. */
export async function refuseUnfitPoints(
  ports: Ports,
  { value }: ActPayload,
  record: SnapshotRecord,
): Promise<void> {
  if (!value || !('points' in value)) throw new Refusal('value-required');
  const sheet = await scoreOfRegion(ports, record);
  const item = sheet?.items.find(
    ({ indicatorId, scope }) => indicatorId === value.indicatorId && scope === value.scope,
  );
  if (!item) throw new Refusal('invalid-request', { problem: 'value.indicatorId: no item of this score' });
  if (COMPUTED.includes(item.state)) throw new Refusal('act-not-allowed');
  const points = exact(value.points);
  const isAbove = item.max !== null && compare(points, exact(item.max)) > 0;
  if (isAbove || compare(points, ZERO) < 0)
    throw new Refusal('invalid-request', { problem: `value.points: 0 to ${item.max ?? ''}` });
}
