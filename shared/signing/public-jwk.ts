import { toBase64url } from './base64url.ts';
import { canonicalBytes } from './canonical-json.ts';
import { type Sha256, sha256 } from './sha256.ts';

/** The two kinds of key that sign here: Ed25519 (EdDSA) and P-256 (ES256). Public members only. */
export type PublicJwk =
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };

export type SigningAlgorithm = 'EdDSA' | 'ES256';

/** The algorithm is pinned to the key; a header that says otherwise is refused. */
export const algorithmOf = (key: PublicJwk): SigningAlgorithm => (key.kty === 'OKP' ? 'EdDSA' : 'ES256');

/** JWK thumbprint (RFC 7638): the `kid` of a key. */
export function thumbprintOf(key: PublicJwk, hash: Sha256 = sha256): string {
  const members =
    key.kty === 'OKP'
      ? { crv: key.crv, kty: key.kty, x: key.x }
      : { crv: key.crv, kty: key.kty, x: key.x, y: key.y };
  return toBase64url(hash(canonicalBytes(members)));
}
