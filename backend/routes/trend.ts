import * as z from 'zod';
import { indicatorIdText, packIdText, periodIdText, printedText } from '#shared/contract/primitives.ts';
import { trendAnswer } from '#shared/contract/trend-schema.ts';
import { readTrend } from '../actions/periods/read-trend.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import { addRoute, readParameters, SESSION_REFUSALS } from './route.ts';

const trendQuery = z.object({
  pack: packIdText,
  indicator: indicatorIdText,
  scope: printedText(40).optional(),
  from: periodIdText,
  to: periodIdText,
});

/** 历期变化. */
export function addTrendRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/city-table/trend',
    summary:
      'One indicator over periods: parts summed and then divided; a county sees its own line, and what is published',
    query: trendQuery,
    answers: { 200: { description: 'The trend', schema: trendAnswer } },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'unknown-pack'],
    signedIn: true,
    before: [requireSession(ports)],
    async handle(context) {
      const { pack, indicator, scope, from, to } = readParameters(trendQuery, context.req.query());
      const viewer = context.get('enrolment');
      const question = { pack, indicatorId: indicator, scope: scope ?? null, from, to, viewer };
      return context.json(await readTrend(ports, question), 200);
    },
  });
}
