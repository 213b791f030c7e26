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
  for (const [key, row] of rows) row.points = pointsOf(score, key);
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

/** Points of the item with this scope, else of the indicator as a whole. */
function pointsOf(score: ScoreSheet | null, key: string): DecimalText | null {
  const exactly = score?.items.find((item) => rowKey(item) === key);
  const whole = score?.items.find(
    (item) => item.scope === null && rowKey(item).split('\u0000')[0] === key.split('\u0000')[0],
  );
  return (exactly ?? whole)?.points ?? null;
}
