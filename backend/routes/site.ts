import * as z from 'zod';
import { siteAnswer } from '#shared/contract/site-schema.ts';
import type { Ports } from '../actions/ports.ts';
import type { App } from '../app-environment.ts';
import { addRoute } from './route.ts';

const demonstrationCodes = z.array(
  z.object({ code: z.string(), role: z.string(), region: z.string(), regionName: z.string() }),
);

/** Which installation this is. A demonstration says so, and gives its own codes to whoever asks. */
export function addSiteRoutes(app: App, ports: Ports, version: string): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/site',
    summary: 'Which installation this is',
    answers: { 200: { description: 'The site', schema: siteAnswer } },
    refusals: ['rate-limited'],
    async handle(context) {
      const { site, name, region, demonstration } = ports.site;
      const regions = await ports.store.read.site.regions();
      const codes = demonstration ? await ports.store.read.site.note('demonstration-codes') : null;
      const given = codes === null ? {} : { demonstrationCodes: demonstrationCodes.parse(JSON.parse(codes)) };
      return context.json(
        {
          site,
          name,
          region,
          demonstration,
          ...given,
          regions,
          engine: ports.engine,
          version,
          now: ports.clock(),
        },
        200,
      );
    },
  });
}
