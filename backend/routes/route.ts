import type { RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { problemSchema } from '#shared/contract/problem.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { REFUSAL_STATUS, type RefusalCode } from '#shared/contract/refusal-codes.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import type { App, AppContext, AppEnvironment } from '../app-environment.ts';

export interface RouteParts {
  readonly method: 'get' | 'post';
  /** `/api/v1/snapshots/{digest}` */
  readonly path: string;
  readonly summary: string;
  /** Schemas of path and query parameters. */
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: RouteBody;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
  readonly refusals: readonly RefusalCode[];
  /** Asks for a bearer token. */
  readonly signedIn?: boolean;
  readonly before?: readonly MiddlewareHandler<AppEnvironment>[];
  readonly handle: (context: AppContext) => Response | Promise<Response>;
}

/** `signed`: the body is a compact JWS of that `typ`, and the schema is its payload's. */
type RouteBody =
  | { readonly type: 'application/json'; readonly schema: z.ZodType }
  | { readonly type: 'application/jose'; readonly schema: z.ZodType; readonly signed: SignedType };

/** Adds a route and its description to the OpenAPI document: one cannot be there without the other. */
export function addRoute(app: App, parts: RouteParts): void {
  app.openAPIRegistry.registerPath(describe(parts));
  const path = parts.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(parts.method.toUpperCase(), [path], ...(parts.before ?? []), async (context) =>
    parts.handle(context),
  );
}

function describe(parts: RouteParts): RouteConfig {
  const { body, parameters, query } = parts;
  const answers = Object.entries(parts.answers).map(([status, { description, schema }]) => [
    status,
    schema ? { description, content: { 'application/json': { schema } } } : { description },
  ]);
  return {
    method: parts.method,
    path: parts.path,
    summary: parts.summary,
    request: {
      ...(parameters ? { params: parameters } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, content: { [body.type]: { schema: describeBody(body) } } } } : {}),
    },
    responses: { ...Object.fromEntries(answers), ...describeRefusals(parts.refusals) },
    ...(parts.signedIn ? { security: [{ session: [] }] } : {}),
  };
}

/** Of a signed body the document tells the `typ` and what is signed: whoever writes a client has nothing else to go by. */
function describeBody(body: RouteBody) {
  if (body.type === 'application/json') return body.schema;
  const { $schema: _, ...payload } = z.toJSONSchema(body.schema, { unrepresentable: 'any', io: 'input' });
  return {
    type: 'string' as const,
    description: `Compact JWS; header {"alg": "EdDSA" or "ES256", "kid": thumbprint of the enrolled key, "typ": "${body.signed}"}; the payload is JSON of contentSchema.`,
    contentMediaType: 'application/jose',
    contentSchema: payload,
  };
}

/** Refusals that share a status share an answer; the codes are told in its description. */
function describeRefusals(codes: readonly RefusalCode[]): RouteConfig['responses'] {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes)
    byStatus.set(REFUSAL_STATUS[code], [...(byStatus.get(REFUSAL_STATUS[code]) ?? []), code]);
  const answers = [...byStatus].map(([status, same]) => [
    String(status),
    { description: same.join(', '), content: { 'application/problem+json': { schema: problemSchema } } },
  ]);
  return Object.fromEntries(answers);
}

/** Path parameters or a query of the expected shape. Hostile input enters here. */
export function readParameters<T>(schema: z.ZodType<T>, given: Record<string, string>): T {
  return parsed(schema, given);
}

/** A JSON body of the expected shape. */
export async function readJson<T>(context: AppContext, schema: z.ZodType<T>): Promise<T> {
  expectType(context, 'application/json');
  const text = await readBody(context);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('invalid-request', { problem: 'body: no JSON' }, cause);
  }
  return parsed(schema, value);
}

/** A compact JWS as the whole body. */
export async function readJose(context: AppContext): Promise<string> {
  expectType(context, 'application/jose');
  return (await readBody(context)).trim();
}

/** A body that breaks off is the sender's line, not a fault of ours. */
async function readBody(context: AppContext): Promise<string> {
  try {
    return await context.req.text();
  } catch (cause) {
    throw cause instanceof Refusal
      ? cause
      : new Refusal('invalid-request', { problem: 'body: broken off' }, cause);
  }
}

function expectType(context: AppContext, expected: string): void {
  const given = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== expected) throw new Refusal('unsupported-media-type', { expected });
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Refusal('invalid-request', {
    problem: issue ? `${issue.path.join('.') || 'request'}: ${issue.code}` : 'request',
  });
}

/** A compact JWS of a `typ` as the whole body. */
export const signedBody = (signed: SignedType, payload: z.ZodType): RouteBody => ({
  type: 'application/jose',
  schema: payload,
  signed,
});
/** What any signed body can be refused for. */
export const SIGNED_REFUSALS = [
  'malformed-jws',
  'wrong-type',
  'wrong-signature',
  'wrong-algorithm',
  'unknown-key',
  'revoked-key',
  'role-not-allowed',
  'region-not-allowed',
  'wrong-site',
  'unsupported-media-type',
  'too-large',
  'rate-limited',
] as const satisfies readonly RefusalCode[];
/** What any request with a bearer token can be refused for. */
export const SESSION_REFUSALS = [
  'not-signed-in',
  'session-expired',
  'revoked-key',
  'rate-limited',
] as const satisfies readonly RefusalCode[];
