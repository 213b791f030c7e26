import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import type { Target } from '../rule-pack/rule-pack.ts';

/** What a document says of one target; region and scope default to the pack's own area and no scope. */
export interface TargetDraft {
  readonly indicatorId: string;
  readonly scope?: string;
  readonly region?: string;
  readonly period: string;
  readonly kind: Target['kind'];
  /** As printed: `37.91*`, `≥1`, `提升1位`. */
  readonly raw: string;
  /** Given where the printed text is not itself the number. */
  readonly value?: string | null;
  readonly comparator?: Target['comparator'];
  readonly clause: string;
  readonly note?: string;
}

/** A target; its value is the printed text without footnote star and comparator when not given. */
export function defineTarget(draft: TargetDraft): Target {
  const { note, ...rest } = draft;
  return {
    indicatorId: rest.indicatorId as IndicatorId,
    scope: rest.scope ?? null,
    region: (rest.region ?? null) as RegionCode | null,
    period: rest.period as PeriodId,
    kind: rest.kind,
    value: (rest.value === undefined ? numberInside(rest.raw) : rest.value) as DecimalText | null,
    comparator: rest.comparator === undefined ? defaultComparator(rest.kind) : rest.comparator,
    raw: rest.raw,
    clause: rest.clause,
    ...(note === undefined ? {} : { note }),
  };
}

/** Documents say 达到; a target is met from its value on unless they say otherwise. */
const defaultComparator = (kind: Target['kind']): Target['comparator'] => (kind === 'baseline' ? null : '>=');

function numberInside(raw: string): string | null {
  const match = /^[≥≧]?(\d+(?:\.\d+)?)\*?$/.exec(raw);
  if (!match) return null;
  const text = match[1]!;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
