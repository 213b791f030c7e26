import * as z from 'zod';
import { digestText, packIdText, periodIdText, regionCode } from '#shared/contract/primitives.ts';
import {
  snapshotAnswer,
  snapshotDiffAnswer,
  snapshotListAnswer,
  submissionAnswer,
} from '#shared/contract/snapshot-answers.ts';
import { snapshotSchema } from '#shared/contract/snapshot-schema.ts';
import { SUBMISSION_STATES } from '#shared/contract/submission-state.ts';
import type { Ports } from '../actions/ports.ts';
import { acceptSnapshot } from '../actions/submissions/accept-snapshot.ts';
import { diffSnapshots, listSnapshots, readSnapshot } from '../actions/submissions/read-snapshots.ts';
import type { App } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import {
  addRoute,
  readJose,
  readParameters,
  SESSION_REFUSALS,
  SIGNED_REFUSALS,
  signedBody,
} from './route.ts';

const listQuery = z.object({
  pack: packIdText.optional(),
  period: periodIdText.optional(),
  region: regionCode.optional(),
  state: z.enum(SUBMISSION_STATES).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
});
const digestParameter = z.object({ digest: digestText });
const againstQuery = z.object({ against: digestText.optional() });

/** 报送 and what was received. */
export function addSnapshotRoutes(app: App, ports: Ports): void {
  const signedIn = requireSession(ports);

  addRoute(app, {
    method: 'post',
    path: '/api/v1/snapshots',
    summary: 'Submit a signed snapshot; the same bytes again give the same receipt',
    body: signedBody('kezhi-snapshot/1', snapshotSchema),
    answers: {
      201: { description: 'Received', schema: submissionAnswer },
      200: { description: 'Received before: the same receipt', schema: submissionAnswer },
    },
    refusals: [
      ...SIGNED_REFUSALS,
      'department-not-allowed',
      'invalid-snapshot',
      'period-not-open',
      'period-closed',
      'unknown-pack',
      'pack-mismatch',
      'engine-mismatch',
      'findings-mismatch',
      'score-mismatch',
      'blocking-findings',
      'explanation-missing',
      'workbook-digest-mismatch',
      'revision-taken',
      'previous-mismatch',
    ],
    async handle(context) {
      const { isNew, ...answer } = await acceptSnapshot(ports, await readJose(context));
      return context.json(answer, isNew ? 201 : 200);
    },
  });

  addRoute(app, {
    method: 'get',
    path: '/api/v1/snapshots',
    summary: 'Submissions, newest first: all for the city, its own for a county',
    query: listQuery,
    answers: { 200: { description: 'One page', schema: snapshotListAnswer } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'region-not-allowed'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      const { pack, period, region, state, cursor, limit } = readParameters(listQuery, context.req.query());
      const page = await listSnapshots(ports, context.get('enrolment'), {
        ...(pack === undefined ? {} : { pack }),
        ...(period === undefined ? {} : { period }),
        ...(region === undefined ? {} : { region }),
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { before: Number(cursor) }),
        limit: Math.min(Math.max(Number(limit ?? 50), 1), 200),
      });
      return context.json(page, 200);
    },
  });

  addRoute(app, {
    method: 'get',
    path: '/api/v1/snapshots/{digest}',
    summary: 'One submission with its original, receipt and acts',
    parameters: digestParameter,
    answers: { 200: { description: 'The submission', schema: snapshotAnswer } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'region-not-allowed', 'unknown-snapshot'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      const { digest } = readParameters(digestParameter, context.req.param());
      return context.json(await readSnapshot(ports, context.get('enrolment'), digest), 200);
    },
  });

  addRoute(app, {
    method: 'get',
    path: '/api/v1/snapshots/{digest}/diff',
    summary: 'What changed against another submission, by default the one before',
    parameters: digestParameter,
    query: againstQuery,
    answers: { 200: { description: 'The differences', schema: snapshotDiffAnswer } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'region-not-allowed', 'unknown-snapshot'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      const { digest } = readParameters(digestParameter, context.req.param());
      const { against } = readParameters(againstQuery, context.req.query());
      return context.json(await diffSnapshots(ports, context.get('enrolment'), digest, against ?? null), 200);
    },
  });
}
