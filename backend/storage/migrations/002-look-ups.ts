import type { Migration } from '../sql/migrate.ts';

/** What is asked most is found by key: a county's line of submissions, ten years of it, and the latest audit entries. */
export const lookUps: Migration = {
  name: '002-look-ups',
  statements: () => [
    // With the state, so that a trend touches no row that does not count.
    `CREATE INDEX snapshot_line ON snapshot (pack, region, period, sequence, state)`,
    `CREATE INDEX audit_at ON audit (at)`,
  ],
};
