import type * as z from 'zod';
import { problemSchema } from '#shared/contract/problem.ts';
import { ServerRefusal } from './server-refusal.ts';

/** Longer than any answer takes on a county line; then the pane says offline instead of waiting for ever. */
const PATIENCE_MS = 20_000;

export interface Call<T> {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  readonly answer: z.ZodType<T>;
  readonly json?: unknown;
  /** A compact JWS, sent as application/jose. */
  readonly jose?: string;
  readonly token?: string | null;
}

/** One request to our own origin; whatever comes back is parsed before anyone sees it. */
export async function callServer<T>(call: Call<T>): Promise<T> {
  const response = await send(call);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    if (problem.success) throw new ServerRefusal(problem.data.code, problem.data.params, problem.data.detail);
    // A proxy's own page instead of an answer: as good as no connection.
    throw new ServerRefusal(response.status >= 500 ? 'offline' : 'answer-unreadable', {
      status: String(response.status),
    });
  }
  const parsed = call.answer.safeParse(body);
  if (!parsed.success) throw new ServerRefusal('answer-unreadable', {}, null, parsed.error);
  return parsed.data;
}

async function send(call: Call<unknown>): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang || 'zh-CN',
  };
  if (call.token) headers.authorization = `Bearer ${call.token}`;
  if (call.jose !== undefined) headers['content-type'] = 'application/jose';
  else if (call.json !== undefined) headers['content-type'] = 'application/json';
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const body = call.jose ?? (call.json === undefined ? undefined : JSON.stringify(call.json));
  try {
    return await fetch(`/api/v1${call.path}`, {
      method: call.method,
      headers,
      signal: patience.signal,
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    throw new ServerRefusal('offline', {}, null, error);
  } finally {
    clearTimeout(timer);
  }
}
