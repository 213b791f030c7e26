import { compare, type Exact, exact, minimum, sum, ZERO } from '../../model/exact.ts';
import type { PointsNode } from '../scoring-rule.ts';

/** The most points an expression can give; null = no upper end, or one that depends on unknown figures. */
export function reachablePoints(node: PointsNode): Exact | null {
  switch (node.node) {
    case 'constant':
      return exact(node.points);
    case 'bands':
      return most(node.bands.flatMap((band) => [exact(band.pointsFrom), exact(band.pointsTo)]));
    case 'sum': {
      const parts = node.parts.map(reachablePoints);
      return parts.every((part) => part !== null) ? sum(parts) : null;
    }
    case 'pick': {
      const parts = node.of.map(reachablePoints);
      return parts.every((part) => part !== null) ? most(parts) : null;
    }
    case 'when': {
      const parts = [...node.cases.map((one) => one.then), ...(node.otherwise ? [node.otherwise] : [])].map(
        reachablePoints,
      );
      return parts.every((part) => part !== null) ? most(parts) : null;
    }
    case 'clamp': {
      const inside = reachablePoints(node.of);
      if (node.cap === null) return inside;
      return inside === null ? exact(node.cap) : minimum(inside, exact(node.cap));
    }
    case 'rate': {
      const falls = compare(exact(node.points), ZERO) < 0;
      if (falls) return ZERO;
      return node.most === null ? null : exact(node.most);
    }
    case 'places':
      return most(node.list.map((points) => exact(points)));
    case 'round':
      return reachablePoints(node.of);
    default:
      return null;
  }
}

const most = (values: readonly Exact[]): Exact | null =>
  values.reduce<Exact | null>(
    (best, value) => (best === null || compare(value, best) > 0 ? value : best),
    null,
  );
