import * as z from 'zod';
import type { PublicJwk } from '../signing/public-jwk.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * The members that make the key; what a platform adds when it exports one (ext, key_ops, alg, use) is left out.
 * A private member in a posted key is refused, never stored.
 */
export const publicJwkSchema = z
  .discriminatedUnion('kty', [
    z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
    z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  ])
  .refine((jwk) => !Object.hasOwn(jwk, 'd'), { error: 'private member' })
  .transform(
    (jwk): PublicJwk =>
      jwk.kty === 'OKP'
        ? { kty: jwk.kty, crv: jwk.crv, x: jwk.x }
        : { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y },
  );
