/** One line of the table. `isMet` null = not measured here; `goal` then says why. */
export interface BenchRow {
  readonly area: string;
  readonly what: string;
  readonly product: string;
  /** What it is held against: a limit or a peer measured in the same run, or nothing. */
  readonly peer: string;
  readonly ratio: number | null;
  readonly goal: string;
  readonly isMet: boolean | null;
}

interface Comparison {
  readonly area: string;
  readonly what: string;
  readonly unit: string;
  readonly product: number;
  readonly peer: number;
  readonly peerName: string;
  /** Largest product ÷ peer that meets the goal. */
  readonly most: number;
}

/** Product against a peer measured in turns with it: only the ratio counts. */
export const compareRow = ({ area, what, unit, product, peer, peerName, most }: Comparison): BenchRow => ({
  area,
  what,
  product: `${readable(product)} ${unit}`,
  peer: `${peerName} ${readable(peer)} ${unit}`,
  ratio: product / peer,
  goal: `≤ ${most}×`,
  isMet: product / peer <= most,
});

interface Bound {
  readonly area: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The bound, and whether the value must stay below or reach it. */
  readonly most?: number;
  readonly least?: number;
  readonly peer?: string;
  readonly ratio?: number;
}

/** A figure with an absolute goal; on a busy machine it says more about the machine than about the product. */
export const boundRow = ({ area, what, value, unit, most, least, peer, ratio }: Bound): BenchRow => ({
  area,
  what,
  product: `${readable(value)} ${unit}`,
  peer: peer ?? '',
  ratio: ratio ?? null,
  goal: most === undefined ? `≥ ${least} ${unit}` : `≤ ${most} ${unit}`,
  isMet: most === undefined ? value >= (least ?? 0) : value <= most,
});

export const skippedRow = (area: string, what: string, reason: string): BenchRow => ({
  area,
  what,
  product: '',
  peer: '',
  ratio: null,
  goal: `skipped: ${reason}`,
  isMet: null,
});

export const readable = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
