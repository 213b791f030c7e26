/** Points that Microsoft's documentation leaves open, one way or the other. The product must not care. */
export interface Quirks {
  readonly seed: number;
  /** Values and formulas of empty cells. */
  readonly empty: '' | null;
  /** `A1:B2` or `$A$1:$B$2` in addresses. */
  readonly dollars: boolean;
  /** Sheet names in quotes although they need none. */
  readonly quotes: boolean;
  /** What stands between the areas of one address. */
  readonly comma: ',' | ', ';
  /** The sheet's name before the address of an event. */
  readonly placedEvents: boolean;
  /** Formulas of plain numbers as text. */
  readonly numbersAsText: boolean;
  /** Members of the answers that nobody asked for. */
  readonly extras: boolean;
  /** Ids of sheets as short numbers instead of braces. */
  readonly shortIds: boolean;
  /** Options of a sheet that is not protected. */
  readonly looseOptions: null | 'all-allowed';
  /** Formulas of conditional formats come back without `=`. */
  readonly bareRules: boolean;
  /** Most milliseconds that an answer or an event takes; each takes another time. */
  readonly latency: number;
}

/** A small generator with a seed (mulberry32): the same seed gives the same Excel. */
export function openChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffleQuirks(seed: number): Quirks {
  const chance = openChance(seed);
  const coin = (): boolean => chance() < 0.5;
  return {
    seed,
    empty: coin() ? '' : null,
    dollars: coin(),
    quotes: coin(),
    comma: coin() ? ',' : ', ',
    placedEvents: coin(),
    numbersAsText: coin(),
    extras: coin(),
    shortIds: coin(),
    looseOptions: coin() ? null : 'all-allowed',
    bareRules: coin(),
    latency: Math.floor(chance() * 25),
  };
}
