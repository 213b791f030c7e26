import type { RegionCode } from '../model/brands.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { areaOf } from './area-of.ts';
import { checkReadings } from './check-family.ts';
import { factOf } from './fact.ts';
import { inOrder } from './finding-order.ts';
import { buildFamily, groupReadings } from './indicator-family.ts';

/** What the server knows of a snapshot's workbook: its pack and its region. */
export interface ReadingsContext {
  readonly pack: RulePack;
  readonly region: RegionCode | null;
}

/**
 * The findings of basis `readings`, from what a snapshot carries and nothing else; the server calls it with the payload.
 * Over all readings of a pack it gives the `readings` findings of `validate`, except that the workbook, which sees formulas,
 * leaves out cells that only copy another. No rule of engine 1 looks at `inputs`.
 */
export function validateReadings(
  snapshot: Pick<Snapshot, 'readings' | 'inputs'>,
  { pack, region }: ReadingsContext,
): readonly Finding[] {
  const packs = new Map([[pack.id, pack]]);
  const area = areaOf({ region: null, pack: pack.id }, packs, region);
  const sheets = new Map<string, number>();
  for (const { sheet } of snapshot.readings) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  const findings = [...groupReadings(snapshot.readings, () => pack.id).values()].flatMap(({ readings }) => {
    const facts = readings.map((reading, position) => factOf(reading, position, area));
    return checkReadings(buildFamily(pack, pack.id, facts)).findings;
  });
  return inOrder(findings, sheets);
}
