import type { DecimalText, RegionCode } from '../model/brands.ts';
import { exact, sum, toDecimalText } from '../model/exact.ts';
import type { Indicator, IssuedTargets, RulePack, Target } from './rule-pack.ts';

/** 目标值, 约束值 and 预期值 are handed down side by side and never added to each other. */
export type IssuedKind = Exclude<Target['kind'], 'baseline'>;
const KINDS: readonly IssuedKind[] = ['target', 'constraint', 'expectation'];
/** The document's figure that a kind is held against: a bare 目标值 may be printed as 约束值, and the reverse. */
const PRINTED: Readonly<Record<IssuedKind, readonly Target['kind'][]>> = {
  target: ['target', 'constraint'],
  constraint: ['constraint', 'target'],
  expectation: ['expectation'],
};

/** What was issued for one indicator, beside the city's own target. */
export interface IssuedTotal {
  readonly indicator: Indicator;
  readonly scope: string | null;
  readonly kind: IssuedKind;
  /** Regions that got a figure, and those of the document that got none. */
  readonly regions: readonly RegionCode[];
  readonly missing: readonly RegionCode[];
  /** Σ of the parts; null where figures of regions do not add up (ratios). */
  readonly sum: DecimalText | null;
  /** The document's own target for the area; null where it prints none. */
  readonly whole: Target | null;
}

/** Every indicator, scope and kind of a 分解表 in the order of the pack. */
export function issuedTotals(pack: RulePack, issued: IssuedTargets): readonly IssuedTotal[] {
  return pack.indicators.flatMap((indicator) => {
    const scopes = indicator.scopes.length > 0 ? indicator.scopes.map((one) => one.scope) : [null];
    const lines = scopes.flatMap((scope) => KINDS.map((kind) => ({ scope, kind })));
    return lines.flatMap(({ scope, kind }): IssuedTotal[] => {
      const parts = issued.targets.filter(
        (target) =>
          target.indicatorId === indicator.id &&
          target.scope === scope &&
          target.region !== null &&
          target.region !== pack.area &&
          target.kind === kind &&
          target.value !== null,
      );
      if (parts.length === 0) return [];
      const regions = [...new Set(parts.map((target) => target.region!))];
      return [
        {
          indicator,
          scope,
          kind,
          regions,
          // A zone may stand inside its county's figure; only counties are missed.
          missing: pack.regions.filter((region) => !region.includes('-') && !regions.includes(region)),
          sum:
            indicator.aggregate === 'sum'
              ? toDecimalText(sum(parts.map((target) => exact(target.value!))))
              : null,
          whole: wholeOf(pack, issued, { indicator, scope, kind }),
        },
      ];
    });
  });
}

function wholeOf(
  pack: RulePack,
  issued: IssuedTargets,
  { indicator, scope, kind }: Pick<IssuedTotal, 'indicator' | 'scope' | 'kind'>,
): Target | null {
  const printed = pack.targets.filter(
    (target) =>
      target.indicatorId === indicator.id &&
      target.scope === scope &&
      target.period === issued.period &&
      target.value !== null &&
      (target.region === null || target.region === pack.area),
  );
  for (const one of PRINTED[kind]) {
    const found = printed.find((target) => target.kind === one);
    if (found) return found;
  }
  return null;
}
