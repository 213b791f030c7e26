import { type Figure, type RegionScore, rowKey } from '#shared/aggregate/figure.ts';
import type { Act, SubmissionState } from '#shared/contract/submission-state.ts';
import type { DecimalText, Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { ActRecord, SnapshotRecord } from '../records.ts';
import type { SnapshotTable } from '../store.ts';
import { figureOf } from './figure-row.ts';
import { packText, unpackText } from './packed-text.ts';
import { bytesOf, integerOf, jsonOf, optionalInteger, optionalText, textOf } from './row.ts';
import type { Row, SqlColumn, SqlConnection, SqlDialect, SqlValue } from './sql-database.ts';
import { selectTrend } from './trend.ts';

const FIGURE_COLUMNS: readonly SqlColumn[] = [
  { name: 'sequence', type: 'integer' },
  { name: 'indicator_id', type: 'text' },
  { name: 'scope', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'numerator', type: 'text' },
  { name: 'denominator', type: 'text' },
  { name: 'points', type: 'text' },
];

const INSERT = `INSERT INTO snapshot (sequence, digest, kid, region, department, pack, pack_version, pack_digest, period, nature,
  revision, created_at, received_at, late_minutes, state, verdict, total, rules, blocking, query, notice, explanations,
  reason) VALUES (${Array.from({ length: 23 }, (_, index) => `$${index + 1}`).join(', ')})`;

export function createSnapshotTable(connection: SqlConnection, dialect: SqlDialect): SnapshotTable {
  return {
    async byDigest(digest) {
      const [row] = await connection.all('SELECT * FROM snapshot WHERE digest = $1', [digest]);
      return row ? snapshotOf(row) : null;
    },
    async list({ pack, period, region, state, before, limit }) {
      const conditions: string[] = [];
      const values: SqlValue[] = [];
      const where = (column: string, operator: string, value: SqlValue | undefined) => {
        if (value === undefined) return;
        values.push(value);
        conditions.push(`${column} ${operator} $${values.length}`);
      };
      where('pack', '=', pack);
      where('period', '=', period);
      where('region', '=', region);
      where('state', '=', state);
      where('sequence', '<', before);
      values.push(limit);
      const filter = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      const sql = `SELECT * FROM snapshot ${filter} ORDER BY sequence DESC LIMIT $${values.length}`;
      return (await connection.all(sql, values)).map(snapshotOf);
    },
    async ofPeriod(pack, period, region) {
      const rows =
        region === undefined
          ? await connection.all('SELECT * FROM snapshot WHERE pack = $1 AND period = $2 ORDER BY sequence', [
              pack,
              period,
            ])
          : await connection.all(
              'SELECT * FROM snapshot WHERE pack = $1 AND period = $2 AND region = $3 ORDER BY sequence',
              [pack, period, region],
            );
      return rows.map(snapshotOf);
    },
    async insert(snapshot, { receipt, score }, figures) {
      await connection.run(INSERT, snapshotValues(snapshot));
      await connection.run('INSERT INTO snapshot_papers (sequence, score, receipt) VALUES ($1, $2, $3)', [
        snapshot.sequence,
        score === null ? null : packText(JSON.stringify(score)),
        packText(receipt),
      ]);
      await dialect.insertMany(
        connection,
        'figure',
        FIGURE_COLUMNS,
        uniqueFigures(snapshot.sequence, figures),
      );
    },
    async papers(sequence) {
      const [row] = await connection.all('SELECT score, receipt FROM snapshot_papers WHERE sequence = $1', [
        sequence,
      ]);
      if (!row) return null;
      return {
        receipt: unpackText(bytesOf(row, 'receipt')),
        score: row.score === null ? null : (JSON.parse(unpackText(bytesOf(row, 'score'))) as RegionScore),
      };
    },
    async figures(sequences) {
      const found = new Map<number, readonly Figure[]>();
      for (const sequence of sequences) {
        const rows = await connection.all(
          'SELECT indicator_id, scope, value, numerator, denominator, points FROM figure WHERE sequence = $1',
          [sequence],
        );
        found.set(sequence, rows.map(figureOf));
      }
      return found;
    },
    trend: (query) => selectTrend(connection, query),
    setState: (sequence, state, reason) =>
      connection.run('UPDATE snapshot SET state = $2, reason = $3 WHERE sequence = $1', [
        sequence,
        state,
        reason,
      ]),
    setRules: (sequence, rules) =>
      connection.run('UPDATE snapshot SET rules = $2 WHERE sequence = $1', [sequence, rules]),
    async acts(snapshot) {
      return (
        await connection.all('SELECT * FROM act WHERE snapshot = $1 ORDER BY sequence', [snapshot])
      ).map(actOf);
    },
    insertAct: (act) =>
      connection.run(
        'INSERT INTO act (sequence, digest, snapshot, act, kid, reason, value, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          act.sequence,
          act.digest,
          act.snapshot,
          act.act,
          act.kid,
          act.reason,
          JSON.stringify(act.value ?? null),
          act.at,
        ],
      ),
  };
}

const snapshotValues = (one: SnapshotRecord): readonly SqlValue[] => [
  one.sequence,
  one.digest,
  one.kid,
  one.region,
  one.department ?? '',
  one.pack.id,
  one.pack.version,
  one.pack.digest,
  one.period,
  one.nature,
  one.revision,
  one.createdAt,
  one.receivedAt,
  one.lateMinutes,
  one.state,
  one.verdict,
  one.total,
  one.rules,
  one.findings.blocking,
  one.findings.query,
  one.findings.notice,
  one.explanations,
  one.reason,
];

function uniqueFigures(sequence: number, figures: readonly Figure[]): readonly (readonly SqlValue[])[] {
  const rows = new Map(figures.map((figure) => [rowKey(figure), figure]));
  return [...rows.values()].map((one) => [
    sequence,
    one.indicatorId,
    one.scope ?? '',
    one.value,
    one.numerator,
    one.denominator,
    one.points,
  ]);
}

function snapshotOf(row: Row): SnapshotRecord {
  return {
    sequence: integerOf(row, 'sequence'),
    digest: textOf(row, 'digest') as Digest,
    kid: textOf(row, 'kid'),
    region: textOf(row, 'region') as RegionCode,
    department: textOf(row, 'department') || null,
    pack: {
      id: textOf(row, 'pack') as PackId,
      version: textOf(row, 'pack_version'),
      digest: textOf(row, 'pack_digest') as Digest,
    },
    period: textOf(row, 'period') as PeriodId,
    nature: textOf(row, 'nature'),
    revision: integerOf(row, 'revision'),
    createdAt: textOf(row, 'created_at'),
    receivedAt: textOf(row, 'received_at'),
    lateMinutes: optionalInteger(row, 'late_minutes'),
    state: textOf(row, 'state') as SubmissionState,
    verdict: textOf(row, 'verdict') as SnapshotRecord['verdict'],
    total: optionalText(row, 'total') as DecimalText | null,
    rules: textOf(row, 'rules'),
    findings: {
      blocking: integerOf(row, 'blocking'),
      query: integerOf(row, 'query'),
      notice: integerOf(row, 'notice'),
    },
    explanations: integerOf(row, 'explanations'),
    reason: optionalText(row, 'reason'),
  };
}

function actOf(row: Row): ActRecord {
  return {
    sequence: integerOf(row, 'sequence'),
    digest: textOf(row, 'digest') as Digest,
    snapshot: integerOf(row, 'snapshot'),
    act: textOf(row, 'act') as Act,
    kid: textOf(row, 'kid'),
    reason: optionalText(row, 'reason'),
    value: jsonOf(row, 'value'),
    at: textOf(row, 'at'),
  };
}
