import { compare, exact, subtract } from '../../model/exact.ts';
import type { Band } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood, type Span } from '../diagnostic.ts';
import { type Assembly, higher, isBelow, lower, note, plain, same } from '../rule/assembly.ts';
import type { Bound, NumericCondition } from '../statements/statement.ts';
import { factorBetween, scaled } from '../tokens/unit-family.ts';

/** One line of a ladder: a condition and the points it brings, in the order written. */
export interface Rung {
  readonly condition: NumericCondition;
  readonly points: readonly string[];
  readonly span: Span;
  /** Its points go on above it, where a rate adds to them. */
  readonly keeps?: true;
  /** Its points lie between those of its neighbours. */
  readonly between?: true;
}

interface Step {
  low: Bound | null;
  high: Bound | null;
  readonly exact: boolean;
  readonly descending: boolean;
  readonly points: readonly string[];
  readonly span: Span;
}

export interface Ladder {
  /** Ascending, disjoint. */
  readonly bands: readonly Band[];
  /** Points grow with the value. */
  readonly rising: boolean;
  readonly linear: boolean;
}

/**
 * Turns the lines of a ladder into disjoint bands. 以上 reaches up to the next line, 以下 down to it; at a shared end the upper
 * band counts unless the text marks an end; a hole between bands stays a hole and is reported.
 */
export function buildLadder(
  rungs: readonly Rung[],
  unit: string | null,
  assembly: Assembly,
  options: { otherwise: string | null },
): Ladder {
  const steps = rungs.map((rung) => toStep(rung, unit)).sort(byPosition);
  repairLastRung(steps, assembly);
  closeHalfLines(steps);
  openTop(steps, unit);
  steps.sort(byPosition);
  const unsaid = shareEnds(steps);
  const open = steps.filter(
    (step) => step.points.length > 1 && step.points[0] !== step.points[1] && !step.high,
  );
  for (const step of open) note(assembly, 'band-open-end', step.span, {}, 'question');
  const bands = steps.filter((step) => !open.includes(step)).map((step) => toBand(step, steps, assembly));
  for (const end of unsaid) {
    const left = bands.find((one) => one.to !== null && same(one.to, end));
    const right = bands.find((one) => one.from !== null && same(one.from, end));
    if (left && right && !same(left.pointsTo, right.pointsFrom))
      assembly.assumed.add('upper-band-at-shared-end');
  }
  if (bands.length === 0)
    throw new NotUnderstood('band-open-end', steps[0]?.span ?? { start: 0, end: 0 }, {}, 'question');
  const rising = isRising(bands);
  reportHoles(bands, assembly, rungs[0]?.span ?? { start: 0, end: 0 });
  const closed = closeOutside(bands, rising, options.otherwise, assembly);
  return { bands: closed, rising, linear: bands.some((band) => band.pointsFrom !== band.pointsTo) };
}

function toStep(rung: Rung, unit: string | null): Step {
  const { condition } = rung;
  const factor = factorBetween(condition.unit, unit);
  const scale = (bound: Bound | null): Bound | null =>
    bound && factor
      ? { ...bound, value: scaled(bound.value, factor) }
      : bound && { ...bound, value: plain(bound.value) };
  return {
    low: scale(condition.low),
    high: scale(condition.high),
    exact: condition.exact,
    descending: condition.descending,
    points: rung.points.map(plain),
    span: rung.span,
  };
}

function byPosition(left: Step, right: Step): number {
  const a = left.low ?? left.high;
  const b = right.low ?? right.high;
  if (!a || !b) return 0;
  const order = compare(exact(a.value), exact(b.value));
  if (order !== 0) return order;
  // At the same place a line that ends there stands before one that starts there, a single value before a range.
  if (!left.low || !right.low) return (left.low ? 1 : 0) - (right.low ? 1 : 0);
  if (left.exact !== right.exact) return left.exact ? -1 : 1;
  return (right.low.included === false ? -1 : 0) - (left.low.included === false ? -1 : 0);
}

/** The last line of a falling ladder often lost its 以下: 4-2件(4.5-3.5分);2件(3.5-0分). */
function repairLastRung(steps: Step[], assembly: Assembly): void {
  const lowest = steps[0];
  const next = steps[1];
  if (
    !lowest?.exact ||
    lowest.points.length < 2 ||
    !next?.low ||
    !lowest.low ||
    !same(lowest.low.value, next.low.value)
  ) {
    if (lowest?.exact && lowest.points.length > 1) throw new NotUnderstood('band-open-end', lowest.span);
    return;
  }
  steps[0] = {
    ...lowest,
    low: null,
    high: { value: lowest.low.value, included: false, firm: false },
    exact: false,
  };
  note(assembly, 'lost-below', lowest.span, { value: lowest.low.value });
  assembly.assumed.add('lost-below');
}

/** `≥3000` among others reaches up to the next line; `5%以内` down to the one below. */
function closeHalfLines(steps: Step[]): void {
  for (const step of steps) {
    if (step.low && !step.high) {
      const above = steps
        .filter(
          (other) =>
            other !== step &&
            other.low &&
            (isBelow(step.low?.value ?? '0', other.low.value) || startsJustAbove(step, other.low)),
        )
        .map((other) => other.low as Bound)
        .sort((a, b) => compare(exact(a.value), exact(b.value)))[0];
      if (above)
        step.high = {
          value: above.value,
          included: above.included === null ? null : !above.included,
          firm: above.firm,
        };
    } else if (step.high && !step.low) {
      const below = steps
        .filter((other) => other !== step && other.high && isBelow(other.high.value, step.high?.value ?? '0'))
        .map((other) => other.high as Bound)
        .sort(
          (a, b) =>
            compare(exact(b.value), exact(a.value)) ||
            Number(b.included === true) - Number(a.included === true),
        )[0];
      if (below)
        step.low = {
          value: below.value,
          included: below.included === null ? null : !below.included,
          firm: below.firm,
        };
    }
  }
}

/** >100% begins right above a line that says 100%. */
const startsJustAbove = (step: Step, low: Bound): boolean =>
  step.low !== null &&
  same(step.low.value, low.value) &&
  step.low.included !== false &&
  low.included === false;

/** A single top value in per cent (完成率100%得4分) means that or more. */
function openTop(steps: Step[], unit: string | null): void {
  const top = steps.at(-1);
  if (top?.exact && top.points.length === 1 && unit === '%' && steps.length > 1) {
    steps[steps.length - 1] = { ...top, high: null, exact: false };
  }
}

/** At a shared end one of two neighbours takes it: the one that says so, else the upper band. Returns the ends where neither says. */
function shareEnds(steps: Step[]): string[] {
  const unsaid: string[] = [];
  for (let index = 0; index + 1 < steps.length; index += 1) {
    const left = steps[index];
    const right = steps[index + 1];
    if (!left || !right || !left.high || !right.low) {
      if (left && right) throw new NotUnderstood('band-overlap', right.span);
      continue;
    }
    const order = compare(exact(left.high.value), exact(right.low.value));
    if (order > 0)
      throw new NotUnderstood('band-overlap', {
        start: Math.min(left.span.start, right.span.start),
        end: Math.max(left.span.end, right.span.end),
      });
    if (order < 0) {
      left.high = { ...left.high, included: left.high.included ?? true };
      right.low = { ...right.low, included: right.low.included ?? true };
      continue;
    }
    const leftSays = left.high.firm ? left.high.included : null;
    const rightSays = right.low.firm ? right.low.included : null;
    let upper: boolean;
    if (leftSays === true && rightSays === true) {
      if (left.points.at(-1) !== right.points[0] && left.points[0] !== right.points.at(-1))
        throw new NotUnderstood('band-overlap', right.span);
      upper = true;
    } else if (leftSays === true) upper = false;
    else if (rightSays === true) upper = true;
    else if (leftSays === false && rightSays === false) {
      left.high = { ...left.high, included: false };
      right.low = { ...right.low, included: false };
      continue;
    } else if (leftSays === false) upper = true;
    else if (rightSays === false) upper = false;
    else {
      upper = right.low.included !== false || left.high.included !== true;
      unsaid.push(right.low.value);
    }
    left.high = { ...left.high, included: !upper };
    right.low = { ...right.low, included: upper };
  }
  const first = steps[0];
  const last = steps.at(-1);
  if (first?.low) first.low = { ...first.low, included: first.low.included ?? true };
  if (last?.high) last.high = { ...last.high, included: last.high.included ?? true };
  return unsaid;
}

function toBand(step: Step, steps: readonly Step[], assembly: Assembly): Band {
  const single = step.points[0] ?? '0';
  const ends = { fromIncluded: step.low?.included ?? false, toIncluded: step.high?.included ?? false };
  if (step.points.length === 1) {
    return band(step.low?.value ?? null, step.high?.value ?? null, ends, single, single);
  }
  const [first = '0', second = '0'] = step.points;
  if (first === second) return band(step.low?.value ?? null, step.high?.value ?? null, ends, first, first);
  if (!step.high) throw new NotUnderstood('band-open-end', step.span, {}, 'question');
  assembly.assumed.add('linear-inside-bands');
  if (!step.low) {
    // 1000万元以下(3-0): nothing at nothing, the end that meets the next band at the threshold.
    if (!isBelow('0', step.high.value)) throw new NotUnderstood('band-open-end', step.span, {}, 'question');
    assembly.assumed.add('zero-at-zero');
    const meets = neighbourAt(steps, step, 'above');
    const atEdge = meets === first || meets === second ? meets : higher(first, second);
    return band(
      '0',
      step.high.value,
      { ...ends, fromIncluded: true },
      atEdge === first ? second : first,
      atEdge,
    );
  }
  const written = step.descending ? { from: second, to: first } : { from: first, to: second };
  const turned = { from: written.to, to: written.from };
  const chosen =
    meetsNeighbours(written, step, steps) || !meetsNeighbours(turned, step, steps) ? written : turned;
  return band(step.low.value, step.high.value, ends, chosen.from, chosen.to);
}

const band = (
  from: string | null,
  to: string | null,
  ends: { fromIncluded: boolean; toIncluded: boolean },
  low: string,
  high: string,
): Band =>
  ({
    from,
    fromIncluded: ends.fromIncluded,
    to,
    toIncluded: ends.toIncluded,
    pointsFrom: plain(low),
    pointsTo: plain(high),
  }) as Band;

/** Points of the neighbour at the shared end. */
function neighbourAt(steps: readonly Step[], step: Step, side: 'above' | 'below'): string | null {
  const edge = side === 'above' ? step.high : step.low;
  const other = steps.find((one) => {
    const end = side === 'above' ? one.low : one.high;
    return one !== step && edge && end && same(end.value, edge.value);
  });
  if (!other) return null;
  if (other.points.length === 1) return other.points[0] ?? null;
  const first = side === 'above' ? !other.descending : other.descending;
  return (first ? other.points[0] : other.points.at(-1)) ?? null;
}

function meetsNeighbours(ends: { from: string; to: string }, step: Step, steps: readonly Step[]): boolean {
  const above = neighbourAt(steps, step, 'above');
  const below = neighbourAt(steps, step, 'below');
  const known = [
    above === null ? null : above === ends.to,
    below === null ? null : below === ends.from,
  ].filter((one) => one !== null);
  if (known.length === 0) return true;
  if (known.some((one) => one)) return true;
  // No neighbour meets exactly: keep the order in which points do not fall back between bands.
  const rises =
    above !== null
      ? !isBelow(above, higher(ends.from, ends.to))
      : isBelow(below ?? '0', lower(ends.from, ends.to)) || below === lower(ends.from, ends.to);
  return rises ? isBelow(ends.from, ends.to) : isBelow(ends.to, ends.from);
}

function isRising(bands: readonly Band[]): boolean {
  const first = bands[0];
  const last = bands.at(-1);
  if (!first || !last) return true;
  const difference = compare(exact(last.pointsTo), exact(first.pointsFrom));
  if (difference !== 0) return difference > 0;
  return first.from !== null || last.to === null;
}

/** Between whole numbers (80-94, 95以上) nothing is missing that can be reported; other holes are. */
function reportHoles(bands: readonly Band[], assembly: Assembly, span: Span): void {
  for (let index = 0; index + 1 < bands.length; index += 1) {
    const left = bands[index];
    const right = bands[index + 1];
    if (!left?.to || !right?.from) continue;
    const width = subtract(exact(right.from), exact(left.to));
    const touching = compare(width, exact('0')) === 0;
    if (touching && (left.toIncluded || right.fromIncluded)) continue;
    const whole = !left.to.includes('.') && !right.from.includes('.') && compare(width, exact('1')) === 0;
    note(assembly, 'band-gap', span, { from: left.to, to: right.from }, whole ? 'note' : 'question');
  }
}

/** Below the lowest line of a rising ladder (above the highest of a falling one) there are no points, or what 否则 says. */
function closeOutside(
  bands: readonly Band[],
  rising: boolean,
  otherwise: string | null,
  assembly: Assembly,
): Band[] {
  const first = bands[0];
  const last = bands.at(-1);
  if (!first || !last) return [...bands];
  const out = [...bands];
  const outside = otherwise ?? '0';
  if (first.from !== null && (rising || otherwise !== null) && !isZeroStart(first)) {
    if (otherwise === null) assembly.assumed.add('zero-outside');
    out.unshift(
      band(null, first.from, { fromIncluded: false, toIncluded: !first.fromIncluded }, outside, outside),
    );
  }
  if (last.to !== null && (!rising || otherwise !== null)) {
    if (otherwise === null) assembly.assumed.add('zero-outside');
    out.push(band(last.to, null, { fromIncluded: !last.toIncluded, toIncluded: false }, outside, outside));
  }
  return out;
}

const isZeroStart = (first: Band): boolean =>
  first.from === '0' && first.pointsFrom === '0' && first.pointsTo !== '0';
