import * as z from 'zod';
import {
  compactJws,
  departmentName,
  printedText,
  reasonText,
  regionCode,
  siteId,
  utcTime,
} from './primitives.ts';
import { publicJwkSchema } from './public-jwk-schema.ts';

export const ROLES = ['reporter', 'reviewer', 'coordinator', 'issuer'] as const;
export type Role = (typeof ROLES)[number];

export const enrolmentRequest = z.object({
  code: z.string().trim().min(8).max(80),
  publicKeyJwk: publicJwkSchema,
  /** What the key is called in lists, e.g. 漳县科技局-办公室电脑. */
  label: printedText(80).trim().min(1),
  /** The person. */
  name: printedText(40).trim().min(1),
  proof: compactJws.describe(
    'Compact JWS by that key, typ kezhi-enrolment/1, over {site, code, thumbprint, iat (seconds)}',
  ),
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>;

export const enrolmentProofPayload = z.object({
  site: siteId,
  code: z.string().max(80),
  thumbprint: z.string().max(64),
  iat: z.number(),
});

export const enrolmentSchema = z.object({
  kid: z.string(),
  label: z.string(),
  name: z.string(),
  region: regionCode,
  regionName: z.string(),
  role: z.enum(ROLES),
  department: departmentName.nullable(),
  enrolledAt: utcTime,
  revokedAt: utcTime.nullable(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const serverKeySchema = z.object({
  kid: z.string(),
  publicKeyJwk: publicJwkSchema,
  /** The key that signs today; older ones stay listed so that old receipts verify. */
  current: z.boolean(),
});

export const serverKeysAnswer = z.object({ site: siteId, keys: z.array(serverKeySchema) });
export const enrolmentAnswer = z.object({
  enrolment: enrolmentSchema,
  site: siteId,
  serverKeys: z.array(serverKeySchema),
});
export const enrolmentListAnswer = z.object({ enrolments: z.array(enrolmentSchema) });
export const revocationRequest = z.object({ reason: reasonText });
export type ServerKey = z.infer<typeof serverKeySchema>;
