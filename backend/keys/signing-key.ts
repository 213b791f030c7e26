import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod';
import { publicJwkSchema } from '#shared/contract/public-jwk-schema.ts';
import { algorithmOf, type SigningAlgorithm, thumbprintOf } from '#shared/signing/public-jwk.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { nativeSha256 } from './native-sha256.ts';

/** A private key as it is kept in a file: the public members and `d`. */
const privateJwkSchema = z.object({ d: z.string().min(40) });
export interface PrivateJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  readonly d: string;
}

/** A new key pair; Ed25519 unless told otherwise. */
export async function generateSigningKey(algorithm: SigningAlgorithm = 'EdDSA'): Promise<PrivateJwk> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(pair.privateKey);
  if (!kty || !crv || !x || !d) throw new Error('the platform exported an incomplete key');
  return y === undefined ? { kty, crv, x, d } : { kty, crv, x, y, d };
}

/** SigningPort over a private key. Throws when the key is none of the two kinds that sign here. */
export async function openSigningKey(jwk: unknown): Promise<SigningPort> {
  const { d } = privateJwkSchema.parse(jwk);
  const { kty, crv, x, y } = z
    .object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string().optional() })
    .parse(jwk);
  const publicKey = publicJwkSchema.parse(y === undefined ? { kty, crv, x } : { kty, crv, x, y });
  const algorithm = algorithmOf(publicKey);
  const kid = thumbprintOf(publicKey, nativeSha256);
  const key: CryptoKey | Uint8Array = await importJWK({ ...publicKey, d }, algorithm);
  return {
    kid,
    publicKey,
    sign: (typ, payload) =>
      new CompactSign(payload).setProtectedHeader({ alg: algorithm, kid, typ }).sign(key),
  };
}
