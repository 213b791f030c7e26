import type { Role } from '#shared/contract/enrolment-schema.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { PublicJwk } from '#shared/signing/public-jwk.ts';
import type { EnrolmentRecord } from '../records.ts';
import type { EnrolmentTable } from '../store.ts';
import { jsonOf, optionalText, textOf } from './row.ts';
import type { Row, SqlConnection } from './sql-database.ts';

export function createEnrolmentTable(connection: SqlConnection): EnrolmentTable {
  return {
    async byKid(kid) {
      const [row] = await connection.all('SELECT * FROM enrolment WHERE kid = $1', [kid]);
      return row ? enrolmentOf(row) : null;
    },
    async all() {
      return (await connection.all('SELECT * FROM enrolment ORDER BY enrolled_at, kid')).map(enrolmentOf);
    },
    insert: (one) =>
      connection.run(
        `INSERT INTO enrolment (kid, public_key, label, name, region, role, department, enrolled_at, revoked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)`,
        [
          one.kid,
          JSON.stringify(one.publicKey),
          one.label,
          one.name,
          one.region,
          one.role,
          one.department,
          one.enrolledAt,
        ],
      ),
    revoke: (kid, at, by, reason) =>
      connection.run(
        'UPDATE enrolment SET revoked_at = $2, revoked_by = $3, revoke_reason = $4 WHERE kid = $1 AND revoked_at IS NULL',
        [kid, at, by, reason],
      ),
    async invitation(codeHash) {
      const [row] = await connection.all('SELECT * FROM invitation WHERE code_hash = $1', [codeHash]);
      if (!row) return null;
      return {
        codeHash,
        region: textOf(row, 'region') as RegionCode,
        role: textOf(row, 'role') as Role,
        department: optionalText(row, 'department'),
        createdAt: textOf(row, 'created_at'),
        expiresAt: textOf(row, 'expires_at'),
        usedBy: optionalText(row, 'used_by'),
      };
    },
    invite: (one) =>
      connection.run(
        'INSERT INTO invitation (code_hash, region, role, department, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [one.codeHash, one.region, one.role, one.department, one.createdAt, one.expiresAt],
      ),
    spendInvitation: (codeHash, kid, at) =>
      connection.run('UPDATE invitation SET used_by = $2, used_at = $3 WHERE code_hash = $1', [
        codeHash,
        kid,
        at,
      ]),
  };
}

function enrolmentOf(row: Row): EnrolmentRecord {
  return {
    kid: textOf(row, 'kid'),
    // Written by insert above from a key that was parsed when it came in.
    publicKey: jsonOf(row, 'public_key') as PublicJwk,
    label: textOf(row, 'label'),
    name: textOf(row, 'name'),
    region: textOf(row, 'region') as RegionCode,
    role: textOf(row, 'role') as Role,
    department: optionalText(row, 'department'),
    enrolledAt: textOf(row, 'enrolled_at'),
    revokedAt: optionalText(row, 'revoked_at'),
  };
}
