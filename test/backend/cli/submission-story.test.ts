import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as admin } from '#backend/cli/admin.ts';
import { run as city } from '#backend/cli/city.ts';
import { run as enrol } from '#backend/cli/enrol.ts';
import { run as submit } from '#backend/cli/submit.ts';
import { run as verify } from '#backend/cli/verify.ts';
import { readConfiguration } from '#backend/configuration.ts';
import { serveSite } from '#backend/server.ts';
import type { RunningServer } from '#backend/start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-story-'));
const at = (name: string) => join(folder, name);
const workbooks = fileURLToPath(new URL('../../../backend/demo/workbooks', import.meta.url));
const workbook = join(workbooks, readdirSync(workbooks).find((name) => name.startsWith('621125'))!);
const pack = 'dingxi-targets-2022';
let server: RunningServer;

/** Runs a verb in this process and gives its status and what it wrote. */
async function kezhi(verb: (args: readonly string[]) => Promise<number>, ...args: readonly string[]) {
  const written = { out: '', error: '' };
  const [out, error] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (text: string | Uint8Array) => {
    written.out += String(text);
    return true;
  };
  process.stderr.write = (text: string | Uint8Array) => {
    written.error += String(text);
    return true;
  };
  try {
    return { status: await verb(args), ...written };
  } finally {
    process.stdout.write = out;
    process.stderr.write = error;
  }
}

const configuration = () => readConfiguration({ port: '0', data: at('data') }, {});
const invite = async (...args: string[]) =>
  (await kezhi(admin, 'invite', '--data', at('data'), ...args)).out.trim();

beforeAll(async () => {
  process.env.KEZHI_PASSPHRASE = '一把好口令';
  await expect(serveSite({ configuration: configuration(), mayDemonstrate: false })).rejects.toThrow(
    'admin init',
  );
  const begun = await kezhi(admin, 'init', '--region', '621100', '--data', at('data'));
  expect(begun.status).toBe(0);
  const started = await kezhi(async () => {
    server = await serveSite({ configuration: configuration(), mayDemonstrate: false });
    return 0;
  });
  expect(started.out).toContain(`ready ${server.url}`);
  const code = begun.out.trim().split('\n').at(-1)!;
  expect((await kezhi(enrol, '--server', server.url, '--code', code, '--key', at('city.key'))).status).toBe(
    0,
  );
  const reporter = await invite('--region', '621125', '--role', 'reporter');
  expect(
    (await kezhi(enrol, '--server', server.url, '--code', reporter, '--key', at('county.key'))).status,
  ).toBe(0);
  writeFileSync(at('keys.json'), await (await fetch(`${server.url}/api/v1/keys`)).text());
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a submission by the command line', () => {
  it('is refused while the period is not open, with status 1 and the remedy', async () => {
    const { status, error } = await kezhi(
      submit,
      workbook,
      '--key',
      at('county.key'),
      '--pack',
      pack,
      '-o',
      at('receipt.json'),
    );
    expect([status, error.includes('还没有开始')]).toEqual([1, true]);
  });

  it('asks which pack when the workbook holds several, with status 2', async () => {
    expect((await kezhi(submit, workbook, '--key', at('county.key'))).status).toBe(2);
  });

  it('is received once the coordinator opened the period, and its receipt verifies offline', async () => {
    const opened = await kezhi(
      admin,
      'period',
      'open',
      '--pack',
      pack,
      '--period',
      '2022',
      '--deadline',
      '2099-12-31',
      '--key',
      at('city.key'),
    );
    expect(opened.status).toBe(0);
    const sent = await kezhi(
      submit,
      workbook,
      '--key',
      at('county.key'),
      '--pack',
      pack,
      '-o',
      at('receipt.json'),
      '--json',
    );
    expect(sent.status).toBe(0);
    expect(JSON.parse(sent.out)).toMatchObject({
      state: 'received',
      receipt: { late: null, region: '621125', period: '2022' },
    });
    const checked = await kezhi(
      verify,
      at('receipt.json'),
      '--server-key',
      at('keys.json'),
      '--workbook',
      workbook,
    );
    expect([checked.status, checked.out]).toEqual([0, '签名有效,收录有效,工作簿与报送时一致。\n']);
  });

  it('still verifies after the workbook changed, and says which cell says what', async () => {
    const parts = unzipSync(new Uint8Array(readFileSync(workbook)));
    for (const [name, bytes] of Object.entries(parts))
      parts[name] = strToU8(strFromU8(bytes).replace(/(r="C5"[^>]*><v>)959\.95/, '$11042.24'));
    writeFileSync(at('changed.xlsx'), zipSync(parts));
    const checked = await kezhi(
      verify,
      at('receipt.json'),
      '--server-key',
      at('keys.json'),
      '--workbook',
      at('changed.xlsx'),
    );
    expect(checked.status).toBe(1);
    expect(checked.out).toContain('签名有效,收录有效,1 个录入单元格已改。');
    expect(checked.out).toContain('财政科技支出!C5 与回执不一致:回执 959.95,现 1042.24');
  });

  it('does not verify with another key or after one character changed', async () => {
    const file = JSON.parse(readFileSync(at('receipt.json'), 'utf8')) as { receipt: string };
    writeFileSync(
      at('forged.json'),
      JSON.stringify({ ...file, receipt: file.receipt.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) }),
    );
    expect((await kezhi(verify, at('forged.json'), '--server-key', at('keys.json'))).status).toBe(1);
    const { keys } = JSON.parse(readFileSync(at('keys.json'), 'utf8')) as {
      keys: { publicKeyJwk: { x: string } }[];
    };
    const other = { ...keys[0]!.publicKeyJwk, x: `${keys[0]!.publicKeyJwk.x.slice(1)}A` };
    writeFileSync(at('other.json'), JSON.stringify(other));
    const checked = await kezhi(verify, at('receipt.json'), '--server-key', at('other.json'));
    expect([checked.status, checked.out.includes('不是这把服务器密钥签的')]).toEqual([1, true]);
  });

  it('shows in the city table, which names the six counties that are missing', async () => {
    const { status, out } = await kezhi(
      city,
      '--key',
      at('city.key'),
      '--pack',
      pack,
      '--period',
      '2022',
      '--json',
      '-o',
      at('city.xlsx'),
    );
    expect(status).toBe(0);
    const table = JSON.parse(out) as {
      missing: string[];
      indicators: { scope: string | null; city: { numerator: string | null } | null }[];
    };
    expect(table.missing).toEqual(['621102', '621121', '621122', '621123', '621124', '621126']);
    expect(table.indicators.some((row) => row.city?.numerator === '959.95')).toBe(true);
    expect(readFileSync(at('city.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('gets the second revision when it is sent again with changes', async () => {
    const again = await kezhi(
      submit,
      at('changed.xlsx'),
      '--key',
      at('county.key'),
      '--pack',
      pack,
      '-o',
      at('second.json'),
      '--json',
    );
    // The typed ratio no longer fits its parts: the command says so and sends nothing.
    expect([again.status, again.error.includes('强制性错误')]).toEqual([1, true]);
  });
});

describe('administration', () => {
  it('opens a key file only with its passphrase, and never overwrites one', async () => {
    expect((await kezhi(enrol, '--server', server.url, '--code', 'X', '--key', at('city.key'))).status).toBe(
      2,
    );
    process.env.KEZHI_PASSPHRASE = '另一个口令';
    const wrong = await kezhi(city, '--key', at('city.key'), '--pack', pack, '--period', '2022');
    process.env.KEZHI_PASSPHRASE = '一把好口令';
    expect([wrong.status, wrong.error.includes('口令不对')]).toEqual([2, true]);
    expect(readFileSync(at('city.key'), 'utf8')).not.toContain('"d"');
  });

  it('backs up a running server, restores into an empty folder only, and exports every signed original', async () => {
    expect((await kezhi(admin, 'backup', '--data', at('data'), '-o', at('backup'))).status).toBe(0);
    expect((await kezhi(admin, 'restore', at('backup'), '--data', at('restored'))).status).toBe(0);
    expect((await kezhi(admin, 'restore', at('backup'), '--data', at('restored'))).status).toBe(2);
    expect((await kezhi(admin, 'export', '--data', at('restored'), '-o', at('log.jsonl'))).status).toBe(0);
    const lines = readFileSync(at('log.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { typ: string; jws: string });
    expect(lines.map(({ typ }) => typ)).toEqual(['kezhi-period/1', 'kezhi-snapshot/1']);
    const file = JSON.parse(readFileSync(at('receipt.json'), 'utf8')) as { snapshot: string };
    expect(lines[1]!.jws).toBe(file.snapshot);
  });

  it('ends a key, refuses codes for regions of other cities, and makes no second site', async () => {
    expect(
      (await kezhi(admin, 'invite', '--data', at('data'), '--region', '620102', '--role', 'reporter')).status,
    ).toBe(2);
    expect((await kezhi(admin, 'init', '--region', '621100', '--data', at('data'))).status).toBe(2);
    const { out } = await kezhi(admin, 'keys', '--data', at('data'), '--json');
    const { enrolments } = JSON.parse(out) as { enrolments: { kid: string; role: string }[] };
    const { kid } = enrolments.find(({ role }) => role === 'reporter')!;
    expect((await kezhi(admin, 'revoke', kid, '--data', at('data'), '--reason', '离职')).status).toBe(0);
    const refused = await kezhi(
      submit,
      workbook,
      '--key',
      at('county.key'),
      '--pack',
      pack,
      '-o',
      at('third.json'),
    );
    expect([refused.status, refused.error.includes('已被停用')]).toEqual([1, true]);
  });
});
