import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../../app-environment.ts';

/** A short id for every request, in the answer and in the log, so that a county can tell which one failed. */
export function requestId(random: (count: number) => Uint8Array): MiddlewareHandler<AppEnvironment> {
  const prefix = Buffer.from(random(4)).toString('hex');
  let count = 0;
  return async (context, next) => {
    const id = `${prefix}-${(count++).toString(36)}`;
    context.set('requestId', id);
    context.header('x-request-id', id);
    await next();
  };
}
