import { parseBase64url } from './base64url.ts';
import { readJwsHeader } from './compact-jws.ts';
import { algorithmOf, type PublicJwk } from './public-jwk.ts';
import type { SignedType } from './signed-type.ts';

/** Custody of one private key. What leaves is signatures, never the key. Adapters: backend/keys, addin/keys. */
export interface SigningPort {
  readonly kid: string;
  readonly publicKey: PublicJwk;
  /** A compact JWS with header {alg, kid, typ} over exactly these bytes. */
  sign(typ: SignedType, payload: Uint8Array): Promise<string>;
}

/** Checks a signature against one known key. A bad signature is an answer, not an exception. */
export interface VerifyPort {
  verify(
    jws: string,
    key: { readonly kid: string; readonly publicKey: PublicJwk },
    typ: SignedType,
  ): Promise<VerifyOutcome>;
}

export type VerifyFailure = 'malformed' | 'wrong-type' | 'wrong-algorithm' | 'wrong-key' | 'wrong-signature';

export type VerifyOutcome =
  | { readonly valid: true; readonly payload: Uint8Array }
  | { readonly valid: false; readonly reason: VerifyFailure };

/** What every adapter refuses before it touches cryptography, so that all refuse alike. Null = go on. */
export function refuseHeader(
  jws: string,
  key: { readonly kid: string; readonly publicKey: PublicJwk },
  typ: SignedType,
): VerifyFailure | null {
  const header = readJwsHeader(jws);
  if (!header || !jws.split('.').every(endsWell)) return 'malformed';
  if (header.typ !== typ) return 'wrong-type';
  if (header.kid !== key.kid) return 'wrong-key';
  if (header.algorithm !== algorithmOf(key.publicKey)) return 'wrong-algorithm';
  return null;
}

/** No other character, no padding; the last group decides whether the text is the only one for its bytes. */
const endsWell = (part: string): boolean =>
  /^[\w-]+$/.test(part) && parseBase64url(part.slice(part.length - (part.length % 4))) !== null;
