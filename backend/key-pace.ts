import { Refusal } from '#shared/contract/refusal.ts';
import { type BucketRule, createBuckets } from './token-buckets.ts';

/** Counts a request against the key that is known to have made it: nobody can use up the share of another. */
export function createKeyPace(rule: BucketRule, now: () => number): (kid: string) => void {
  const buckets = createBuckets(rule, now);
  return (kid) => {
    const seconds = buckets.take(kid);
    if (seconds > 0) throw new Refusal('rate-limited', { seconds: String(seconds) });
  };
}
