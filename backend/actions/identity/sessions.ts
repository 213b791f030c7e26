import { toBase64url } from '#shared/signing/base64url.ts';

const NONCE_SECONDS = 2 * 60;
const SESSION_SECONDS = 8 * 60 * 60;
/** More than a city ever has at once; beyond it the oldest go. Nonces are anybody's: as many as a few strangers can ask for. */
const MOST = { nonces: 100_000, tokens: 20_000 } as const;
/** A person works in a few windows; a program that signs in again and again ends its own sessions, nobody else's. */
const MOST_OF_ONE_KEY = 50;

/**
 * Nonces and bearer tokens, in memory only: a restart asks every client to sign in again, which costs it one signature
 * and no attention, and nothing that could be stolen is ever written down.
 */
export interface Sessions {
  createNonce(): { readonly nonce: string; readonly expiresAt: string };
  /** True once, within two minutes. */
  spendNonce(nonce: string): boolean;
  open(kid: string): { readonly token: string; readonly expiresAt: string };
  /** The key of a token; null when it is unknown, `expired` when its time is over. */
  kidOf(token: string): { readonly kid: string } | 'expired' | null;
}

export interface SessionParts {
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
}

export function createSessions({ now, random }: SessionParts): Sessions {
  const nonces = new Map<string, number>();
  const tokens = new Map<string, { readonly kid: string; readonly until: number }>();
  const ofKey = new Map<string, string[]>();
  const timeText = (seconds: number) => new Date(seconds * 1000).toISOString();
  return {
    createNonce() {
      forgetOldest(nonces, MOST.nonces, (until) => until < now());
      const nonce = toBase64url(random(24));
      const until = now() + NONCE_SECONDS;
      nonces.set(nonce, until);
      return { nonce, expiresAt: timeText(until) };
    },
    spendNonce(nonce) {
      const until = nonces.get(nonce);
      nonces.delete(nonce);
      return until !== undefined && until >= now();
    },
    open(kid) {
      forgetOldest(tokens, MOST.tokens, ({ until }) => until < now());
      const token = toBase64url(random(32));
      const own = [...(ofKey.get(kid) ?? []), token];
      for (const oldest of own.splice(0, own.length - MOST_OF_ONE_KEY)) tokens.delete(oldest);
      ofKey.set(kid, own);
      const until = now() + SESSION_SECONDS;
      tokens.set(token, { kid, until });
      return { token, expiresAt: timeText(until) };
    },
    kidOf(token) {
      const session = tokens.get(token);
      if (!session) return null;
      return session.until < now() ? 'expired' : { kid: session.kid };
    },
  };
}

/** Entries stand in the order they were made, so the oldest come first. */
function forgetOldest<T>(entries: Map<string, T>, most: number, isOver: (entry: T) => boolean): void {
  for (const [key, entry] of entries) {
    if (!isOver(entry) && entries.size < most) return;
    entries.delete(key);
  }
}
