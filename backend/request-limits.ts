import type { BucketRule } from './token-buckets.ts';

/**
 * How often anybody may ask. A county's office stands behind one address, often several counties do, and on the last day all
 * of them send at once: the address is counted generously, and what one program gone wild may take of the server is counted
 * by its key. An answer of 429 says in Retry-After when to come again.
 */
export const REQUEST_LIMITS = {
  /** By address: 8 counties of ten people who open everything within a minute stay below it. */
  requests: { burst: 2000, perMinute: 6000 },
  /** By key, signed requests and those with its token: the city's own page opens with some 40. */
  keys: { burst: 300, perMinute: 240 },
  /** One-time codes that turned out wrong, by address. */
  codes: { burst: 10, perMinute: 10 },
} as const satisfies Readonly<Record<string, BucketRule>>;
