import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from './actions/ports.ts';
import type { App, AppContext, AppEnvironment } from './app-environment.ts';
import { createCounters } from './counters.ts';
import { type AccessEntry, accessLog } from './middleware/access-log/access-log.ts';
import { bodyLimit } from './middleware/body-limit/body-limit.ts';
import { answerProblem, problemOf } from './middleware/problem/problem.ts';
import { rateLimit } from './middleware/rate-limit/rate-limit.ts';
import type { BucketRule } from './middleware/rate-limit/token-buckets.ts';
import { requestId } from './middleware/request-id/request-id.ts';
import { secureApi, securePages } from './middleware/secure-headers/secure-headers.ts';
import { addActRoutes } from './routes/acts.ts';
import { addCityTableRoutes } from './routes/city-table.ts';
import { addEnrolmentRoutes } from './routes/enrolments.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addLogRoutes } from './routes/log.ts';
import { addPackRoutes } from './routes/packs.ts';
import { addPeriodRoutes } from './routes/periods.ts';
import { addReadinessRoutes } from './routes/readiness.ts';
import { addSessionRoutes } from './routes/sessions.ts';
import { addSiteRoutes } from './routes/site.ts';
import { addSnapshotRoutes } from './routes/snapshots.ts';

/** A snapshot of 20,000 readings would not fit; 50 take 20 kB. */
export const BODY_LIMIT = 4 * 1024 * 1024;

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
    accessLog((entry) => {
      counters.count(entry.status, entry.milliseconds);
      parts.log.access(entry);
    }, stopwatch),
  );
  app.use('/api/*', secureApi(parts.isEncrypted), bodyLimit(BODY_LIMIT));
  app.use('/api/*', rateLimit({ rule: parts.limits.requests, now: seconds, isExempt: isLocal }));

  addSiteRoutes(app, ports, parts.version);
  addEnrolmentRoutes(
    app,
    ports,
    rateLimit({ rule: parts.limits.codes, now: seconds, isExempt: () => false }),
  );
  addSessionRoutes(app, ports);
  addSnapshotRoutes(app, ports);
  addActRoutes(app, ports);
  addCityTableRoutes(app, ports);
  addPeriodRoutes(app, ports);
  addPackRoutes(app, ports);
  addReadinessRoutes(app, ports);
  addLogRoutes(app, ports);
  addHealthRoutes(app, ports, counters, isLoopback);
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
  const paths = new Set(app.routes.map(({ path }) => path).filter((path) => path.startsWith('/api/v1/')));
  for (const path of paths)
    app.all(path, () => {
      throw new Refusal('method-not-allowed');
    });
}

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
