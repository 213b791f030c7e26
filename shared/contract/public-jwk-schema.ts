import * as z from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A private member in a posted key is refused, never stored. */
const isPublic = { d: z.never().exactOptional() };

/** The members that make the key; what a platform adds when it exports one (ext, key_ops, alg, use) is left out. */
export const publicJwkSchema = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, ...isPublic }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate, ...isPublic }),
]);
