export interface BucketRule {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that may come per minute for ever. */
  readonly perMinute: number;
}

/** More callers than this are not remembered one by one; the oldest start again with a full bucket. */
const MOST = 10_000;

/** Token buckets by caller. `take` gives 0, or the seconds until the next request may come. */
export function createBuckets(rule: BucketRule, now: () => number): { take(caller: string): number } {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perSecond = rule.perMinute / 60;
  return {
    take(caller) {
      const at = now();
      const bucket = buckets.get(caller) ?? { tokens: rule.burst, at };
      bucket.tokens = Math.min(rule.burst, bucket.tokens + Math.max(0, at - bucket.at) * perSecond);
      bucket.at = at;
      buckets.delete(caller);
      buckets.set(caller, bucket);
      const oldest = buckets.size > MOST ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond);
      bucket.tokens -= 1;
      return 0;
    },
  };
}
