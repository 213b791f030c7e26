import type * as z from 'zod';
import { problemSchema } from '#shared/contract/problem.ts';
import { nonceAnswer, sessionAnswer } from '#shared/contract/session-schema.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { UsageError } from './arguments.ts';

/** The server said no; its own sentence and remedy are shown. */
export class ServerRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface ServerClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  postJson<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  postJws<T>(path: string, jws: string, schema: z.ZodType<T>): Promise<T>;
  /** Signs in; later requests carry the token. */
  signIn(key: SigningPort, site: string): Promise<void>;
}

/** The HTTP API from the command line; every answer is parsed with the contract. */
export function openServer(server: string): ServerClient {
  const base = baseUrl(server);
  let token: string | null = null;

  async function request<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
    const headers = new Headers(init.headers);
    headers.set('accept-language', 'zh-CN');
    // Between two requests a workbook is checked for seconds: a connection kept meanwhile may be closed by the other side
    // just as it is used again, and a server that is there would be called unreachable.
    headers.set('connection', 'close');
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    const answer = await fetch(`${base}${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(60_000),
    }).catch((cause: unknown) => {
      throw new UsageError(`连不上服务器 ${base}。 / Cannot reach the server.`, { cause });
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return schema.parse(body);
    const problem = problemSchema.safeParse(body);
    if (!problem.success)
      throw new UsageError(`${base} 答复 ${answer.status},不像科指服务器。 / Not a KeZhi server.`);
    throw new ServerRefused(problem.data.code, `${problem.data.title}${problem.data.detail}`);
  }

  const client: ServerClient = {
    get: (path, schema) => request(path, {}, schema),
    postJson: (path, body, schema) =>
      request(
        path,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        schema,
      ),
    postJws: (path, jws, schema) =>
      request(path, { method: 'POST', headers: { 'content-type': 'application/jose' }, body: jws }, schema),
    async signIn(key, site) {
      const { nonce } = await client.get('/api/v1/sessions/nonce', nonceAnswer);
      const iat = Math.floor(Date.now() / 1000);
      const assertion = await key.sign('kezhi-session/1', canonicalBytes({ site, nonce, iat }));
      token = (await client.postJson('/api/v1/sessions', { assertion }, sessionAnswer)).token;
    },
  };
  return client;
}

function baseUrl(server: string): string {
  try {
    const url = new URL(server);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('scheme');
    return url.origin;
  } catch (cause) {
    throw new UsageError(
      `服务器地址“${server}”不对,应如 https://kezhi.example.gov.cn 。 / Not a server address.`,
      { cause },
    );
  }
}
