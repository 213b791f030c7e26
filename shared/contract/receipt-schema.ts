import * as z from 'zod';
import {
  digestText,
  packReference,
  periodIdText,
  regionCode,
  siteId,
  utcTime,
  wholeNumber,
} from './primitives.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const latenessSchema = z.object({ minutes: wholeNumber }).nullable();

/** The payload of `kezhi-receipt/1`. `sequence` counts from 1; the leaf's index in the log is `sequence - 1`. */
export const receiptSchema = z.object({
  format: z.literal('kezhi-receipt/1'),
  site: siteId,
  digest: digestText,
  sequence: z.number().int().min(1),
  receivedAt: utcTime,
  late: latenessSchema,
  region: regionCode,
  period: periodIdText,
  pack: packReference,
  log: z.object({ size: z.number().int().min(1), root: hash, proof: z.array(hash).max(64) }),
});

/** Payload of `kezhi-checkpoint/1`: the log as the server stands by it. */
const checkpointSchema = z.object({
  format: z.literal('kezhi-checkpoint/1'),
  site: siteId,
  size: wholeNumber,
  root: hash,
  at: utcTime,
});

export const checkpointAnswer = checkpointSchema.extend({ jws: z.string() });
export const inclusionAnswer = z.object({
  digest: digestText,
  sequence: z.number().int().min(1),
  typ: z.string(),
  size: z.number().int().min(1),
  root: hash,
  proof: z.array(hash).max(64),
});
export const consistencyAnswer = z.object({
  first: z.object({ size: wholeNumber, root: hash }),
  second: z.object({ size: wholeNumber, root: hash }),
  proof: z.array(hash).max(128),
});
