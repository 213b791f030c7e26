import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { AppEnvironment } from '../../app-environment.ts';
import { createBodyBudget } from './body-budget.ts';

/** A body of usual size has come and gone by then. */
const SECONDS_FOR_A_BODY = '10';

/** Refuses a body before it is read when it says it is too large, and while it is read when it says nothing. */
export function bodyLimit(limit: number): MiddlewareHandler<AppEnvironment> {
  const budget = createBodyBudget();
  const tooLarge = (): Refusal => new Refusal('too-large', { limit: String(limit) });
  return async (context, next) => {
    // Nobody reads a body of these, and asking whether there is one costs as much as all the rest of a small answer.
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const announced = context.req.header('content-length');
    // Node itself ends a body that is longer than announced.
    const isAnnounced = announced !== undefined && context.req.header('transfer-encoding') === undefined;
    if (isAnnounced && !(Number(announced) <= limit)) throw tooLarge();
    if (!isAnnounced && context.req.raw.body) {
      const body = context.req.raw.body.pipeThrough(countBytes(limit, tooLarge));
      context.req.raw = new Request(context.req.raw, { body, duplex: 'half' } as RequestInit);
    }
    const address = context.get('remoteAddress');
    const bytes = isAnnounced ? Number(announced) : context.req.raw.body ? limit : 0;
    if (!budget.take(address, bytes)) throw new Refusal('rate-limited', { seconds: SECONDS_FOR_A_BODY });
    try {
      await next();
    } finally {
      budget.giveBack(address, bytes);
    }
  };
}

function countBytes(limit: number, tooLarge: () => Refusal): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
}
