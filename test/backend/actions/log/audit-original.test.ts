import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditChain } from '#backend/actions/log/audit-chain.ts';
import { auditOriginal } from '#backend/actions/log/audit-original.ts';
import { createMemory } from '#backend/actions/memory.ts';
import type { Ports } from '#backend/actions/ports.ts';
import { readDecisions } from '#backend/actions/rules/rules-history.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import type { SqlDatabase } from '#backend/storage/sql/sql-database.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import { toHex } from '#shared/signing/hex.ts';
import { rootOf } from '#shared/signing/merkle-log.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import {
  BAND_GAP,
  CITY,
  digestOfSnapshot,
  fakeRecompute,
  firms,
  openPeriod,
  openTestCity,
  PACK,
  SITE,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../../open-test-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-audit-'));
let database: SqlDatabase;
let city: TestCity;
let reporter: SigningPort;

const createdAt = '2022-07-04T01:00:00.000Z';
const pack: RulePack = { ...PACK, version: '1.1.0', questions: [BAND_GAP] };
const reference = { id: pack.id, version: pack.version, digest: digestOfValue(pack) };

/** What the county sends, scored under the decisions that are in force by now. */
function submission(revision: number, value: string, isDecided: boolean) {
  const snapshot = snapshotOf({ readings: [firms(value)], pack: reference, revision });
  const decisions = isDecided ? [{ question: BAND_GAP.id, option: 'linear' }] : [];
  const { score } = fakeRecompute({
    snapshot,
    pack,
    packDigest: reference.digest,
    decisions,
    issued: [],
    lists: [],
    explanations: [],
  });
  return { ...snapshot, score: score as ScoreSheet };
}

/** The audit of everything that is kept, as `kezhi admin audit` makes it. */
async function audit(given: Partial<Ports> = {}) {
  const ports = { ...city.ports, memory: createMemory(100), ...given };
  const { log } = ports.store.read;
  const decisions = await readDecisions(ports.store);
  const chain = createAuditChain(nativeSha256);
  for (const original of await log.originals(null, 0, 1000))
    chain.append(await auditOriginal(ports, decisions, original));
  const size = await log.size();
  return chain.close(toHex(await log.withNodes((read) => rootOf(size, read, nativeSha256))));
}
const faultsOf = async (given?: Partial<Ports>) =>
  (await audit(given)).faults.map(({ sequence, fault }) => `${sequence} ${fault}`);

/** Changes what is kept behind the back of the program, and audits. */
async function tampered(sql: string): Promise<readonly string[]> {
  await database.begin();
  await database.writer.run(sql);
  await database.commit();
  return faultsOf();
}

beforeAll(async () => {
  database = openDatabase(join(folder, 'kezhi.sqlite'));
  city = await openTestCity({ database });
  const coordinator = await city.enrol('coordinator', CITY);
  const issuer = await city.enrol('issuer', CITY);
  reporter = await city.enrol('reporter', ZHANG);
  await openPeriod(city, coordinator);
  const published = { format: 'kezhi-pack/1', site: SITE, pack, createdAt };
  await city.post('/api/v1/packs', await city.sign(issuer, 'kezhi-pack/1', published));
  const first = submission(1, '19', false);
  expect((await city.submit(reporter, first)).status).toBe(201);
  const decided = {
    format: 'kezhi-decision/1',
    site: SITE,
    pack: reference,
    decisions: [{ question: BAND_GAP.id, option: 'linear' }],
    reason: '局务会',
    createdAt,
  };
  const path = `/api/v1/packs/${pack.id}/${pack.version}/decisions`;
  expect((await city.post(path, await city.sign(issuer, 'kezhi-decision/1', decided))).status).toBe(201);
  const second = submission(2, '19', true);
  expect((await city.submit(reporter, second)).status).toBe(201);
  const snapshot: Digest = digestOfSnapshot(second);
  const accepted = { format: 'kezhi-act/1', site: SITE, snapshot, act: 'accept', createdAt };
  const act = await city.sign(coordinator, 'kezhi-act/1', accepted);
  expect((await city.post(`/api/v1/snapshots/${snapshot}/acts`, act)).status).toBe(201);
});
afterAll(async () => {
  await city.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an audit of the whole log', () => {
  it('finds everything as it was received, each score under the rules of its day', async () => {
    const { faults, originals, snapshots, root } = await audit();
    expect([faults, originals, snapshots]).toEqual([[], 6, 2]);
    expect(root).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds a score that no rules of its day give, and an engine it does not know', async () => {
    const lenient: Ports['recompute'] = (request) => {
      const { findings, score } = fakeRecompute(request);
      return { findings, score: score && { ...score, class: 'A' } };
    };
    expect(await faultsOf({ recompute: lenient })).toEqual([
      '3 score-mismatch',
      '3 score-mismatch',
      '5 score-mismatch',
      '5 score-mismatch',
    ]);
    expect(await faultsOf({ engine: 2 })).toEqual(['3 unknown-engine', '5 unknown-engine']);
  });

  it('names the place and the kind of everything that was changed behind its back', async () => {
    const undo = async (sql: string, back: string) => {
      const found = await tampered(sql);
      await tampered(back);
      return found;
    };
    expect(
      await undo(
        `UPDATE figure SET value = '20' WHERE sequence = 5`,
        `UPDATE figure SET value = '19' WHERE sequence = 5`,
      ),
    ).toEqual(['5 figures-mismatch']);
    expect(
      await undo(
        `UPDATE snapshot SET total = '99' WHERE sequence = 3`,
        `UPDATE snapshot SET total = '0' WHERE sequence = 3`,
      ),
    ).toEqual(['3 score-mismatch']);
    expect(
      await undo(
        `UPDATE snapshot SET state = 'accepted' WHERE sequence = 3`,
        `UPDATE snapshot SET state = 'received' WHERE sequence = 3`,
      ),
    ).toEqual(['3 state-mismatch']);
    expect(
      await undo(
        `UPDATE snapshot SET region = '621126' WHERE sequence = 3`,
        `UPDATE snapshot SET region = '621125' WHERE sequence = 3`,
      ),
    ).toEqual(['3 row-mismatch']);
    expect(
      await undo(
        `UPDATE original SET signature = replace(signature, substr(signature, 9, 1), '_') WHERE sequence = 6`,
        'SELECT 1',
      ),
    ).toEqual(['6 wrong-signature']);
    expect(
      await undo(
        `UPDATE snapshot_papers SET receipt = CAST('{"digest":"another"}' AS BLOB) WHERE sequence = 5`,
        'SELECT 1',
      ),
    ).toEqual(['5 receipt-mismatch', '5 root-mismatch', '6 wrong-signature']);
    const unreadable = `UPDATE snapshot_papers SET receipt = x'28b52ffd00' WHERE sequence = 5`;
    expect(await tampered(unreadable)).toEqual(['5 missing-row', '6 wrong-signature']);
    expect(await tampered('DELETE FROM original WHERE sequence = 2')).toEqual([
      '2 missing-original',
      '5 missing-row',
      '6 wrong-signature',
    ]);
  });
});
