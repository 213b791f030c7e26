import type { Digest } from '#shared/model/brands.ts';
import { appendLeaf, type Frontier, leafHash, type NodeReader, peaksOf } from '#shared/signing/merkle-log.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import type { SignedOriginal } from '../records.ts';
import type { LogTable } from '../store.ts';
import { packJws, unpackJws } from './original-form.ts';
import { bytesOf, integerOf, textOf } from './row.ts';
import type { Row, SqlConnection, SqlDialect } from './sql-database.ts';

type NodeName = { readonly level: number; readonly position: number };

/** The head of the log inside one transaction, so that a group of units reads it once. */
export interface LogHead {
  frontier: Frontier | null;
}

const NODE_COLUMNS = [
  { name: 'level', type: 'integer' },
  { name: 'position', type: 'integer' },
  { name: 'hash', type: 'bytes' },
] as const;

export function createLogTable(
  connection: SqlConnection,
  dialect: SqlDialect,
  hash: Sha256,
  head: LogHead,
): LogTable {
  async function size(): Promise<number> {
    const [row] = await connection.all('SELECT coalesce(max(sequence), 0) AS size FROM original');
    return row ? integerOf(row, 'size') : 0;
  }

  async function nodes(names: readonly NodeName[]): Promise<Map<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const { level, position } of names) {
      const [row] = await connection.all('SELECT hash FROM log_node WHERE level = $1 AND position = $2', [
        level,
        position,
      ]);
      if (!row) throw new Error(`the log lacks node ${level}/${position}`);
      found.set(`${level}/${position}`, bytesOf(row, 'hash'));
    }
    return found;
  }

  async function frontier(): Promise<Frontier> {
    const length = await size();
    const names = peaksOf(length);
    const found = await nodes(names);
    return { size: length, peaks: names.map(({ level, position }) => found.get(`${level}/${position}`)!) };
  }

  return {
    size,
    async append(original) {
      const before = head.frontier ?? (await frontier());
      const appended = appendLeaf(before, leafHash(original.digest, hash), hash);
      const sequence = appended.frontier.size;
      const { header, payload, signature } = packJws(original.jws);
      await connection.run(
        'INSERT INTO original (sequence, digest, typ, kid, header, payload, signature, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [sequence, original.digest, original.typ, original.kid, header, payload, signature, original.at],
      );
      const rows = appended.nodes.map((node) => [node.level, node.position, node.hash]);
      await dialect.insertMany(connection, 'log_node', NODE_COLUMNS, rows);
      head.frontier = appended.frontier;
      return { ...appended, sequence };
    },
    async find(digest) {
      const [row] = await connection.all('SELECT sequence, typ, at FROM original WHERE digest = $1', [
        digest,
      ]);
      return row
        ? { sequence: integerOf(row, 'sequence'), typ: textOf(row, 'typ'), at: textOf(row, 'at') }
        : null;
    },
    async original(sequence) {
      const [row] = await connection.all('SELECT * FROM original WHERE sequence = $1', [sequence]);
      return row ? originalOf(row) : null;
    },
    async originals(typ, after, limit) {
      const rows = await connection.all(
        'SELECT * FROM original WHERE sequence > $1 AND ($2 = $3 OR typ = $2) ORDER BY sequence LIMIT $4',
        [after, typ ?? '', '', limit],
      );
      return rows.map((row) => ({ ...originalOf(row), sequence: integerOf(row, 'sequence') }));
    },
    async withNodes(compute) {
      const asked = new Map<string, NodeName>();
      compute((level, position) => {
        asked.set(`${level}/${position}`, { level, position });
        return new Uint8Array(32);
      });
      const found = await nodes([...asked.values()]);
      const read: NodeReader = (level, position) => found.get(`${level}/${position}`)!;
      return compute(read);
    },
  };
}

function originalOf(row: Row): SignedOriginal {
  return {
    digest: textOf(row, 'digest') as Digest,
    typ: textOf(row, 'typ'),
    kid: textOf(row, 'kid'),
    jws: unpackJws({
      header: textOf(row, 'header'),
      payload: bytesOf(row, 'payload'),
      signature: textOf(row, 'signature'),
    }),
    at: textOf(row, 'at'),
  };
}
