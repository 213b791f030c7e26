/** Bands by BigInt alone, written apart from the product: value and points in units of 10⁻⁶, result as a fraction. */
export interface OracleBand {
  readonly from: bigint | null;
  readonly fromIncluded: boolean;
  readonly to: bigint | null;
  readonly toIncluded: boolean;
  readonly low: bigint;
  readonly high: bigint;
}

export const MICRO = 1_000_000n;

/** Decimal text in millionths. */
export function micro(text: string): bigint {
  const [, sign, whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  const units = BigInt(whole) * MICRO + BigInt(part.padEnd(6, '0'));
  return sign === '-' ? -units : units;
}

/** Numerator and denominator of the points in millionths; null outside all bands. */
export function oraclePoints(bands: readonly OracleBand[], value: bigint): readonly [bigint, bigint] | null {
  for (const band of bands) {
    if (band.from !== null && (value < band.from || (value === band.from && !band.fromIncluded))) continue;
    if (band.to !== null && (value > band.to || (value === band.to && !band.toIncluded))) continue;
    if (band.from === null || band.to === null || band.low === band.high) return [band.low, 1n];
    const width = band.to - band.from;
    return [band.low * width + (band.high - band.low) * (value - band.from), width];
  }
  return null;
}

/** Half-up rounding of a fraction of millionths to hundredths of a point. */
export function oracleRound([n, d]: readonly [bigint, bigint]): bigint {
  const unit = d * 10_000n;
  const size = n < 0n ? -n : n;
  const rounded = size / unit + ((size % unit) * 2n >= unit ? 1n : 0n);
  return n < 0n ? -rounded : rounded;
}
