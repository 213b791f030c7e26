import type { PackId, RegionCode } from '../model/brands.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';

/** Region for comparing: the one named, else the pack's own area, else the region of the whole workbook; '' when nobody names one. */
export function areaOf(
  reading: { readonly region: RegionCode | null; readonly pack: PackId },
  packs: ReadonlyMap<PackId, RulePack>,
  workbookRegion: RegionCode | null | undefined,
): string {
  return reading.region ?? packs.get(reading.pack)?.area ?? workbookRegion ?? '';
}
