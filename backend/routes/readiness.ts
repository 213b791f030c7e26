import * as z from 'zod';
import { packIdText, periodIdText } from '#shared/contract/primitives.ts';
import { readinessAnswer, readinessRequest } from '#shared/contract/snapshot-answers.ts';
import { authorizeRole, speaksForCity } from '../actions/authorize.ts';
import { regionNames } from '../actions/identity/enrol-key.ts';
import { openPeriodFor } from '../actions/periods/open-period-for.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import { addRoute, readJson, readParameters, SESSION_REFUSALS } from './route.ts';

const readinessQuery = z.object({ pack: packIdText, period: periodIdText });

/** How far drafts are: counts only, told by the county of its own will. */
export function addReadinessRoutes(app: App, ports: Ports): void {
  const signedIn = requireSession(ports);

  addRoute(app, {
    method: 'post',
    path: '/api/v1/readiness',
    summary: 'Tell how far a draft is; no value is sent',
    body: { type: 'application/json', schema: readinessRequest },
    answers: { 200: { description: 'Noted', schema: z.object({ at: z.string() }) } },
    refusals: [
      ...SESSION_REFUSALS,
      'invalid-request',
      'role-not-allowed',
      'period-not-open',
      'period-closed',
    ],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      const { region, department, ...enrolment } = context.get('enrolment');
      authorizeRole({ region, department, ...enrolment }, 'reporter');
      const { pack, period, ...counts } = await readJson(context, readinessRequest);
      const at = ports.clock();
      await openPeriodFor(ports.store.read, { pack: { id: pack }, period, region }, at);
      await ports.store.write((tables) =>
        tables.readiness.save({ pack, period, region, department, counts, at }),
      );
      return context.json({ at }, 200);
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/readiness',
    summary: 'Drafts of all counties (for the city) or of the own one',
    query: readinessQuery,
    answers: { 200: { description: 'The drafts', schema: readinessAnswer } },
    refusals: [...SESSION_REFUSALS, 'invalid-request'],
    signedIn: true,
    before: [signedIn],
    async handle(context) {
      const { pack, period } = readParameters(readinessQuery, context.req.query());
      const viewer = context.get('enrolment');
      const names = await regionNames(ports);
      const drafts = (await ports.store.read.readiness.of(pack, period))
        .filter(({ region }) => speaksForCity(ports, viewer) || region === viewer.region)
        .map(({ region, department, counts, at }) => {
          const regionName = names.get(region) ?? region;
          return { pack, period, ...counts, region, regionName, department, at };
        });
      return context.json({ drafts }, 200);
    },
  });
}
