import type { Migration } from '../sql/migrate.ts';

/** Everything the first release keeps. Times are UTC ISO text, quantities decimal text, yes and no 1 and 0. */
export const foundation: Migration = {
  name: '001-foundation',
  statements: ({ bytes, clustered }) => [
    `CREATE TABLE site (key text PRIMARY KEY, value text NOT NULL)`,
    `CREATE TABLE site_region (region text PRIMARY KEY, name text NOT NULL, position integer NOT NULL)`,
    `CREATE TABLE enrolment (
      kid text PRIMARY KEY, public_key text NOT NULL, label text NOT NULL, name text NOT NULL, region text NOT NULL,
      role text NOT NULL, department text, enrolled_at text NOT NULL, revoked_at text, revoked_by text, revoke_reason text)`,
    `CREATE TABLE invitation (
      code_hash text PRIMARY KEY, region text NOT NULL, role text NOT NULL, department text, created_at text NOT NULL,
      expires_at text NOT NULL, used_by text, used_at text)`,
    `CREATE TABLE original (
      sequence integer PRIMARY KEY, digest text NOT NULL UNIQUE, typ text NOT NULL, kid text NOT NULL, header text NOT NULL,
      payload ${bytes} NOT NULL, signature text NOT NULL, at text NOT NULL)`,
    `CREATE TABLE log_node (
      level integer NOT NULL, position integer NOT NULL, hash ${bytes} NOT NULL, PRIMARY KEY (level, position))${clustered}`,
    `CREATE TABLE snapshot (
      sequence integer PRIMARY KEY, digest text NOT NULL UNIQUE, kid text NOT NULL, region text NOT NULL,
      department text NOT NULL, pack text NOT NULL, pack_version text NOT NULL, pack_digest text NOT NULL,
      period text NOT NULL, nature text NOT NULL, revision integer NOT NULL, created_at text NOT NULL,
      received_at text NOT NULL, late_minutes integer, state text NOT NULL, verdict text NOT NULL, total text, score text,
      rules text NOT NULL, blocking integer NOT NULL, query integer NOT NULL, notice integer NOT NULL,
      explanations integer NOT NULL, reason text, receipt text NOT NULL,
      UNIQUE (pack, period, region, department, revision))`,
    `CREATE INDEX snapshot_region ON snapshot (region, sequence)`,
    `CREATE TABLE figure (
      sequence integer NOT NULL, indicator_id text NOT NULL, scope text NOT NULL, value text, numerator text,
      denominator text, points text, PRIMARY KEY (sequence, indicator_id, scope))${clustered}`,
    `CREATE TABLE act (
      sequence integer PRIMARY KEY, digest text NOT NULL, snapshot integer NOT NULL, act text NOT NULL, kid text NOT NULL,
      reason text, value text, at text NOT NULL)`,
    `CREATE INDEX act_snapshot ON act (snapshot)`,
    `CREATE TABLE period (
      pack text NOT NULL, period text NOT NULL, state text NOT NULL, deadline text, deadline_at text,
      next_working_day integer NOT NULL, holidays text NOT NULL, cosign integer NOT NULL, published integer NOT NULL,
      PRIMARY KEY (pack, period))`,
    `CREATE TABLE extension (
      pack text NOT NULL, period text NOT NULL, region text NOT NULL, deadline text NOT NULL, deadline_at text NOT NULL,
      reason text NOT NULL, kid text NOT NULL, PRIMARY KEY (pack, period, region))`,
    `CREATE TABLE published_pack (
      id text NOT NULL, version text NOT NULL, digest text NOT NULL, title text NOT NULL, sequence integer NOT NULL,
      at text NOT NULL, PRIMARY KEY (id, version))`,
    `CREATE TABLE decision (
      pack text NOT NULL, version text NOT NULL, question text NOT NULL, choice text, kid text NOT NULL, at text NOT NULL,
      PRIMARY KEY (pack, version, question))`,
    `CREATE TABLE issued_targets (
      pack text NOT NULL, period text NOT NULL, sequence integer NOT NULL, digest text NOT NULL, at text NOT NULL,
      PRIMARY KEY (pack, period))`,
    `CREATE TABLE readiness (
      pack text NOT NULL, period text NOT NULL, region text NOT NULL, department text NOT NULL, counts text NOT NULL,
      at text NOT NULL, PRIMARY KEY (pack, period, region, department))`,
    `CREATE TABLE audit (
      at text NOT NULL, kid text, action text NOT NULL, outcome text NOT NULL, subject text, region text)`,
  ],
};
