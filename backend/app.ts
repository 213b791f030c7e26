import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from './actions/ports.ts';
import type { App, AppContext, AppEnvironment } from './app-environment.ts';
import { createCounters } from './counters.ts';
import { type AccessEntry, accessLog } from './middleware/access-log/access-log.ts';
import { auditUnread } from './middleware/audit-unread/audit-unread.ts';
import { bodyLimit } from './middleware/body-limit/body-limit.ts';
import { answerProblem, problemOf } from './middleware/problem/problem.ts';
import { rateLimit } from './middleware/rate-limit/rate-limit.ts';
import { requestId } from './middleware/request-id/request-id.ts';
import { secureApi, securePages } from './middleware/secure-headers/secure-headers.ts';
import { addActRoutes } from './routes/acts.ts';
import { addCityTableRoutes } from './routes/city-table.ts';
import { addEnrolmentRoutes } from './routes/enrolments.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addIssuedRoutes } from './routes/issued.ts';
import { addLogRoutes } from './routes/log.ts';
import { addPackRoutes } from './routes/packs.ts';
import { addPeriodRoutes } from './routes/periods.ts';
import { addReadinessRoutes } from './routes/readiness.ts';
import { addSessionRoutes } from './routes/sessions.ts';
import { addSiteRoutes } from './routes/site.ts';
import { addSnapshotRoutes } from './routes/snapshots.ts';
import { addTrendRoutes } from './routes/trend.ts';
import type { BucketRule } from './token-buckets.ts';

/** A snapshot of 20,000 readings would not fit; 50 take 20 kB. */
const BODY_LIMIT = 4 * 1024 * 1024;

export interface AppParts {
  readonly ports: Ports;
  /** Version of the product, for 自检. */
  readonly version: string;
  /** Milliseconds of a clock that only runs forward. */
  readonly stopwatch: () => number;
  /** Address of the caller; behind a proxy, what the proxy says. */
  readonly remoteAddress: (context: AppContext) => string;
  readonly limits: { readonly requests: BucketRule; readonly codes: BucketRule };
  /** True where the caller meets TLS, here or at the proxy. */
  readonly isEncrypted: boolean;
  /** Whether a caller on this machine is a person and not a proxy. */
  readonly isBehindProxy: boolean;
  readonly log: {
    readonly access: (entry: AccessEntry) => void;
    readonly failure: (error: unknown, requestId: string) => void;
  };
  /** The built pages; null when only the API is served. */
  readonly pages: MiddlewareHandler<AppEnvironment> | null;
}

/** The whole backend as one function from request to answer. Opens nothing: everything it needs is given. */
export function createApp(parts: AppParts): App {
  const { ports, stopwatch, isBehindProxy } = parts;
  const app: App = new OpenAPIHono<AppEnvironment>();
  const counters = createCounters();
  const seconds = () => stopwatch() / 1000;
  const isLocal = (address: string) => !isBehindProxy && isLoopback(address);

  app.onError(problemOf(parts.log.failure));
  app.use(requestId(ports.random), async (context, next) => {
    context.set('remoteAddress', parts.remoteAddress(context));
    await next();
  });
  app.use(
    accessLog(
      (entry) => {
        counters.count(entry.status, entry.milliseconds);
        parts.log.access(entry);
      },
      stopwatch,
      ports.clock,
    ),
  );
  app.use(secureApi(parts.isEncrypted));
  app.use('/api/*', rateLimit({ rule: parts.limits.requests, now: seconds, isExempt: isLocal }));
  app.use('/api/*', auditUnread(ports), bodyLimit(BODY_LIMIT));

  addSiteRoutes(app, ports, parts.version);
  addEnrolmentRoutes(
    app,
    ports,
    rateLimit({
      rule: parts.limits.codes,
      now: seconds,
      isExempt: () => false,
      countsFailuresOnly: true,
    }),
  );
  addSessionRoutes(app, ports);
  addSnapshotRoutes(app, ports);
  addActRoutes(app, ports);
  addCityTableRoutes(app, ports);
  addTrendRoutes(app, ports);
  addPeriodRoutes(app, ports);
  addPackRoutes(app, ports);
  addIssuedRoutes(app, ports);
  addReadinessRoutes(app, ports);
  addLogRoutes(app, ports);
  addHealthRoutes(app, ports, counters, isOnThisMachine(isBehindProxy));
  addDocument(app, parts.version);

  refuseOtherMethods(app);
  if (parts.pages) app.use(securePages(parts.isEncrypted), parts.pages);
  app.notFound((context) => answerProblem(context, new Refusal('not-found')));
  return app;
}

function addDocument(app: App, version: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' });
  const describe = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: '科指 KeZhi', version, license: { name: 'MIT' } },
    });
  let document: ReturnType<typeof describe> | null = null;
  app.get('/api/v1/openapi.json', (context) => {
    document ??= describe();
    return context.json(document, 200);
  });
}

/** An address that exists but not for this method says so. */
function refuseOtherMethods(app: App): void {
  const allowed = new Map<string, Set<string>>();
  for (const { path, method } of app.routes)
    if (path.startsWith('/api/v1/') && method !== 'ALL')
      allowed.set(path, (allowed.get(path) ?? new Set()).add(method));
  for (const [path, methods] of allowed) {
    const allow = [...methods]
      .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
      .join(', ');
    app.all(path, (context) => {
      context.header('allow', allow);
      throw new Refusal('method-not-allowed');
    });
  }
}

/** Behind a proxy everybody seems to be here: only who came without passing it is, and a header is no proof of that. */
const isOnThisMachine =
  (isBehindProxy: boolean) =>
  (context: AppContext): boolean =>
    isLoopback(context.get('remoteAddress')) &&
    !(isBehindProxy && FORWARDED.some((name) => context.req.header(name) !== undefined));

const FORWARDED = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
];

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
