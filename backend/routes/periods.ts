import * as z from 'zod';
import { periodActSchema, periodListSchema, periodSchema } from '#shared/contract/period-schema.ts';
import { packIdText, periodIdText } from '#shared/contract/primitives.ts';
import {
  changePeriod,
  describePeriod,
  type PeriodAddress,
  readPeriod,
} from '../actions/periods/change-period.ts';
import type { Ports } from '../actions/ports.ts';
import type { App, AppContext } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import {
  addRoute,
  readJose,
  readParameters,
  SESSION_REFUSALS,
  SIGNED_REFUSALS,
  signedBody,
} from './route.ts';

const periodParameters = z.object({ pack: packIdText, period: periodIdText });

/** Reporting periods: open, deadline, close 封存, extension 特批, publish. */
export function addPeriodRoutes(app: App, ports: Ports): void {
  const refusals = [
    ...SIGNED_REFUSALS,
    'invalid-request',
    'unknown-pack',
    'period-not-open',
    'period-already-open',
    'invalid-deadline',
    'reason-required',
    'value-required',
  ] as const;
  const change = async (context: AppContext, address: PeriodAddress = {}) =>
    context.json(await changePeriod(ports, await readJose(context), address), 200);

  addRoute(app, {
    method: 'post',
    path: '/api/v1/periods',
    summary: 'Open a period or change it; signed by a coordinator',
    body: signedBody('kezhi-period/1', periodActSchema),
    answers: { 200: { description: 'The period as it is now', schema: periodSchema } },
    refusals,
    handle: (context) => change(context),
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/periods/{pack}/{period}/acts',
    summary: 'Deadline, close, reopen, extension, publish; signed by a coordinator',
    parameters: periodParameters,
    body: signedBody('kezhi-period/1', periodActSchema),
    answers: { 200: { description: 'The period as it is now', schema: periodSchema } },
    refusals,
    handle: (context) => change(context, readParameters(periodParameters, context.req.param())),
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/periods',
    summary: 'All periods, newest first',
    answers: { 200: { description: 'The periods', schema: periodListSchema } },
    refusals: SESSION_REFUSALS,
    signedIn: true,
    before: [requireSession(ports)],
    async handle(context) {
      const records = await ports.store.read.periods.all();
      return context.json(
        {
          periods: await Promise.all(
            records.map((record) => describePeriod(ports, context.get('enrolment'), record)),
          ),
        },
        200,
      );
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/periods/{pack}/{period}',
    summary: 'One period',
    parameters: periodParameters,
    answers: { 200: { description: 'The period', schema: periodSchema } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'period-not-open'],
    signedIn: true,
    before: [requireSession(ports)],
    async handle(context) {
      return context.json(
        await readPeriod(
          ports,
          context.get('enrolment'),
          readParameters(periodParameters, context.req.param()),
        ),
        200,
      );
    },
  });
}
