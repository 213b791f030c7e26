import { nonceAnswer, sessionAnswer, sessionRequest } from '#shared/contract/session-schema.ts';
import { describeEnrolment } from '../actions/identity/enrol-key.ts';
import { openSession } from '../actions/identity/open-session.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { addRoute, readJson } from './route.ts';

/** Signing in: a nonce, signed, becomes a token. */
export function addSessionRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/sessions/nonce',
    summary: 'A nonce, good once and for two minutes',
    answers: { 200: { description: 'The nonce', schema: nonceAnswer } },
    refusals: ['rate-limited'],
    handle: (context) => context.json(ports.sessions.createNonce(), 200),
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/sessions',
    summary: 'Sign in with a signed nonce; the token lasts eight hours at most',
    body: { type: 'application/json', schema: sessionRequest },
    answers: { 201: { description: 'Signed in', schema: sessionAnswer } },
    refusals: [
      'invalid-request',
      'malformed-jws',
      'wrong-type',
      'wrong-signature',
      'wrong-algorithm',
      'unknown-key',
      'revoked-key',
      'wrong-site',
      'invalid-nonce',
      'rate-limited',
    ],
    async handle(context) {
      const { assertion } = await readJson(context, sessionRequest);
      const { token, expiresAt, enrolment } = await openSession(ports, assertion);
      return context.json({ token, expiresAt, enrolment: await describeEnrolment(ports, enrolment) }, 201);
    },
  });
}
