import * as z from 'zod';
import type { EnteredPoints } from '#shared/aggregate/apply-discretionary-points.ts';
import { decimalText, indicatorIdText } from '#shared/contract/primitives.ts';
import type { SnapshotRecord } from '../../storage/records.ts';
import type { Ports } from '../ports.ts';

const pointsValue = z.object({
  indicatorId: indicatorIdText,
  scope: z.string().nullable(),
  points: decimalText,
});

/** Points that a second person entered with evidence, the last word for each item. */
export async function pointsEntered(
  ports: Ports,
  records: readonly SnapshotRecord[],
): Promise<readonly EnteredPoints[]> {
  const entered: EnteredPoints[] = [];
  for (const { sequence } of records)
    for (const { act, value } of await ports.store.read.snapshots.acts(sequence))
      if (act === 'discretionary-points') entered.push(pointsValue.parse(value));
  return entered;
}
