import * as z from 'zod';
import { enrolmentSchema } from './enrolment-schema.ts';
import { compactJws, siteId, utcTime } from './primitives.ts';

export const nonceAnswer = z.object({ nonce: z.string(), expiresAt: utcTime });

export const sessionRequest = z.object({
  assertion: compactJws.describe(
    'Compact JWS by the enrolled key, typ kezhi-session/1, over {site, nonce, iat (seconds)}',
  ),
});
export const sessionAssertionPayload = z.object({ site: siteId, nonce: z.string().max(64), iat: z.number() });
export const sessionAnswer = z.object({ token: z.string(), expiresAt: utcTime, enrolment: enrolmentSchema });
