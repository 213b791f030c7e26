import type { MiddlewareHandler } from 'hono';
import { bodyLimit as limitStream } from 'hono/body-limit';
import { Refusal } from '#shared/contract/refusal.ts';
import type { AppEnvironment } from '../../app-environment.ts';

/** Refuses a body before it is read when it says it is too large, and while it is read when it says nothing. */
export function bodyLimit(limit: number): MiddlewareHandler<AppEnvironment> {
  const refuse = (): never => {
    throw new Refusal('too-large', { limit: String(limit) });
  };
  const limitUnannounced = limitStream({ maxSize: limit, onError: refuse });
  return async (context, next) => {
    const announced = context.req.header('content-length');
    // Node itself ends a body that is longer than announced.
    if (announced === undefined || context.req.header('transfer-encoding') !== undefined)
      return limitUnannounced(context, next);
    if (!(Number(announced) <= limit)) refuse();
    await next();
  };
}
