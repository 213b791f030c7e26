import type { DecimalText } from '../model/brands.ts';
import { compare, exact } from '../model/exact.ts';
import { issuedTotals } from './issued-totals.ts';
import type { IssuedTargets, RulePack, Target } from './rule-pack.ts';

/** Something to look at before a 分解表 goes out. Worded by shared/messages; numbers are decimal text. */
export interface IssuedTargetsNote {
  readonly code:
    | 'issued-indicator-unknown'
    | 'issued-region-unknown'
    | 'issued-twice'
    | 'issued-sum-below'
    | 'issued-sum-above'
    | 'issued-below-document'
    | 'issued-region-missing';
  readonly severity: 'error' | 'question' | 'note';
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Compares an issued 分解表 with the document: Σ of the regions against the area's own target for what adds up,
 * each region against a ratio that binds every region, and regions or indicators nobody knows.
 */
export function checkIssuedTargets(pack: RulePack, issued: IssuedTargets): readonly IssuedTargetsNote[] {
  const notes: IssuedTargetsNote[] = [];
  const seen = new Map<string, Target>();
  for (const target of issued.targets) {
    const indicator = pack.indicators.find((one) => one.id === target.indicatorId);
    const params = paramsOf(target, indicator?.name ?? target.indicatorId);
    if (!indicator) notes.push({ code: 'issued-indicator-unknown', severity: 'error', params });
    if (target.region !== null && pack.regions.length > 0 && !pack.regions.includes(target.region))
      notes.push({ code: 'issued-region-unknown', severity: 'error', params });
    const key = [target.indicatorId, target.scope, target.region, target.period, target.kind].join('|');
    const before = seen.get(key);
    if (before && before.value !== target.value)
      notes.push({
        code: 'issued-twice',
        severity: 'error',
        params: { ...params, before: before.value ?? before.raw },
      });
    seen.set(key, target);
  }
  return [...notes, ...sumNotes(pack, issued), ...floorNotes(pack, issued)];
}

const paramsOf = (target: Target, indicator: string): Record<string, string> => ({
  indicator,
  kind: target.kind,
  scope: target.scope ?? '',
  region: target.region ?? '',
  value: target.value ?? target.raw,
});

/** What adds up over regions: the parts must carry the whole. */
function sumNotes(pack: RulePack, issued: IssuedTargets): IssuedTargetsNote[] {
  return issuedTotals(pack, issued).flatMap(
    ({ indicator, scope, kind, sum, whole, missing }): IssuedTargetsNote[] => {
      if (sum === null || !whole?.value) return [];
      const side = compare(exact(sum), exact(whole.value));
      const params = {
        indicator: indicator.name,
        scope: scope ?? '',
        kind,
        sum,
        target: whole.value,
        unit: indicator.unit,
      };
      const gap = { ...params, regions: missing.join('、') };
      return [
        ...(missing.length > 0
          ? [{ code: 'issued-region-missing', severity: 'question', params: gap } as const]
          : []),
        ...(side < 0 ? [{ code: 'issued-sum-below', severity: 'question', params } as const] : []),
        ...(side > 0 ? [{ code: 'issued-sum-above', severity: 'note', params } as const] : []),
      ];
    },
  );
}

/** A county's own target below the ratio that the document sets for every county. */
function floorNotes(pack: RulePack, issued: IssuedTargets): IssuedTargetsNote[] {
  return issued.targets.flatMap((target) => {
    if (target.scope !== '县区' || target.value === null || target.kind === 'baseline') return [];
    const printed = pack.targets.find(
      (one) =>
        one.indicatorId === target.indicatorId &&
        one.scope === '县区' &&
        one.period === target.period &&
        (one.kind === 'target' || one.kind === 'constraint') &&
        one.value !== null,
    );
    if (!printed?.value || compare(exact(target.value), exact(printed.value)) >= 0) return [];
    const name = pack.indicators.find((one) => one.id === target.indicatorId)?.name ?? target.indicatorId;
    return [
      {
        code: 'issued-below-document',
        severity: 'question',
        params: { ...paramsOf(target, name), target: printed.value as DecimalText },
      },
    ];
  });
}
