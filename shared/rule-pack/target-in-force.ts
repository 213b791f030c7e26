import type { IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import { yearOf } from '../model/period.ts';
import type { IssuedTargets, RulePack, Target } from './rule-pack.ts';

export interface TargetPlace {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  /** null = the pack's own area. */
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

const KINDS: readonly Target['kind'][] = ['target', 'constraint', 'expectation'];

/** Scopes whose printed figure binds every single region below the pack's area. */
const EACH_REGION: readonly string[] = ['县区'];

/**
 * The target a figure is measured by: what was issued for the region (分解表) first, else the document's own.
 * A figure of the whole area does not bind one of its counties; a 县区 figure does.
 * Within one source 目标值 comes before 约束值 before 预期值. null = none.
 */
export function targetInForce(
  pack: Pick<RulePack, 'id' | 'area' | 'targets'>,
  issued: readonly IssuedTargets[],
  place: TargetPlace,
): Target | null {
  const region = place.region ?? pack.area;
  const own = issued
    .filter((list) => list.pack === pack.id)
    .flatMap((list) => list.targets)
    .filter((target) => fits(target, place) && target.region === region);
  const printed = pack.targets.filter(
    (target) => fits(target, place) && bindsRegion(target, pack.area, region),
  );
  for (const source of [own, printed])
    for (const kind of KINDS) {
      // A list issued later stands behind the earlier one and replaces it.
      const found = source.filter((target) => target.kind === kind).at(-1);
      if (found) return found;
    }
  return null;
}

/** The document's base value of an indicator, with the year of its data. */
export const baselineOf = (
  pack: Pick<RulePack, 'targets'>,
  indicatorId: IndicatorId,
  scope: string | null,
): Target | null =>
  pack.targets.find(
    (target) => target.kind === 'baseline' && target.indicatorId === indicatorId && target.scope === scope,
  ) ?? null;

const fits = (target: Target, place: TargetPlace): boolean =>
  target.indicatorId === place.indicatorId &&
  target.scope === place.scope &&
  (target.period === place.period || target.period === yearOf(place.period));

function bindsRegion(target: Target, area: RegionCode | null, region: RegionCode | null): boolean {
  if (target.region !== null) return target.region === region;
  return area === null || region === area || EACH_REGION.includes(target.scope ?? '');
}
