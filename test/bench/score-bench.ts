import { type Exact, exact } from '#shared/model/exact.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { compileRule } from '#shared/score/compile-rule.ts';
import { isGap } from '#shared/score/evaluation.ts';

export interface BenchRow {
  readonly name: string;
  readonly product: number;
  readonly peer: number;
  readonly ratio: number;
  readonly goal: string;
  readonly unit: string;
}

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
  const [a, b] = [median(product), median(plain)];
  return [
    {
      name: `scoring ${ROWS} rows × ${INDICATORS} indicators`,
      product: a,
      peer: b,
      ratio: a / b,
      goal: '≤ 3× plain scaled-integer loop',
      unit: 'ms',
    },
  ];
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

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
