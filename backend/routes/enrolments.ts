import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import {
  enrolmentAnswer,
  enrolmentListAnswer,
  enrolmentRequest,
  enrolmentSchema,
  revocationRequest,
  serverKeysAnswer,
} from '#shared/contract/enrolment-schema.ts';
import { keyId } from '#shared/contract/primitives.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { authorizeRole, speaksForCity } from '../actions/authorize.ts';
import { describeEnrolment, enrolKey } from '../actions/identity/enrol-key.ts';
import { revokeKey } from '../actions/identity/revoke-key.ts';
import type { Ports } from '../actions/ports.ts';
import type { App, AppContext, AppEnvironment } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import { addRoute, readJson, readParameters, SESSION_REFUSALS } from './route.ts';

const kidParameter = z.object({ kid: keyId });

/** Keys: whose they are, how they come in by a one-time code, and how they end. */
export function addEnrolmentRoutes(
  app: App,
  ports: Ports,
  limitCodes: MiddlewareHandler<AppEnvironment>,
): void {
  const signedIn = requireSession(ports);
  const requireCoordinator = (context: AppContext): void => {
    const enrolment = context.get('enrolment');
    authorizeRole(enrolment, 'coordinator');
    if (!speaksForCity(ports, enrolment))
      throw new Refusal('region-not-allowed', { own: enrolment.region, region: ports.site.region });
  };

  addRoute(app, {
    method: 'post',
    path: '/api/v1/enrolments',
    summary: 'Bind a key to the rights of a one-time code; the same key again changes nothing',
    body: { type: 'application/json', schema: enrolmentRequest },
    answers: {
      201: { description: 'Enrolled', schema: enrolmentAnswer },
      200: { description: 'Enrolled before', schema: enrolmentAnswer },
    },
    refusals: [
      'invalid-request',
      'unknown-code',
      'expired-code',
      'used-code',
      'wrong-signature',
      'wrong-site',
      'key-already-enrolled',
      'too-large',
      'rate-limited',
    ],
    before: [limitCodes],
    async handle(context) {
      const { isNew, enrolment } = await enrolKey(ports, await readJson(context, enrolmentRequest));
      const answer = { enrolment, site: ports.site.site, serverKeys: ports.serverKeys };
      return context.json(answer, isNew ? 201 : 200);
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/keys',
    summary: 'The keys of the server, for verifying receipts',
    answers: { 200: { description: 'The keys', schema: serverKeysAnswer } },
    refusals: ['rate-limited'],
    handle: (context) => context.json({ site: ports.site.site, keys: ports.serverKeys }, 200),
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/enrolments',
    summary: 'All keys of the site',
    answers: { 200: { description: 'The keys', schema: enrolmentListAnswer } },
    refusals: [...SESSION_REFUSALS, 'role-not-allowed', 'region-not-allowed'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      requireCoordinator(context);
      const records = await ports.store.read.enrolments.all();
      return context.json(
        { enrolments: await Promise.all(records.map((record) => describeEnrolment(ports, record))) },
        200,
      );
    },
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/enrolments/{kid}/revoke',
    summary: 'End a key and its sessions',
    parameters: kidParameter,
    body: { type: 'application/json', schema: revocationRequest },
    answers: { 200: { description: 'Ended', schema: enrolmentSchema } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'role-not-allowed', 'region-not-allowed', 'not-found'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      requireCoordinator(context);
      const { kid } = readParameters(kidParameter, context.req.param());
      const { reason } = await readJson(context, revocationRequest);
      const revoked = await revokeKey(ports, kid, context.get('enrolment').kid, reason);
      return context.json(await describeEnrolment(ports, revoked), 200);
    },
  });
}
