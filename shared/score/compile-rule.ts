import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../model/exact.ts';
import type { Band, BandsNode, PointsNode, RateNode, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { type Gap, isGap } from './evaluation.ts';

/** Exact points of one number; a gap where there are none. The same result as evaluateRule, without its trace. */
export type CompiledRule = (value: Exact) => Exact | Gap;

/**
 * Turns a rule of one number into closures, for whole columns of values. null for rules of several inputs or other nodes:
 * those are evaluated one by one. Every constant is read once; the arithmetic is the exact one of shared/model/exact.ts.
 */
export function compileRule(rule: ScoringRule): CompiledRule | null {
  const [input] = rule.inputs;
  if (!input || rule.inputs.length !== 1 || input.type !== 'number' || !rule.points) return null;
  const compiled = compileNode(rule.points);
  if (compiled) return compiled;
  return (value) => {
    const evaluation = evaluateRule(rule, { [input.name]: value });
    return evaluation.points ?? evaluation.gap ?? { gap: 'not-computable', about: '' };
  };
}

function compileNode(node: PointsNode): CompiledRule | null {
  switch (node.node) {
    case 'constant': {
      const points = exact(node.points);
      return () => points;
    }
    case 'quantity':
      return (value) => value;
    case 'bands':
      return node.of.node === 'quantity' ? compileBands(node) : null;
    case 'rate':
      return node.of.node === 'quantity' && node.steps === 'proportional' ? compileRate(node) : null;
    case 'clamp': {
      const inner = compileNode(node.of);
      if (!inner) return null;
      const floor = node.floor === null ? null : exact(node.floor);
      const cap = node.cap === null ? null : exact(node.cap);
      return (value) => {
        const points = inner(value);
        if (isGap(points)) return points;
        if (cap && compare(points, cap) > 0) return cap;
        return floor && compare(points, floor) < 0 ? floor : points;
      };
    }
    case 'sum': {
      const parts = node.parts.map(compileNode);
      if (parts.some((part) => part === null)) return null;
      const all = parts as CompiledRule[];
      return (value) => {
        let total = ZERO;
        for (const part of all) {
          const points = part(value);
          if (isGap(points)) return points;
          total = add(total, points);
        }
        return total;
      };
    }
    default:
      return null;
  }
}

const MAX = Number.MAX_SAFE_INTEGER;

/** One band as integers: points = (slope × n + start × d) ÷ (over × d) for the value n ÷ d. */
interface BandNumbers {
  readonly toN: number;
  readonly toD: number;
  readonly toIncluded: boolean;
  readonly fromN: number;
  readonly fromD: number;
  readonly fromIncluded: boolean;
  readonly isLinear: boolean;
  readonly step: Exact;
  readonly slope: number;
  readonly start: number;
  readonly over: number;
}

/** Bands over plain safe integers; anything larger falls back to the exact path band by band. */
function compileBands(node: BandsNode): CompiledRule | null {
  const table = node.bands.map(bandNumbers);
  if (table.some((band) => band === null)) return null;
  const bands = table as BandNumbers[];
  const count = bands.length;
  return (value) => {
    const { n, d } = value;
    if (typeof n !== 'number' || typeof d !== 'number') return slowBands(node, value);
    for (let index = 0; index < count; index += 1) {
      const band = bands[index] as BandNumbers;
      const low = n * band.fromD - band.fromN * d;
      const high = n * band.toD - band.toN * d;
      if (!(low > -MAX && high < MAX)) return slowBands(node, value);
      if (low < 0 || (low === 0 && !band.fromIncluded) || high > 0 || (high === 0 && !band.toIncluded))
        continue;
      if (!band.isLinear) return band.step;
      const top = band.slope * n + band.start * d;
      const bottom = band.over * d;
      if (top > MAX || top < -MAX || bottom > MAX) return slowBands(node, value);
      return { n: top, d: bottom };
    }
    return node.outside === 'zero' ? ZERO : { gap: 'no-standard', about: '' };
  };
}

function bandNumbers(band: Band): BandNumbers | null {
  const low = exact(band.pointsFrom);
  const from = band.from === null ? null : exact(band.from);
  const to = band.to === null ? null : exact(band.to);
  const isLinear = band.pointsFrom !== band.pointsTo && from !== null && to !== null;
  const slope = isLinear ? (divide(subtract(exact(band.pointsTo), low), subtract(to, from)) ?? ZERO) : ZERO;
  const start = isLinear ? subtract(low, multiply(slope, from)) : low;
  const parts = [from, to, slope, start].filter((one) => one !== null);
  if (parts.some((one) => typeof one.n !== 'number')) return null;
  const number = (value: Exact | null, key: 'n' | 'd', otherwise: number): number =>
    value === null ? otherwise : (value[key] as number);
  const over = number(slope, 'd', 1) * number(start, 'd', 1);
  const scaledSlope = number(slope, 'n', 0) * number(start, 'd', 1);
  const scaledStart = number(start, 'n', 0) * number(slope, 'd', 1);
  if (![over, scaledSlope, scaledStart].every(Number.isSafeInteger)) return null;
  const divisor = gcd(gcd(Math.abs(scaledSlope), Math.abs(scaledStart)), over) || 1;
  return {
    // An open end compares 0 × value with ±1 × denominator: always inside.
    fromN: from ? number(from, 'n', 0) : -1,
    fromD: from ? number(from, 'd', 1) : 0,
    fromIncluded: band.fromIncluded,
    toN: to ? number(to, 'n', 0) : 1,
    toD: to ? number(to, 'd', 1) : 0,
    toIncluded: band.toIncluded,
    isLinear,
    step: low,
    slope: scaledSlope / divisor,
    start: scaledStart / divisor,
    over: over / divisor,
  };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function slowBands(node: BandsNode, value: Exact): Exact | Gap {
  for (const band of node.bands) {
    const low = band.from === null ? 1 : compare(value, exact(band.from));
    const high = band.to === null ? -1 : compare(value, exact(band.to));
    if (low < 0 || (low === 0 && !band.fromIncluded) || high > 0 || (high === 0 && !band.toIncluded))
      continue;
    const points = exact(band.pointsFrom);
    if (band.pointsFrom === band.pointsTo || band.from === null || band.to === null) return points;
    const share =
      divide(subtract(value, exact(band.from)), subtract(exact(band.to), exact(band.from))) ?? ZERO;
    return add(points, multiply(share, subtract(exact(band.pointsTo), points)));
  }
  return node.outside === 'zero' ? ZERO : { gap: 'no-standard', about: '' };
}

function compileRate(node: RateNode): CompiledRule {
  const from = exact(node.from);
  const rate = divide(exact(node.points), exact(node.per)) ?? ZERO;
  const most = node.most === null ? null : exact(node.most);
  const limit = most && exact(node.points).n < 0 ? negate(most) : most;
  const above = node.side === 'above';
  const starts = !isZero(from);
  return (value) => {
    const distance = starts
      ? above
        ? subtract(value, from)
        : subtract(from, value)
      : above
        ? value
        : negate(value);
    if (distance.n <= 0) return ZERO;
    const raw = multiply(distance, rate);
    if (!limit) return raw;
    return raw.n < 0 ? maximum(raw, limit) : minimum(raw, limit);
  };
}
