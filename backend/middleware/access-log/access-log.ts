import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../../app-environment.ts';

/** One line per request. Never a query, a body or a workbook value: the path, the outcome and how long it took. */
export interface AccessEntry {
  /** When the request came, UTC ISO text. */
  readonly at: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

export function accessLog(
  write: (entry: AccessEntry) => void,
  now: () => number,
  clock: () => string,
): MiddlewareHandler<AppEnvironment> {
  return async (context, next) => {
    const at = clock();
    const start = now();
    await next();
    write({
      at,
      requestId: context.get('requestId'),
      method: context.req.method,
      path: context.req.path,
      status: context.res.status,
      milliseconds: Math.round((now() - start) * 10) / 10,
    });
  };
}
