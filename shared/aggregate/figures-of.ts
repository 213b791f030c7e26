import type { DecimalText } from '../model/brands.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type Figure, rowKey } from './figure.ts';

const COLUMNS = { actual: 'value', numerator: 'numerator', denominator: 'denominator' } as const;

/** The figures of a snapshot for its own region and period; other years and other places in it are history, not figures. */
export function figuresOf(
  snapshot: Pick<Snapshot, 'region' | 'period' | 'readings'>,
  score: ScoreSheet | null,
): readonly Figure[] {
  const rows = new Map<string, { -readonly [Key in keyof Figure]: Figure[Key] }>();
  for (const reading of snapshot.readings) {
    if (reading.period !== snapshot.period || (reading.region !== null && reading.region !== snapshot.region))
      continue;
    const column =
      reading.kind === 'actual' || reading.kind === 'numerator' || reading.kind === 'denominator'
        ? COLUMNS[reading.kind]
        : null;
    if (!column) continue;
    const key = rowKey(reading);
    const row = rows.get(key) ?? emptyFigure(reading.indicatorId, reading.scope);
    row[column] ??= reading.value;
    rows.set(key, row);
  }
  const points = pointsOf(score);
  for (const [key, row] of rows) {
    const exactly = points.get(key);
    row.points = (exactly === undefined ? points.get(rowKey({ ...row, scope: null })) : exactly) ?? null;
  }
  return [...rows.values()];
}

const emptyFigure = (indicatorId: Figure['indicatorId'], scope: string | null) => ({
  indicatorId,
  scope,
  value: null as DecimalText | null,
  numerator: null as DecimalText | null,
  denominator: null as DecimalText | null,
  points: null as DecimalText | null,
});

/** Points by row: of the item with this scope, else of the indicator as a whole. The first item of a row speaks for it. */
function pointsOf(score: ScoreSheet | null): ReadonlyMap<string, DecimalText | null> {
  const points = new Map<string, DecimalText | null>();
  for (const item of score?.items ?? []) if (!points.has(rowKey(item))) points.set(rowKey(item), item.points);
  return points;
}
