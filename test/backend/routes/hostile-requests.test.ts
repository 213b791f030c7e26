import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codeOf,
  createKey,
  dayFromNow,
  type LiveCity,
  type LiveKey,
  openLiveCity,
  snapshotOf,
} from './live-city.ts';

const PACK = 'dingxi-targets-2022';
let city: LiveCity;
let boss: LiveKey;
let reporter: LiveKey;
/** Everything the server wrote to stderr: a fault of its own would stand here. */
let logged = '';
const write = process.stderr.write;

beforeAll(async () => {
  city = await openLiveCity();
  boss = await city.enrol('coordinator', '621100');
  reporter = await city.enrol('reporter', '621125');
  await city.act('/periods', boss, 'kezhi-period/1', {
    act: 'open',
    pack: PACK,
    period: '2022',
    deadline: dayFromNow(3),
  });
  process.stderr.write = (text: string | Uint8Array) => {
    logged += String(text);
    return true;
  };
});
afterAll(async () => {
  process.stderr.write = write;
  await city.close();
  expect(logged).toBe('');
});
async function ownCity(): Promise<LiveCity & AsyncDisposable> {
  const own = await openLiveCity();
  return { ...own, [Symbol.asyncDispose]: () => own.close() };
}

const ROUTES: readonly (readonly ['GET' | 'POST', string])[] = [
  ['POST', '/enrolments'],
  ['GET', '/enrolments'],
  ['POST', '/enrolments/{kid}/revoke'],
  ['POST', '/sessions'],
  ['POST', '/snapshots'],
  ['GET', '/snapshots'],
  ['GET', '/snapshots/{digest}'],
  ['GET', '/snapshots/{digest}/diff'],
  ['POST', '/snapshots/{digest}/acts'],
  ['GET', '/city-table'],
  ['POST', '/periods'],
  ['POST', '/periods/{pack}/{period}/acts'],
  ['GET', '/periods/{pack}/{period}'],
  ['POST', '/packs'],
  ['GET', '/packs/{id}/{version}'],
  ['POST', '/packs/{id}/{version}/decisions'],
  ['GET', '/issued-targets/{id}'],
  ['POST', '/issued-targets'],
  ['GET', '/issued-lists/{id}'],
  ['GET', '/issued-lists/{id}/{digest}'],
  ['POST', '/issued-lists'],
  ['POST', '/readiness'],
  ['GET', '/readiness'],
  ['GET', '/log/proof/{digest}'],
  ['GET', '/log/consistency'],
];

const NASTY = [
  '',
  '\0',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  '６２１１２５',
  '621125\u202e',
  'а'.repeat(300),
  "' OR 1=1 --",
  '\ud800',
  '-1',
  '999999999999',
  '1e309',
  'sha256:',
  '<script>alert(1)</script>',
];
const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }));
const nastyJson = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom(
    'null',
    '[]',
    '{"__proto__":{"admin":true}}',
    '{"a":1,"a":2}',
    '1e999',
    '"\\ud800"',
    '\ufeff{}',
    '{'.repeat(50),
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  ),
);

async function isRefused(answer: Response): Promise<void> {
  const body = await answer.text();
  expect(`${answer.status} ${body}`).not.toMatch(/^5|^2\d\d .*"token"|\.ts:|node_modules/);
  if (answer.status >= 400) expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
}

describe('no request makes the server fail', () => {
  it('whatever stands in an address, a query or a body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ROUTES),
        fc.array(nastyText, { minLength: 8, maxLength: 8 }),
        nastyJson,
        fc.boolean(),
        async ([method, template], texts, body, isSignedIn) => {
          let next = 0;
          const text = () =>
            encodeURIComponent((texts[next++ % 8] ?? '').replace(/[\ud800-\udfff]/g, '\ufffd'));
          const path = template.replace(/\{\w+\}/g, text);
          const query = [
            'pack',
            'period',
            'region',
            'state',
            'cursor',
            'limit',
            'against',
            'from',
            'basis',
            'size',
          ]
            .map((name) => `${name}=${text()}`)
            .join('&');
          if (method === 'GET') await isRefused(await city.get(`${path}?${query}`, isSignedIn ? boss : null));
          else await isRefused(await city.postText(path, body, isSignedIn ? boss : null));
        },
      ),
      { numRuns: 250 },
    );
  });

  it('whatever is signed, for whatever purpose', async () => {
    const types = ['snapshot', 'act', 'period', 'pack', 'decision', 'issued-targets', 'issued-list'].map(
      (one) => `kezhi-${one}/1`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ROUTES.filter(([method]) => method === 'POST')),
        fc.constantFrom(...types),
        nastyJson,
        fc.constantFrom(0, 1),
        async ([, template], typ, body, who) => {
          const path = template
            .replace('{digest}', `sha256:${'0'.repeat(64)}`)
            .replace(/\{(pack|id)\}/, PACK)
            .replace('{version}', '1.0.0')
            .replace('{period}', '2022')
            .replace('{kid}', 'A'.repeat(43));
          const key = who === 0 ? boss : reporter;
          await isRefused(await city.postJws(path, key.sign(typ, Buffer.from(body))));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('whichever member of a snapshot is replaced by something else', async () => {
    const honest = snapshotOf(city, { packId: PACK });
    const hostile: unknown[] = [
      null,
      1.5,
      -1,
      '\0',
      '\ud800',
      'x'.repeat(5000),
      [],
      {},
      [[[]]],
      { __proto__: null },
      JSON.parse('{"__proto__":{"engine":1,"items":[]}}'),
      JSON.parse(`{"engine":1,"items":[{"a":${'['.repeat(900)}${']'.repeat(900)}}]}`),
      { engine: 1, items: [], total: 0.1 },
    ];
    for (const member of Object.keys(honest))
      for (const value of hostile) {
        const answer = await city.postJws(
          '/snapshots',
          reporter.sign('kezhi-snapshot/1', { ...honest, [member]: value }),
        );
        const isTolerable = JSON.stringify(honest[member as keyof typeof honest]) === JSON.stringify(value);
        if (!isTolerable && answer.status < 400)
          expect([member, JSON.stringify(value)?.slice(0, 40), answer.status]).toEqual([
            member,
            'refused',
            400,
          ]);
        await isRefused(answer);
      }
    for (const member of [
      'indicatorId',
      'scope',
      'region',
      'period',
      'kind',
      'value',
      'unit',
      'sheet',
      'cell',
    ])
      for (const value of hostile) {
        const [reading, ...others] = honest.readings;
        const readings = [{ ...reading, [member]: value }, ...others];
        await isRefused(
          await city.postJws(
            '/snapshots',
            reporter.sign('kezhi-snapshot/1', { ...honest, revision: 7, readings }),
          ),
        );
      }
  });
});

describe('a signature is taken for nothing but what it is', () => {
  const send = async (jws: string) => codeOf(await city.postJws('/snapshots', jws));
  const sign = (header: object, key = reporter) => {
    const snapshot = snapshotOf(city, { packId: PACK, revision: 9 });
    return key.sign('kezhi-snapshot/1', snapshot, header);
  };

  it('no other algorithm, purpose, key or extension than its key’s', async () => {
    expect(await send(sign({ alg: 'none' }))).toBe('401 wrong-algorithm');
    expect(await send(sign({ alg: 'HS256' }))).toBe('401 wrong-algorithm');
    expect(await send(sign({ alg: 'EdDSA' }))).toBe('401 wrong-algorithm');
    expect(await send(sign({ alg: ['ES256'] }))).toBe('400 malformed-jws');
    expect(await send(sign({ typ: 'kezhi-act/1' }))).toBe('400 wrong-type');
    expect(await send(sign({ typ: 'KEZHI-SNAPSHOT/1' }))).toBe('400 wrong-type');
    expect(await send(sign({ kid: boss.kid }))).toBe('401 wrong-algorithm');
    expect(await send(sign({ kid: createKey('ES256').kid }))).toBe('401 unknown-key');
    for (const kid of ['', '\0', '__proto__', "' OR '1'='1", reporter.kid.toLowerCase(), `${reporter.kid}\0`])
      expect(await send(sign({ kid }))).toBe('401 unknown-key');
    expect(await send(sign({ crit: ['exp'], exp: 1 }))).toBe('400 malformed-jws');
    expect(await send(sign({ b64: false, crit: ['b64'] }))).toBe('400 malformed-jws');
    const stranger = createKey('ES256');
    expect(await send(sign({ kid: reporter.kid, jwk: stranger.publicKeyJwk }, stranger))).toBe(
      '401 wrong-signature',
    );
  });

  it('no unsigned, cut, padded or doubled form of it', async () => {
    const [header, payload, signature] = sign({}).split('.') as [string, string, string];
    for (const forged of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}..${signature}`,
      `${header}.${payload}.${signature}.${signature}`,
      `${header}.${payload}=.${signature}`,
      `${header}.${payload}.${signature}==`,
      `${header} .${payload}.${signature}`,
      'eyJhbGciOiJub25lIn0.e30.',
    ])
      expect(await send(forged)).toMatch(/^400 malformed-jws$|^401 wrong-signature$/);
    const flipped = signature.replace(/^./, (one) => (one === 'A' ? 'B' : 'A'));
    expect(await send(`${header}.${payload}.${flipped}`)).toBe('401 wrong-signature');
    expect(await send(sign({ padding: 'x'.repeat(100_000) }))).not.toMatch(/^5/);
  });

  it('and a duplicate member never says one thing to the server and another to the verifier', async () => {
    const honest = JSON.stringify(snapshotOf(city, { packId: PACK, revision: 9 }));
    const twice = Buffer.from(honest.replace('{', '{"region":"621126",'));
    expect(await send(reporter.sign('kezhi-snapshot/1', twice))).toBe('422 invalid-snapshot');
  });
});

describe('the wire', () => {
  /** Sends bytes as they are and gives what came back within the time. */
  const raw = (bytes: string, wait = 400): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(city.url);
      let got = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setTimeout(wait, () => socket.destroy());
      socket.on('data', (data) => {
        got += data.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(got));
    });
  const statusOf = async (bytes: string) => Number((await raw(bytes)).split(' ')[1] ?? '0');

  it('names no other file of the machine, however the path is written', async () => {
    for (const path of [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '//etc/passwd',
      '/bundle/../../server-keys.json',
      '/..\\..\\server-keys.json',
      '/%00',
      '/%ff%fe',
      '/api/v1/../../server-keys.json',
      '/api/v1/packs/%E0%A4%A/1.0.0',
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer).not.toMatch(/"dependencies"|root:|"jwk"/);
    }
  });

  it('puts nothing of a request into a header, and survives hosts, lines and lengths that are none', async () => {
    const injected = await raw(
      'GET /api/v1/packs/a%0d%0ax-evil:%201/1.0.0 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    expect(injected).not.toMatch(/^x-evil/im);
    for (const bytes of [
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: [::1\r\nconnection: close\r\n\r\n',
      'GET http://other/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      'POST /api/v1/snapshots HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
      'POST /api/v1/snapshots HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
      'nonsense\r\n\r\n',
    ])
      expect(await statusOf(bytes)).toBeLessThan(500);
    expect((await fetch(`${city.url}/healthz`)).status).toBe(200);
  });

  it('refuses a body without length once it is too large, and goes on serving while another is slow', async () => {
    const chunk = 'x'.repeat(1024 * 1024);
    const chunks = Array.from({ length: 6 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
    const head = 'POST /api/v1/snapshots HTTP/1.1\r\nhost: x\r\ncontent-type: application/jose\r\n';
    const answer = await raw(`${head}transfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`, 3000);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    const slow = raw(`${head}content-length: 1000\r\n\r\nabc`, 600);
    expect((await fetch(`${city.url}/api/v1/site`)).status).toBe(200);
    expect(await slow).toBe('');
  });

  it('gives pages of other origins nothing to read, and no other origin leave to post', async () => {
    // A city of its own: the others have tried too many codes at theirs.
    await using fresh = await ownCity();
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const { headers, status } = await fetch(`${fresh.url}/api/v1/snapshots`, {
        method,
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      expect([
        method,
        status >= 400,
        [...headers.keys()].filter((name) => /^access-control/.test(name)),
      ]).toEqual([method, true, []]);
    }
    // What a form of another page can send without asking is no type that anything here reads.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      for (const path of ['/snapshots', '/enrolments', '/sessions', '/periods', '/packs', '/issued-targets'])
        expect(
          (
            await fetch(`${fresh.url}/api/v1${path}`, {
              method: 'POST',
              headers: { 'content-type': type },
              body: '{}',
            })
          ).status,
        ).toBe(415);
  });

  it('keeps nothing of a member that is named like a part of every object', async () => {
    await using fresh = await ownCity();
    const body =
      '{"code":"x","__proto__":{"role":"coordinator"},"constructor":{"prototype":{"role":"issuer"}}}';
    expect(await codeOf(await fresh.postText('/enrolments', body, null))).toBe('400 invalid-request');
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('carries a policy on every answer: pages, data, refusals and health', async () => {
    for (const path of ['/', '/nothing', '/api/v1/site', '/api/v1/nothing', '/healthz', '/metrics']) {
      const { headers } = await fetch(`${city.url}${path}`);
      expect([path, headers.has('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
        path,
        true,
        'nosniff',
      ]);
    }
  });
});
