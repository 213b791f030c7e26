import { type Exact, exact } from '#shared/model/exact.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { compileRule } from '#shared/score/compile-rule.ts';
import { isGap } from '#shared/score/evaluation.ts';
import { type BenchRow, boundRow, compareRow } from './bench-row.ts';
import { median } from './in-turns.ts';

const ROWS = 10_000;
const INDICATORS = 17;
const ROUNDS = 15;

/** A band of the plain loop: hundredths of the value, ten-thousandths of a point, slope as a fraction. */
interface PlainBand {
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly rise: number;
  readonly width: number;
}

/** 10,000 rows of 17 values under the bands of the district evaluation: rules as data against a hand-written loop of scaled integers. */
export async function benchScore(): Promise<BenchRow[]> {
  const rules = bandRules();
  const columns = Array.from(
    { length: INDICATORS },
    (_, index) => rules[index % rules.length] as (typeof rules)[number],
  );
  const values = randomHundredths(
    ROWS * INDICATORS,
    columns.map((column) => column.most),
  );
  const exacts = values.map((value): Exact => exact(String(value / 100)));
  const plain: number[] = [];
  const product: number[] = [];
  const sums = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = performance.now();
    sums[0] = plainLoop(values, columns);
    const second = performance.now();
    sums[1] = productLoop(exacts, columns);
    product.push(performance.now() - second);
    plain.push(second - first);
  }
  if (Math.abs((sums[0] ?? 0) - (sums[1] ?? 0)) > 1e-3)
    throw new Error(`the loops disagree: ${sums.join(' and ')}`);
  return [
    compareRow({
      area: 'rules as data',
      what: `${ROWS} rows × ${INDICATORS} indicators`,
      unit: 'ms',
      product: median(product),
      peer: median(plain),
      peerName: 'plain loop',
      most: 3,
    }),
    exactnessRow(values, exacts, columns),
  ];
}

/** Every point awarded, against fractions of BigInt that never round; floating point gets some of them wrong. */
function exactnessRow(
  values: readonly number[],
  exacts: readonly Exact[],
  columns: readonly Column[],
): BenchRow {
  let wrong = 0;
  let floatWrong = 0;
  for (const [at, value] of exacts.entries()) {
    const column = columns[at % INDICATORS] as Column;
    const points = column.compiled(value);
    const band = column.bands.find(
      (one) => (values[at] as number) >= one.from && (values[at] as number) < one.to,
    );
    if (isGap(points) || !band) continue;
    const inBand = BigInt((values[at] as number) - band.from);
    const n = BigInt(band.base) * BigInt(band.width) + BigInt(band.rise) * inBand;
    const d = BigInt(band.width) * 10_000n;
    if (BigInt(points.n) * d !== n * BigInt(points.d)) wrong++;
    // Half up at two places, as printed: floor(x·100 + 1/2).
    const printed = (n * 200n + d) / (d * 2n);
    const float = (band.base + (band.rise * ((values[at] as number) - band.from)) / band.width) / 10_000;
    if (BigInt(Math.round(float * 100)) !== printed) floatWrong++;
  }
  const what = `points unlike a BigInt oracle, of ${exacts.length}`;
  const peer = `floating point ${floatWrong}`;
  return boundRow({ area: 'rules as data', what, value: wrong, unit: 'wrong', most: 0, peer });
}

function bandRules() {
  return countyLeap.indicators.flatMap((indicator) => {
    const rule = indicator.scoring?.rule;
    const points = rule?.points;
    if (!rule || points?.node !== 'bands') return [];
    const compiled = compileRule(rule);
    if (!compiled) throw new Error('not compiled');
    const bands = points.bands.map(
      (band): PlainBand => ({
        from: Math.round(Number(band.from ?? 0) * 100),
        to: band.to === null ? Number.MAX_SAFE_INTEGER : Math.round(Number(band.to) * 100),
        base: Math.round(Number(band.pointsFrom) * 10_000),
        rise: Math.round((Number(band.pointsTo) - Number(band.pointsFrom)) * 10_000),
        width: band.to === null ? 1 : Math.round((Number(band.to) - Number(band.from)) * 100),
      }),
    );
    const top = Number(points.bands.at(-1)?.from ?? 100);
    return [{ compiled, bands: bands.reverse(), most: Math.round(top * 120) }];
  });
}

type Column = ReturnType<typeof bandRules>[number];

/** A fixed sequence, so that every run measures the same rows. */
function randomHundredths(count: number, most: readonly number[]): number[] {
  let state = 12345;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % (most[index % most.length] ?? 100);
  });
}

/** Score records, as the product leaves them, in scaled integers. */
function plainLoop(values: readonly number[], columns: readonly Column[]): number {
  let total = 0;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < INDICATORS; column += 1) {
      const value = values[row * INDICATORS + column] as number;
      const bands = (columns[column] as Column).bands;
      for (let index = 0; index < bands.length; index += 1) {
        const band = bands[index] as PlainBand;
        if (value < band.from || value >= band.to) continue;
        const record = {
          n: band.base * band.width + band.rise * (value - band.from),
          d: band.width * 10_000,
        };
        total += record.n / record.d;
        break;
      }
    }
  }
  return total;
}

function productLoop(values: readonly Exact[], columns: readonly Column[]): number {
  let total = 0;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < INDICATORS; column += 1) {
      const points = (columns[column] as Column).compiled(values[row * INDICATORS + column] as Exact);
      if (!isGap(points)) total += (points.n as number) / (points.d as number);
    }
  }
  return total;
}
