import { add, compare, divide, type Exact, exact, multiply, subtract, ZERO } from '../model/exact.ts';
import type { BandsNode } from '../rule-pack/scoring-rule.ts';
import { constantLine, type Line, type Piece } from './piece.ts';
import { stretch } from './stretch.ts';

/** A ladder of bands over one stretch of its quantity. */
export function bandPieces(node: BandsNode, piece: Piece): Piece[] {
  if (!piece.line) return [piece];
  const found: Piece[] = [];
  let floor: { readonly at: Exact; readonly included: boolean } | null = null;
  let open = true;
  const outside = node.outside === 'zero' ? constantLine(ZERO) : null;
  for (const band of node.bands) {
    const low = band.from === null ? null : { at: exact(band.from), included: band.fromIncluded };
    const high = band.to === null ? null : { at: exact(band.to), included: band.toIncluded };
    if (open && low)
      found.push(
        ...stretch(piece, floor, { at: low.at, included: !low.included }).map((one) => ({
          ...one,
          line: outside,
        })),
      );
    found.push(
      ...stretch(piece, low, high).map((one) => ({ ...one, line: bandLine(band, one.line as Line) })),
    );
    floor = high && { at: high.at, included: !high.included };
    open = high !== null;
  }
  if (open) found.push(...stretch(piece, floor, null).map((one) => ({ ...one, line: outside })));
  return found.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function bandLine(band: BandsNode['bands'][number], line: Line): Line {
  const low = exact(band.pointsFrom);
  if (band.pointsFrom === band.pointsTo || band.from === null || band.to === null) return constantLine(low);
  const slope =
    divide(subtract(exact(band.pointsTo), low), subtract(exact(band.to), exact(band.from))) ?? ZERO;
  return {
    start: add(low, multiply(slope, subtract(line.start, exact(band.from)))),
    slope: multiply(slope, line.slope),
  };
}
