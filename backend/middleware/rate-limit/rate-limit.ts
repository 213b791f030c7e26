import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { AppEnvironment } from '../../app-environment.ts';
import { type BucketRule, createBuckets } from '../../token-buckets.ts';

export interface RateLimit {
  readonly rule: BucketRule;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Callers that are never held back (this machine itself, where it is no proxy). */
  readonly isExempt: (address: string) => boolean;
  /** Only what fails counts: it is guessing that is held back, not an office that enrols its staff. */
  readonly countsFailuresOnly?: boolean;
}

/** Holds back a caller, by address, that asks too often. */
export function rateLimit({
  rule,
  now,
  isExempt,
  countsFailuresOnly = false,
}: RateLimit): MiddlewareHandler<AppEnvironment> {
  const buckets = createBuckets(rule, now);
  return async (context, next) => {
    const address = context.get('remoteAddress');
    const wait = isExempt(address) ? 0 : buckets.take(address);
    if (wait > 0) throw new Refusal('rate-limited', { seconds: String(wait) });
    await next();
    if (countsFailuresOnly && context.res.ok) buckets.giveBack(address);
  };
}
