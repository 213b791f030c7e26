import { compare, exact } from '../../model/exact.ts';
import type { BandsNode, PointsNode, RateNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood, type Span } from '../diagnostic.ts';

/**
 * 50天以上得10分 and a deduction below 50 that starts where there are no points left would take from nothing: the two were not
 * meant as they were read.
 */
export function refuseIdleRate(base: PointsNode, moved: readonly PointsNode[], span: Span): void {
  if (base.node !== 'bands') return;
  for (const rate of moved.flatMap(ratesOf)) {
    const same = JSON.stringify(rate.of) === JSON.stringify(base.of);
    if (same && rate.points.startsWith('-') && !bringsPoints(base, rate))
      throw new NotUnderstood('reference-unclear', span, {}, 'question');
  }
}

function ratesOf(node: PointsNode): RateNode[] {
  if (node.node === 'rate') return [node];
  if (node.node === 'clamp') return ratesOf(node.of);
  return node.node === 'sum' ? node.parts.flatMap(ratesOf) : [];
}

/** Whether any band on the rate's side of its start has points to take from. */
function bringsPoints(base: BandsNode, rate: RateNode): boolean {
  const from = exact(rate.from);
  return base.bands.some((band) => {
    const reaches =
      rate.side === 'below'
        ? band.from === null || compare(exact(band.from), from) < 0
        : band.to === null || compare(exact(band.to), from) > 0;
    return reaches && (band.pointsFrom !== '0' || band.pointsTo !== '0');
  });
}
