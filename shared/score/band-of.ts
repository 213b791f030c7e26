import { add, compare, divide, type Exact, exact, multiply, subtract, ZERO } from '../model/exact.ts';
import type { Band } from '../rule-pack/scoring-rule.ts';

/** The band a value lies in, or null. At a shared end the band that includes the end counts. */
export function bandOf(bands: readonly Band[], value: Exact): Band | null {
  for (const band of bands) {
    if (band.from !== null) {
      const side = compare(value, exact(band.from));
      if (side < 0 || (side === 0 && !band.fromIncluded)) continue;
    }
    if (band.to !== null) {
      const side = compare(value, exact(band.to));
      if (side > 0 || (side === 0 && !band.toIncluded)) continue;
    }
    return band;
  }
  return null;
}

/** Linear between the two ends of the band; a step where both ends bring the same. */
export function pointsInBand(band: Band, value: Exact): Exact {
  const low = exact(band.pointsFrom);
  if (band.pointsFrom === band.pointsTo || band.from === null || band.to === null) return low;
  const from = exact(band.from);
  const share = divide(subtract(value, from), subtract(exact(band.to), from)) ?? ZERO;
  return add(low, multiply(share, subtract(exact(band.pointsTo), low)));
}
