import * as z from 'zod';
import { FINDING_CODES } from '../model/finding.ts';
import type { ScoreSheet } from '../model/score.ts';
import {
  decimalText,
  departmentName,
  digestText,
  indicatorIdText,
  packReference,
  periodIdText,
  regionCode,
  utcTime,
  wholeNumber,
} from './primitives.ts';
import { latenessSchema } from './receipt-schema.ts';
import { snapshotSchema } from './snapshot-schema.ts';
import { ACTS, SUBMISSION_STATES } from './submission-state.ts';

const state = z.enum(SUBMISSION_STATES);
const scoreSheet = z.looseObject({}) as unknown as z.ZodType<ScoreSheet>;

/** `receipt` is a compact JWS `kezhi-receipt/1`. */
export const submissionAnswer = z.object({
  receipt: z.string(),
  state,
  verdict: z.enum(['pass', 'explain']),
  /** Of the region: the snapshot's own, or the union of its departments' as far as they are in. */
  score: scoreSheet.nullable(),
});

const snapshotSummary = z.object({
  digest: digestText,
  sequence: z.number().int(),
  region: regionCode,
  regionName: z.string(),
  department: departmentName.nullable(),
  pack: packReference,
  period: periodIdText,
  revision: z.number().int(),
  nature: z.string(),
  state,
  late: latenessSchema,
  receivedAt: utcTime,
  createdAt: utcTime,
  total: decimalText.nullable(),
  findings: z.object({ blocking: wholeNumber, query: wholeNumber, notice: wholeNumber }),
  explanations: wholeNumber,
  /** Reason of the last return or withdrawal. */
  reason: z.string().nullable(),
});
export type SnapshotSummary = z.infer<typeof snapshotSummary>;

export const snapshotListAnswer = z.object({
  snapshots: z.array(snapshotSummary),
  next: z.string().nullable(),
});

export const actRecord = z.object({
  act: z.enum(ACTS),
  digest: digestText,
  sequence: z.number().int(),
  at: utcTime,
  by: z.object({ kid: z.string(), name: z.string(), role: z.string() }),
  reason: z.string().nullable(),
  value: z.unknown(),
});

export const snapshotAnswer = z.object({
  summary: snapshotSummary,
  snapshot: snapshotSchema,
  jws: z.string(),
  receipt: z.string(),
  acts: z.array(actRecord),
});

export const actAnswer = z.object({ state, digest: digestText, sequence: z.number().int(), at: utcTime });

const figureKey = {
  indicatorId: indicatorIdText,
  scope: z.string().nullable(),
  period: periodIdText,
  kind: z.string(),
};
export const snapshotDiffAnswer = z.object({
  from: digestText,
  to: digestText,
  readings: z.array(
    z.object({
      ...figureKey,
      before: z.string().nullable(),
      after: z.string().nullable(),
      sheet: z.string(),
      cell: z.string(),
    }),
  ),
  explanations: z.array(
    z.object({
      code: z.enum(FINDING_CODES),
      indicatorId: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  total: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
});

/** A draft says only how far it is; no value leaves the county before 报送. */
export const readinessRequest = z.object({
  pack: packReference.shape.id,
  period: periodIdText,
  blocking: wholeNumber,
  query: wholeNumber,
  explained: wholeNumber,
  filled: wholeNumber,
  required: wholeNumber,
});
export const readinessAnswer = z.object({
  drafts: z.array(
    readinessRequest.extend({
      region: regionCode,
      regionName: z.string(),
      department: departmentName.nullable(),
      at: utcTime,
    }),
  ),
});
