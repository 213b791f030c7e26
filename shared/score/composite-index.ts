import type { DecimalText, IndicatorId } from '../model/brands.ts';
import {
  divide,
  type Exact,
  exact,
  HUNDRED,
  minimum,
  multiply,
  subtract,
  sum,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import type { CompositeIndex, RulePack } from '../rule-pack/rule-pack.ts';

/** One node of the composite index: an indicator, a group or the whole. */
export interface CompositeLevel {
  readonly id: string;
  readonly title: string;
  /** Weight inside its parent; null at the top. */
  readonly weight: DecimalText | null;
  /** 0 to 100, ten decimals; null when something below it is missing. */
  readonly value: DecimalText | null;
  readonly parts: readonly CompositeLevel[];
}

export type CompositeResult =
  | {
      readonly ok: true;
      readonly index: DecimalText;
      readonly top: CompositeLevel;
      readonly contributions: readonly Contribution[];
    }
  | {
      readonly ok: false;
      readonly top: CompositeLevel | null;
      readonly problem:
        | 'weights-not-issued'
        | 'standards-not-issued'
        | 'weights-do-not-add-up'
        | 'not-reported'
        | 'not-computable';
      readonly about: readonly string[];
    };

/** Points of the index that an indicator brings: its value times all weights above it. */
export interface Contribution {
  readonly indicatorId: IndicatorId;
  readonly points: DecimalText;
}

/**
 * The composite index of three levels (综合科技进步水平指数): value ÷ standard × 100 capped at 100, then weighted means up the
 * sections. Weights and standards are data that someone issued; nothing is assumed where they are missing.
 * Method: 全国科技进步统计监测, weights of one parent add up to 1 (or to 100).
 */
export function compositeIndex(
  pack: Pick<RulePack, 'sections' | 'indicators'>,
  composite: Pick<CompositeIndex, 'indicatorId' | 'weights' | 'standards'>,
  values: ReadonlyMap<IndicatorId, Exact>,
): CompositeResult {
  const { weights, standards } = composite;
  if (Object.keys(weights).length === 0)
    return { ok: false, top: null, problem: 'weights-not-issued', about: [] };
  if (Object.keys(standards).length === 0)
    return { ok: false, top: null, problem: 'standards-not-issued', about: [] };
  const problems: {
    problem: 'standards-not-issued' | 'weights-do-not-add-up' | 'not-reported' | 'not-computable';
    about: string;
  }[] = [];
  const leaves = pack.indicators.filter(
    (indicator) => indicator.id !== composite.indicatorId && weights[indicator.id] !== undefined,
  );
  const build = (id: string | null, title: string): CompositeLevel => {
    const sections = pack.sections.filter((section) => section.parent === id && hasWeight(section.id));
    const own = leaves.filter((indicator) => indicator.section === id);
    const parts = [
      ...sections.map((section) => build(section.id, section.title)),
      ...own.map((indicator): CompositeLevel => {
        const standard = standards[indicator.id];
        const value = values.get(indicator.id);
        if (standard === undefined) problems.push({ problem: 'standards-not-issued', about: indicator.name });
        else if (!value) problems.push({ problem: 'not-reported', about: indicator.name });
        const share = value && standard !== undefined ? divide(value, exact(standard)) : null;
        if (value && standard !== undefined && !share)
          problems.push({ problem: 'not-computable', about: indicator.name });
        const scaled = share && minimum(multiply(share, HUNDRED), HUNDRED);
        return {
          id: indicator.id,
          title: indicator.name,
          weight: weights[indicator.id] ?? null,
          value: scaled && toDecimalText(scaled),
          parts: [],
        };
      }),
    ];
    const total = sum(parts.map((part) => exact(part.weight ?? '0')));
    const scale = wholeOf(total);
    if (parts.length > 0 && !scale) problems.push({ problem: 'weights-do-not-add-up', about: title });
    const complete = scale && parts.length > 0 && parts.every((part) => part.value !== null);
    const value = complete ? weightedMean(parts, scale) : null;
    return {
      id: id ?? composite.indicatorId,
      title,
      weight: id === null ? null : (weights[id] ?? null),
      value: value && toDecimalText(value),
      parts,
    };
  };
  const hasWeight = (section: string): boolean => weights[section] !== undefined;
  const top = build(
    null,
    pack.indicators.find((indicator) => indicator.id === composite.indicatorId)?.name ?? '',
  );
  const [first] = problems;
  if (first || top.value === null) {
    const problem = first?.problem ?? 'not-reported';
    return {
      ok: false,
      top,
      problem,
      about: problems.filter((one) => one.problem === problem).map((one) => one.about),
    };
  }
  return { ok: true, index: top.value, top, contributions: contributionsOf(top) };
}

/** Weights of one parent make 1 or 100; null when they make anything else. */
function wholeOf(total: Exact): Exact | null {
  const text = toDecimalText(total);
  return text === '1' || text === '100' ? total : null;
}

function weightedMean(parts: readonly CompositeLevel[], whole: Exact): Exact {
  const weighted = parts.map((part) => multiply(exact(part.value ?? '0'), exact(part.weight ?? '0')));
  return divide(sum(weighted), whole) ?? ZERO;
}

function contributionsOf(top: CompositeLevel): Contribution[] {
  const found: Contribution[] = [];
  const walk = (level: CompositeLevel, share: Exact): void => {
    const whole = sum(level.parts.map((part) => exact(part.weight ?? '0')));
    for (const part of level.parts) {
      const own = multiply(share, divide(exact(part.weight ?? '0'), whole) ?? ZERO);
      if (part.parts.length > 0) walk(part, own);
      else
        found.push({
          indicatorId: part.id as IndicatorId,
          points: toDecimalText(multiply(own, exact(part.value ?? '0'))),
        });
    }
  };
  walk(top, exact('1'));
  return found;
}

/** What each indicator adds to the change of the index between two years; the sum is the whole change. */
export function contributionsToChange(
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly Contribution[] {
  const earlier = new Map(before.map((one) => [one.indicatorId, exact(one.points)]));
  return after.map((one) => ({
    indicatorId: one.indicatorId,
    points: toDecimalText(subtract(exact(one.points), earlier.get(one.indicatorId) ?? ZERO)),
  }));
}
