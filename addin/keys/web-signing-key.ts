import { toBase64url } from '#shared/signing/base64url.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import {
  algorithmOf,
  type PublicJwk,
  type SigningAlgorithm,
  thumbprintOf,
} from '#shared/signing/public-jwk.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';

const PARAMETERS = {
  EdDSA: { name: 'Ed25519' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const satisfies Record<SigningAlgorithm, Algorithm & Record<string, string>>;

/** What WebCrypto asks for with a key of this algorithm. */
export const webAlgorithm = (algorithm: SigningAlgorithm): (typeof PARAMETERS)[SigningAlgorithm] =>
  PARAMETERS[algorithm];

/** A key pair whose private half can't be read out, by anyone, ever. */
export interface WebKeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicJwk;
}

/** Algorithms this browser can make keys for, the preferred first. Empty where WebCrypto is withheld (no https). */
export async function supportedAlgorithms(): Promise<readonly SigningAlgorithm[]> {
  if (!globalThis.crypto?.subtle) return [];
  const able = await generatePair('EdDSA').then(
    () => true,
    () => false,
  );
  return able ? ['EdDSA', 'ES256'] : ['ES256'];
}

/** Makes a key pair; Ed25519 where the browser has it, P-256 elsewhere. */
export async function createWebKeyPair(algorithm?: SigningAlgorithm): Promise<WebKeyPair> {
  const chosen = algorithm ?? (await supportedAlgorithms())[0] ?? 'ES256';
  const pair = await generatePair(chosen);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: publicJwkOf(jwk) };
}

const generatePair = (algorithm: SigningAlgorithm): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(PARAMETERS[algorithm], false, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** Only the members that make the key: browsers add `ext` and `key_ops`. */
function publicJwkOf(jwk: JsonWebKey): PublicJwk {
  if (jwk.kty === 'OKP' && jwk.x) return { kty: 'OKP', crv: 'Ed25519', x: jwk.x };
  if (jwk.kty === 'EC' && jwk.x && jwk.y) return { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y };
  throw new Error(`unexpected key type ${jwk.kty}`);
}

/** SigningPort over WebCrypto. ECDSA answers r‖s, which is what a JWS wants. */
export function webSigningKey(pair: WebKeyPair): SigningPort {
  const algorithm = algorithmOf(pair.publicKey);
  const kid = thumbprintOf(pair.publicKey);
  return {
    kid,
    publicKey: pair.publicKey,
    sign: async (typ, payload) => {
      const header = toBase64url(canonicalBytes({ alg: algorithm, kid, typ }));
      const input = `${header}.${toBase64url(payload)}`;
      const signature = await crypto.subtle.sign(
        PARAMETERS[algorithm],
        pair.privateKey,
        encodeUtf8(input) as Uint8Array<ArrayBuffer>,
      );
      return `${input}.${toBase64url(new Uint8Array(signature))}`;
    },
  };
}
