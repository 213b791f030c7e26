import type { DecimalText, IndicatorId } from '../model/brands.ts';
import type { Indicator } from '../rule-pack/rule-pack.ts';

/** What a pack must say of an indicator; everything else has the default stated at `defineIndicator`. */
export interface IndicatorDraft
  extends Partial<Omit<Indicator, 'id' | 'name' | 'unit' | 'quantity' | 'clause' | 'range' | 'changeLimit'>> {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: Indicator['quantity'];
  readonly clause: string;
  readonly range?: {
    readonly min: string | null;
    readonly max: string | null;
    readonly reason: string;
  } | null;
  readonly changeLimit?: { readonly percent: string; readonly reason: string } | null;
}

/** A share cannot leave 0–100 %. */
export const SHARE_RANGE = { min: '0', max: '100', reason: '占比为部分与总体之比，应在0至100%之间' } as const;

/** A quantity that cannot be negative and has no natural upper end. */
export const NOT_NEGATIVE = { min: '0', max: null, reason: '该指标不会为负数' } as const;

/**
 * An indicator with the usual defaults: more is better, reported once a year, required,
 * counts and amounts add up over regions, a ratio with parts is Σ numerators ÷ Σ denominators.
 */
export function defineIndicator(draft: IndicatorDraft): Indicator {
  return {
    number: null,
    aliases: [],
    section: null,
    scopes: [],
    direction: 'up',
    aggregate: defaultAggregate(draft),
    parts: null,
    frequency: 'annual',
    required: true,
    departments: { lead: [], cooperating: [] },
    scoring: null,
    ...draft,
    id: draft.id as IndicatorId,
    range: (draft.range === undefined ? defaultRange(draft) : draft.range) as Indicator['range'],
    changeLimit: (draft.changeLimit ?? null) as Indicator['changeLimit'],
  };
}

function defaultAggregate(draft: IndicatorDraft): Indicator['aggregate'] {
  if (draft.quantity === 'count' || draft.quantity === 'amount') return 'sum';
  return draft.quantity === 'ratio' && draft.parts ? 'ratio' : 'none';
}

/** Counts are guarded by the rules on negative and fractional counts, so they need no range. */
function defaultRange(draft: IndicatorDraft): IndicatorDraft['range'] {
  if (draft.quantity === 'amount') return NOT_NEGATIVE;
  if (draft.quantity === 'ratio') return draft.unit === '%' ? SHARE_RANGE : NOT_NEGATIVE;
  return null;
}

/** `departments('市科技局', '市财政局、市税务局')`: names separated by 、 as documents print them. */
export function departments(lead: string, cooperating = ''): Indicator['departments'] {
  return { lead: names(lead), cooperating: names(cooperating) };
}

const names = (text: string): string[] => [...new Set(text.split('、').filter((name) => name !== ''))];

/** A factor as the model wants it. */
export const decimal = (text: string): DecimalText => text as DecimalText;
