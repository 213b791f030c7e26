import type { DecimalText } from '../model/brands.ts';
import { compare, exact } from '../model/exact.ts';
import type { Band, PointsNode, RuleInput, ScoringRule } from '../rule-pack/scoring-rule.ts';

const decimal = (text: string): DecimalText => text as DecimalText;

/** The indicator's own figure. */
const valueInput = (label: string, unit: string | null): RuleInput => ({
  name: 'value',
  label,
  type: 'number',
  unit,
});

const valueNode: PointsNode = { node: 'quantity', input: 'value' };

/** One printed linear band: value from, value to, points at each; `to` null = and above (a step). */
export type BandRow = readonly [from: string, to: string | null, pointsFrom: string, pointsTo: string];

/** Ascending bands; each holds its lower end, so the upper band wins where two printed bands share an end. */
const bandsOf = (rows: readonly BandRow[]): readonly Band[] =>
  [...rows]
    .sort((a, b) => compare(exact(a[0]), exact(b[0])))
    .map(([from, to, pointsFrom, pointsTo]) => ({
      from: decimal(from),
      fromIncluded: true,
      to: to === null ? null : decimal(to),
      toIncluded: false,
      pointsFrom: decimal(pointsFrom),
      pointsTo: decimal(pointsTo),
    }));

/**
 * Linear bands over the indicator's value. A gap that the text leaves between bands closes at the upper end of
 * the lower one (that end was printed) and is not scored.
 */
export function linearBandsRule(label: string, unit: string, rows: readonly BandRow[]): ScoringRule {
  const bands = bandsOf(rows).map((band, index, all) => {
    const next = all[index + 1];
    return next && band.to !== null && next.from !== band.to ? { ...band, toIncluded: true } : band;
  });
  const whole = bands.every((band) => !band.toIncluded);
  return {
    kind: 'linear-bands',
    inputs: [valueInput(label, unit)],
    points: { node: 'bands', of: valueNode, bands, outside: whole ? 'zero' : 'unscored' },
    assumed: ['linear-inside-bands', 'upper-band-at-shared-end', 'zero-at-zero'],
  };
}

/** One line of a count-and-points list. */
export interface CountRow {
  readonly name: string;
  readonly label: string;
  readonly points: string;
  readonly unit: string;
  /** Points once, however many (无 每家). */
  readonly once?: boolean;
}

/** Count × points, added up, to a printed cap. Kinds that are not mentioned count as none. */
export function countCapRule(rows: readonly CountRow[], cap: string): ScoringRule {
  return {
    kind: 'count-cap',
    inputs: rows.map((row) => ({
      name: row.name,
      label: row.label,
      type: 'number',
      unit: row.unit,
      measure: 'count',
      absent: decimal('0'),
    })),
    points: {
      node: 'clamp',
      of: { node: 'sum', parts: rows.map(countNode) },
      floor: null,
      cap: decimal(cap),
    },
  };
}

function countNode(row: CountRow): PointsNode {
  return {
    node: 'rate',
    of: { node: 'quantity', input: row.name },
    points: decimal(row.points),
    per: decimal('1'),
    steps: 'proportional',
    from: decimal('0'),
    side: 'above',
    most: row.once ? decimal(row.points) : null,
  };
}

/** Points when a statement holds, else none. */
export const whenHolds = (input: string, points: string): PointsNode => ({
  node: 'when',
  // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
  cases: [{ when: { test: 'holds', input }, then: { node: 'constant', points: decimal(points) } }],
  otherwise: { node: 'constant', points: decimal('0') },
});

const attainmentInput = (label: string): RuleInput => ({
  name: 'attainment',
  label: `${label}完成率`,
  type: 'number',
  unit: '%',
  measure: 'attainment',
});

/** 完成目标得满分，未完成按完成比例计分: attainment × weight, between 0 and the weight. */
export const completionRule = (label: string, weight: string): ScoringRule => ({
  kind: 'completion',
  inputs: [attainmentInput(label)],
  points: {
    node: 'clamp',
    of: {
      node: 'rate',
      of: { node: 'quantity', input: 'attainment' },
      points: decimal(weight),
      per: decimal('100'),
      steps: 'proportional',
      from: decimal('0'),
      side: 'above',
      most: null,
    },
    floor: decimal('0'),
    cap: decimal(weight),
  },
});

/** Full points when the target is met, else none. */
export const metOrNothingRule = (label: string, weight: string): ScoringRule => ({
  kind: 'yes-no',
  inputs: [attainmentInput(label)],
  points: {
    node: 'when',
    cases: [
      {
        when: {
          test: 'compare',
          of: { node: 'quantity', input: 'attainment' },
          comparator: '>=',
          to: decimal('100'),
        },
        // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
        then: { node: 'constant', points: decimal(weight) },
      },
    ],
    otherwise: { node: 'constant', points: decimal('0') },
  },
});
