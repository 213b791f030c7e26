import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from '../../actions/ports.ts';
import type { AppEnvironment } from '../../app-environment.ts';

/** Who asks, by bearer token. The key is looked up every time, so that revoking it ends its sessions at once. */
export function requireSession({
  sessions,
  store,
  pace,
}: Pick<Ports, 'sessions' | 'store' | 'pace'>): MiddlewareHandler<AppEnvironment> {
  return async (context, next) => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) throw new Refusal('not-signed-in');
    const session = sessions.kidOf(token);
    if (session === null || session === 'expired') throw new Refusal('session-expired');
    const enrolment = await store.read.enrolments.byKid(session.kid);
    if (!enrolment || enrolment.revokedAt !== null) throw new Refusal('revoked-key');
    pace(enrolment.kid);
    context.set('enrolment', enrolment);
    await next();
  };
}
