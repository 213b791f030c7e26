export interface BucketRule {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that may come per minute for ever. */
  readonly perMinute: number;
}

/** More callers than this are not remembered one by one; the oldest start again with a full bucket. */
const MOST = 10_000;

export interface Buckets {
  /** 0, or the seconds until the next request may come. */
  take(caller: string): number;
  /** Gives one back: the request turned out not to count. */
  giveBack(caller: string): void;
}

/** Token buckets by caller. */
export function createBuckets(rule: BucketRule, now: () => number): Buckets {
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
    giveBack(caller) {
      const bucket = buckets.get(caller);
      if (bucket) bucket.tokens = Math.min(rule.burst, bucket.tokens + 1);
    },
  };
}
