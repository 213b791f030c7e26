/**
 * Every expected failure of the backend, as one closed union. The map gives the HTTP status;
 * sentences and remedies in both languages are in shared/messages/refusals.ts.
 */
export const REFUSAL_STATUS = {
  // The request itself
  'invalid-request': 400,
  'malformed-jws': 400,
  'wrong-type': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  // Who speaks
  'not-signed-in': 401,
  'session-expired': 401,
  'invalid-nonce': 401,
  'wrong-signature': 401,
  'wrong-algorithm': 401,
  'unknown-key': 401,
  'revoked-key': 403,
  'wrong-site': 422,
  'unknown-code': 403,
  'expired-code': 403,
  'used-code': 409,
  'key-already-enrolled': 409,
  // What this key may do
  'role-not-allowed': 403,
  'region-not-allowed': 403,
  'department-not-allowed': 403,
  'not-published': 403,
  'loopback-only': 403,
  // Periods
  'period-not-open': 409,
  'period-closed': 409,
  'period-already-open': 409,
  'invalid-deadline': 422,
  // Rule packs
  'unknown-pack': 422,
  'pack-mismatch': 409,
  'invalid-pack': 422,
  'pack-version-exists': 409,
  'unknown-question': 422,
  'invalid-list': 422,
  'issued-meanwhile': 409,
  // Snapshots
  'invalid-snapshot': 422,
  'engine-mismatch': 409,
  'findings-mismatch': 422,
  'score-mismatch': 422,
  'blocking-findings': 422,
  'explanation-missing': 422,
  'workbook-digest-mismatch': 422,
  'list-not-named': 409,
  'unknown-list': 422,
  'revision-taken': 409,
  'previous-mismatch': 409,
  // Acts
  'unknown-snapshot': 404,
  'act-not-allowed': 409,
  'reason-required': 422,
  'value-required': 422,
  'own-act': 403,
  // The log
  'not-in-log': 404,
  'invalid-log-size': 422,
  // The server
  'not-initialised': 503,
  'not-ready': 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof REFUSAL_STATUS;

export const REFUSAL_CODES = Object.keys(REFUSAL_STATUS) as readonly RefusalCode[];

export const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(REFUSAL_STATUS, text);
