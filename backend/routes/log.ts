import * as z from 'zod';
import { digestText } from '#shared/contract/primitives.ts';
import { checkpointAnswer, consistencyAnswer, inclusionAnswer } from '#shared/contract/receipt-schema.ts';
import { proveConsistency, proveInclusion, readCheckpoint } from '../actions/log/read-log.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { addRoute, readParameters } from './route.ts';

const size = z.string().regex(/^\d{1,9}$/);
const digestParameter = z.object({ digest: digestText });
const sizeQuery = z.object({ size: size.optional() });
const consistencyQuery = z.object({ from: size, to: size.optional() });

/** The append-only log of digests: anybody may check that nothing was taken out of it. */
export function addLogRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/log/checkpoint',
    summary: 'Size and root of the log, signed',
    answers: { 200: { description: 'The checkpoint', schema: checkpointAnswer } },
    refusals: ['rate-limited'],
    handle: async (context) => context.json(await readCheckpoint(ports), 200),
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/log/proof/{digest}',
    summary: 'Proof that a digest is in the log',
    parameters: digestParameter,
    query: sizeQuery,
    answers: { 200: { description: 'The proof', schema: inclusionAnswer } },
    refusals: ['invalid-request', 'not-in-log', 'invalid-log-size', 'rate-limited'],
    async handle(context) {
      const { digest } = readParameters(digestParameter, context.req.param());
      const { size: at } = readParameters(sizeQuery, context.req.query());
      return context.json(await proveInclusion(ports, digest, at === undefined ? null : Number(at)), 200);
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/log/consistency',
    summary: 'Proof that the log of one size is the beginning of the log of another',
    query: consistencyQuery,
    answers: { 200: { description: 'The proof', schema: consistencyAnswer } },
    refusals: ['invalid-request', 'invalid-log-size', 'rate-limited'],
    async handle(context) {
      const { from, to } = readParameters(consistencyQuery, context.req.query());
      return context.json(
        await proveConsistency(ports, Number(from), to === undefined ? null : Number(to)),
        200,
      );
    },
  });
}
