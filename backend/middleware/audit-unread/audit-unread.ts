import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { RefusalCode } from '#shared/contract/refusal-codes.ts';
import type { Ports } from '../../actions/ports.ts';
import type { AppEnvironment } from '../../app-environment.ts';

const UNREAD: readonly RefusalCode[] = ['too-large', 'unsupported-media-type'];

/** What was posted and refused before anybody read it leaves an audit entry like any other refusal. */
export function auditUnread({ refusals }: Pick<Ports, 'refusals'>): MiddlewareHandler<AppEnvironment> {
  return async (context, next) => {
    await next();
    const { error } = context;
    if (context.req.method !== 'POST' || !(error instanceof Refusal) || !UNREAD.includes(error.code)) return;
    const action = context.req.path.split('/')[3]?.slice(0, 20) ?? '';
    await refusals.record(null, { kid: null, action, outcome: error.code, subject: null, region: null });
  };
}
