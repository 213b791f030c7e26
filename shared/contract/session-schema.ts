import * as z from 'zod';
import { enrolmentSchema } from './enrolment-schema.ts';
import { compactJws, siteId, utcTime } from './primitives.ts';

export const nonceAnswer = z.object({ nonce: z.string(), expiresAt: utcTime });

/** `assertion` = compact JWS `kezhi-session/1` over {site, nonce, iat}. */
export const sessionRequest = z.object({ assertion: compactJws });
export const sessionAssertionPayload = z.object({ site: siteId, nonce: z.string().max(64), iat: z.number() });
export const sessionAnswer = z.object({ token: z.string(), expiresAt: utcTime, enrolment: enrolmentSchema });
