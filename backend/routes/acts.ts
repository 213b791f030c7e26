import * as z from 'zod';
import { actSchema } from '#shared/contract/act-schema.ts';
import { digestText } from '#shared/contract/primitives.ts';
import { actAnswer } from '#shared/contract/snapshot-answers.ts';
import type { Ports } from '../actions/ports.ts';
import { actOnSnapshot } from '../actions/submissions/act-on-snapshot.ts';
import type { App } from '../app-environment.ts';
import { addRoute, readJose, readParameters, SIGNED_REFUSALS, signedBody } from './route.ts';

const digestParameter = z.object({ digest: digestText });

/** 退回, 验收, 撤回, 复核签名 … */
export function addActRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'post',
    path: '/api/v1/snapshots/{digest}/acts',
    summary: 'Return, accept, withdraw, co-sign, judge an explanation or enter points; signed by the actor',
    parameters: digestParameter,
    body: signedBody('kezhi-act/1', actSchema),
    answers: {
      201: { description: 'Done and logged', schema: actAnswer },
      200: { description: 'Done before', schema: actAnswer },
    },
    refusals: [
      ...SIGNED_REFUSALS,
      'invalid-request',
      'unknown-snapshot',
      'act-not-allowed',
      'period-closed',
      'reason-required',
      'value-required',
      'own-act',
    ],
    async handle(context) {
      const { digest } = readParameters(digestParameter, context.req.param());
      const { isNew, ...answer } = await actOnSnapshot(ports, digest, await readJose(context));
      return context.json(answer, isNew ? 201 : 200);
    },
  });
}
