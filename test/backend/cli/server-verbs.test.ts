import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { run as admin } from '#backend/cli/admin.ts';
import { run as city } from '#backend/cli/city.ts';
import { run as enrol } from '#backend/cli/enrol.ts';
import { run as submit } from '#backend/cli/submit.ts';
import { run as verify } from '#backend/cli/verify.ts';
import { readConfiguration } from '#backend/configuration.ts';
import { serveSite } from '#backend/server.ts';
import type { RunningServer } from '#backend/start-server.ts';
import { captured } from './captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-verbs-'));
const at = (name: string) => join(folder, name);
const workbooks = fileURLToPath(new URL('../../../backend/demo/workbooks', import.meta.url));
const workbook = join(workbooks, readdirSync(workbooks).find((name) => name.startsWith('621125'))!);
const PACK = 'county-leap';
let server: RunningServer;

const data = () => ['--data', at('data')];
const start = (from: string) =>
  captured(async () => {
    const configuration = readConfiguration({ port: '0', data: from }, {});
    server = await serveSite({ configuration, mayDemonstrate: false });
    return 0;
  });
const refusal = z.strictObject({
  file: z.string().nullable(),
  error: z.strictObject({ code: z.string(), message: z.string().regex(/[\u4e00-\u9fff]/) }),
});
/** Status and the one document of --json, with the code of what was refused. */
async function refused(work: () => Promise<number>): Promise<readonly [number, string]> {
  const { status, out, error } = await captured(work);
  const { error: told } = refusal.parse(JSON.parse(out));
  expect(error).toContain(told.message);
  return [status, told.code];
}

beforeAll(async () => {
  process.env.KEZHI_PASSPHRASE = '一把好口令';
  const begun = await captured(() => admin(['init', '--region', '621100', ...data()]));
  const code = begun.out.trim().split('\n').at(-1)!;
  await start(at('data'));
  const enrolled = await captured(() =>
    enrol(['--server', server.url, '--code', code, '--key', at('boss.key'), '--name', '王五']),
  );
  expect([enrolled.status, enrolled.out.includes('市级汇总')]).toEqual([0, true]);
  const { out } = await captured(() =>
    admin(['invite', '--region', '621125', '--role', 'reporter', ...data()]),
  );
  expect(out).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\n$/);
  expect(
    (await captured(() => enrol(['--server', server.url, '--code', out.trim(), '--key', at('zhang.key')])))
      .status,
  ).toBe(0);
  writeFileSync(at('keys.json'), await (await fetch(`${server.url}/api/v1/keys`)).text());
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const submitting = (...more: readonly string[]) =>
  submit([
    workbook,
    '--server',
    server.url,
    '--key',
    at('zhang.key'),
    '--pack',
    PACK,
    '-o',
    at('r.json'),
    ...more,
  ]);

describe('the verbs that speak to a server', () => {
  it('print one JSON document also for what was refused, with its code, and the status that fits', async () => {
    expect(await refused(() => submit([at('none.xlsx'), '--key', at('zhang.key'), '--json']))).toEqual([
      2,
      'file-missing',
    ]);
    expect(await refused(() => submit([workbook, '--key', at('none.key'), '--json']))).toEqual([
      2,
      'key-file',
    ]);
    expect(await refused(() => submit([workbook, '--key', at('zhang.key'), '--json']))).toEqual([2, 'usage']);
    expect(await refused(() => submitting('--json'))).toEqual([1, 'period-not-open']);
    expect(
      await refused(() => city(['--key', at('boss.key'), '--pack', PACK, '--period', '2022', '--json'])),
    ).toEqual([1, 'period-not-open']);
    expect(
      await refused(() =>
        enrol(['--server', server.url, '--code', '00000-00000-00000-00000', '--key', at('x.key'), '--json']),
      ),
    ).toEqual([1, 'unknown-code']);
    expect(existsSync(at('x.key'))).toBe(false);
    expect(await refused(() => verify([at('none.json'), '--server-key', at('keys.json'), '--json']))).toEqual(
      [2, 'usage'],
    );
  });

  it('open, list and close periods, in Chinese', async () => {
    const act = (...args: string[]) =>
      captured(() => admin(['period', ...args, '--key', at('boss.key'), '--pack', PACK, '--period', '2022']));
    const opened = await act('open', '--deadline', '2099-12-31');
    expect([opened.status, opened.out]).toEqual([0, `${PACK} 2022 · 开放 · 期限 2099-12-31 24时\n`]);
    const early = await act(
      'extension',
      '--region',
      '621125',
      '--deadline',
      '2098-01-01',
      '--reason',
      '停电',
    );
    expect([early.status, early.error]).toEqual([1, expect.stringContaining('期限')]);
    expect((await captured(() => admin(['period', 'list', '--key', at('boss.key')]))).out).toBe(opened.out);
  });

  it('submit nothing that is of another period, and say which ones the workbook holds', async () => {
    const { status, error } = await captured(() => submitting('--period', '2019'));
    expect([status, error.includes('2019'), error.includes('2022')]).toEqual([1, true, true]);
  });

  it('submit, and give the state, verdict, receipt and score', async () => {
    const { status, out } = await captured(() => submitting('--json'));
    const answer = z
      .object({
        state: z.literal('received'),
        verdict: z.enum(['pass', 'explain']),
        receipt: z.object({ sequence: z.literal(2), region: z.literal('621125') }),
        score: z.object({ total: z.literal('35.10') }),
      })
      .parse(JSON.parse(out));
    expect([status, answer.state]).toEqual([0, 'received']);
  });

  it('verify offline with one JSON document, and tell the city table in words', async () => {
    const { status, out } = await captured(() =>
      verify([at('r.json'), '--server-key', at('keys.json'), '--workbook', workbook, '--json']),
    );
    expect([status, JSON.parse(out)]).toMatchObject([
      0,
      { signature: 'valid', inclusion: 'valid', snapshot: 'matches', differences: [] },
    ]);
    const table = await captured(() =>
      city(['--server', server.url, '--key', at('zhang.key'), '--pack', PACK, '--period', '2022']),
    );
    expect([
      table.status,
      table.out.includes('漳县:已收到 · 35.10 分'),
      table.out.includes('安定区'),
    ]).toEqual([0, true, false]);
  });
});

describe('a site that is carried to another machine', () => {
  it('goes on where it stood: same keys, same receipts, files of their owner only', async () => {
    const before = readFileSync(at('r.json'), 'utf8');
    const { snapshot, receipt } = JSON.parse(before) as { snapshot: string; receipt: string };
    expect((await captured(() => admin(['backup', ...data(), '-o', at('backup')]))).status).toBe(0);
    await server.close();
    expect((await captured(() => admin(['restore', at('backup'), '--data', at('moved')]))).status).toBe(0);
    for (const place of ['data', 'backup', 'moved'])
      for (const name of ['kezhi.sqlite', 'server-keys.json'])
        expect([place, name, statSync(join(at(place), name)).mode & 0o777]).toEqual([place, name, 0o600]);
    await start(at('moved'));
    const again = await fetch(`${server.url}/api/v1/snapshots`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: snapshot,
    });
    expect([again.status, ((await again.json()) as { receipt: string }).receipt]).toEqual([200, receipt]);
    const exported = await captured(() => admin(['export', '--data', at('moved'), '-o', at('log.jsonl')]));
    expect([exported.status, exported.out]).toEqual([0, `已导出 2 件到 ${at('log.jsonl')}\n`]);
    expect(
      (await captured(() => admin(['export', '--data', at('moved'), '-o', at('log.jsonl')]))).status,
    ).toBe(2);
    expect((await captured(() => admin(['restore', at('nowhere'), '--data', at('other')]))).status).toBe(2);
  });

  it('keeps no code, token or passphrase in clear anywhere in its files', async () => {
    const { out } = await captured(() =>
      admin(['invite', '--region', '621125', '--role', 'reviewer', '--data', at('moved')]),
    );
    const code = out.trim();
    for (const name of readdirSync(at('moved'))) {
      const bytes = readFileSync(join(at('moved'), name)).toString('latin1');
      expect([name, bytes.includes(code), bytes.includes(code.replaceAll('-', ''))]).toEqual([
        name,
        false,
        false,
      ]);
    }
    expect(readFileSync(at('zhang.key'), 'utf8')).not.toMatch(/"d"|"x"|一把好口令/);
    expect(statSync(at('zhang.key')).mode & 0o777).toBe(0o600);
  });
});
