import * as z from 'zod';
import { cityTableAnswer } from '#shared/contract/city-table-schema.ts';
import { packIdText, periodIdText } from '#shared/contract/primitives.ts';
import { readCityTable } from '../actions/periods/read-city-table.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { requireSession } from '../middleware/auth/require-session.ts';
import { addRoute, readParameters, SESSION_REFUSALS } from './route.ts';

const tableQuery = z.object({
  pack: packIdText,
  period: periodIdText,
  basis: z.enum(['latest', 'accepted']).default('latest'),
});

/** 汇总. */
export function addCityTableRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/city-table',
    summary: 'The city table; a county sees its own row until the ranks are published',
    query: tableQuery,
    answers: {
      200: { description: 'The table', schema: cityTableAnswer },
      304: { description: 'Unchanged since the ETag given' },
    },
    refusals: [...SESSION_REFUSALS, 'invalid-request', 'period-not-open', 'unknown-pack'],
    signedIn: true,
    before: [requireSession(ports)],
    async handle(context) {
      const question = readParameters(tableQuery, context.req.query());
      const { version, read } = await readCityTable(ports, { ...question, viewer: context.get('enrolment') });
      const etag = `"${version}"`;
      context.header('etag', etag);
      context.header('cache-control', 'private, no-cache');
      context.header('vary', 'authorization');
      if (context.req.header('if-none-match')?.includes(etag)) return context.body(null, 304);
      return context.json(await read(), 200);
    },
  });
}
