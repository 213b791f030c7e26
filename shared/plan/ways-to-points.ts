import type { DecimalText, PackId } from '../model/brands.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  formatFixed,
  minimum,
  multiply,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import { applyChanges } from './apply-changes.ts';
import type { Lever } from './lever.ts';
import { leverCurve } from './lever-curve.ts';
import { leastStepFor } from './next-band.ts';
import { itemPoints } from './plan-item.ts';
import type { PlanModel } from './plan-model.ts';
import { roundUp } from './round-up.ts';

/** What a place can do at most, by lever; a lever without a limit is not touched. */
export type LeverLimits = Readonly<Record<string, DecimalText>>;

export interface WayStep {
  readonly lever: string;
  readonly component: string;
  readonly unit: string;
  readonly add: DecimalText;
  /** Share of the stated limit that is used, in %. */
  readonly share: DecimalText;
}

/** One way to the points. `effort` is the sum of the shares of the limits: smaller is easier. */
export interface Way {
  readonly steps: readonly WayStep[];
  readonly gains: DecimalText;
  readonly effort: DecimalText;
}

/**
 * Ways to `points` more in a pack within the stated limits, the easiest first: every lever alone that can do it, and the
 * combination that spends the smallest shares of the limits where several must move. Every way was scored and holds.
 * Empty = out of reach within the limits.
 */
export function waysToPoints(
  model: PlanModel,
  pack: PackId,
  points: DecimalText,
  limits: LeverLimits,
): readonly Way[] {
  const wanted = exact(points);
  const usable = model.levers
    .filter((lever) => limits[lever.id] !== undefined && lever.effects.some((effect) => effect.pack === pack))
    .map((lever) => ({ lever: inPack(lever, pack), limit: exact(limits[lever.id]!) }));
  const alone = usable.flatMap(({ lever, limit }) => {
    const more = leastStepFor(model, lever, wanted, limit);
    return more ? [[{ lever, limit, more }]] : [];
  });
  const together = combine(model, usable, wanted);
  const all = together === null || together.length < 2 ? alone : [...alone, together];
  return all
    .map((steps) => wayOf(model, pack, steps))
    .filter((way) => compare(exact(way.exactGain), wanted) >= 0)
    .sort((a, b) => compare(exact(a.effort), exact(b.effort)))
    .map(({ exactGain, ...way }) => way);
}

interface Step {
  readonly lever: Lever;
  readonly limit: Exact;
  readonly more: Exact;
}

const inPack = (lever: Lever, pack: PackId): Lever => ({
  ...lever,
  effects: lever.effects.filter((effect) => effect.pack === pack),
});

/** Stretches of a lever's curve with their gain for each share of the limit, the steepest usable first. */
interface Stretch {
  readonly index: number;
  readonly from: Exact;
  readonly to: Exact;
  readonly gain: Exact;
  readonly slope: Exact;
}

/** Takes the steepest stretches of all levers until the points are reached, the last one only as far as needed. */
function combine(
  model: PlanModel,
  usable: readonly { lever: Lever; limit: Exact }[],
  wanted: Exact,
): Step[] | null {
  const curves = usable.map(({ lever }) => leverCurve(model, lever));
  const stretches = usable.flatMap(({ lever, limit }, index) => hullOf(curves[index]!, lever, limit, index));
  const order = [...stretches].sort((a, b) => compare(b.slope, a.slope));
  const taken = usable.map(() => ZERO);
  let gained = ZERO;
  for (const stretch of order) {
    const missing = subtract(wanted, gained);
    if (compare(missing, ZERO) <= 0) break;
    const { lever, limit } = usable[stretch.index]!;
    const enough =
      compare(stretch.gain, missing) > 0
        ? partOf(model, curves[stretch.index]!, lever, stretch, missing, limit)
        : null;
    taken[stretch.index] = enough ?? stretch.to;
    gained = add(gained, enough ? missing : stretch.gain);
  }
  if (compare(gained, wanted) < 0) return null;
  return usable.flatMap(({ lever, limit }, index) =>
    compare(taken[index]!, ZERO) > 0 ? [{ lever, limit, more: taken[index]! }] : [],
  );
}

/** Upper hull of a lever's gains over what can be reached in its own steps: ever flatter stretches. */
function hullOf(curve: ReturnType<typeof leverCurve>, lever: Lever, limit: Exact, index: number): Stretch[] {
  const now = curve.at(ZERO);
  if (!now) return [];
  const ends = [...curve.breakpoints, limit]
    .map((end) => roundUp({ value: minimum(end, limit), beyond: false }, lever.places))
    .filter((end) => compare(end, ZERO) > 0 && compare(end, limit) <= 0)
    .sort(compare);
  const points = [
    { x: ZERO, y: ZERO },
    ...ends.flatMap((x) => {
      const y = curve.at(x);
      return y ? [{ x, y: subtract(y, now) }] : [];
    }),
  ];
  const hull: { x: Exact; y: Exact }[] = [];
  for (const point of points) {
    const last = hull.at(-1);
    if (last && compare(point.x, last.x) === 0) continue;
    while (
      hull.length >= 2 &&
      compare(slopeOf(hull.at(-2)!, hull.at(-1)!), slopeOf(hull.at(-1)!, point)) <= 0
    )
      hull.pop();
    hull.push(point);
  }
  return hull.slice(1).flatMap((to, position) => {
    const from = hull[position]!;
    const gain = subtract(to.y, from.y);
    // Steepness for each share of the limit makes 万元 and 家 comparable.
    return compare(gain, ZERO) > 0
      ? [{ index, from: from.x, to: to.x, gain, slope: multiply(slopeOf(from, to), limit) }]
      : [];
  });
}

const slopeOf = (from: { x: Exact; y: Exact }, to: { x: Exact; y: Exact }): Exact =>
  divide(subtract(to.y, from.y), subtract(to.x, from.x))!;

/** How far into a stretch the missing points lie; the whole stretch where they come only at its end. */
function partOf(
  model: PlanModel,
  curve: ReturnType<typeof leverCurve>,
  lever: Lever,
  stretch: Stretch,
  missing: Exact,
  limit: Exact,
): Exact | null {
  const [now, start] = [curve.at(ZERO), curve.at(stretch.from)];
  if (!now || !start) return null;
  return leastStepFor(model, lever, add(subtract(start, now), missing), limit);
}

function wayOf(
  model: PlanModel,
  pack: PackId,
  steps: readonly Step[],
): Way & { readonly exactGain: DecimalText } {
  const changes = applyChanges(
    model,
    steps.map(({ lever, more }) => ({ lever: lever.id, add: toDecimalText(more, 20) })),
  );
  let gain = ZERO;
  for (const item of model.items) {
    const change = changes.get(item.key);
    if (!change || item.pack.id !== pack) continue;
    const [before, after] = [itemPoints(item), itemPoints(item, change)];
    if (before && after) gain = add(gain, subtract(after, before));
  }
  const shares = steps.map(({ limit, more }) => multiply(divide(more, limit) ?? ZERO, exact('100')));
  return {
    steps: steps.map(({ lever, more }, index) => ({
      lever: lever.id,
      component: lever.name,
      unit: lever.unit,
      add: formatFixed(more, lever.places),
      share: formatFixed(shares[index]!, 1),
    })),
    gains: formatFixed(gain, 2),
    effort: formatFixed(shares.reduce(add, ZERO), 1),
    exactGain: toDecimalText(gain, 20),
  };
}

/** Points missing to the next class of a pack with issued thresholds; null at the top or without thresholds. */
export function pointsToNextClass(
  classes: readonly { readonly name: string; readonly from: DecimalText }[],
  total: DecimalText,
): { readonly class: string; readonly points: DecimalText } | null {
  const next = [...classes]
    .sort((a, b) => compare(exact(a.from), exact(b.from)))
    .find((one) => compare(exact(one.from), exact(total)) > 0);
  return next ? { class: next.name, points: toDecimalText(subtract(exact(next.from), exact(total))) } : null;
}
