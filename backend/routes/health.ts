import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from '../actions/ports.ts';
import type { App, AppContext } from '../app-environment.ts';
import type { Counters } from '../counters.ts';
import { addRoute } from './route.ts';

/** For whoever runs the server. */
export function addHealthRoutes(
  app: App,
  ports: Ports,
  counters: Counters,
  isOnThisMachine: (context: AppContext) => boolean,
): void {
  addRoute(app, {
    method: 'get',
    path: '/healthz',
    summary: 'The process lives',
    answers: { 200: { description: 'It does' } },
    refusals: [],
    handle: (context) => context.text('ok'),
  });
  addRoute(app, {
    method: 'get',
    path: '/readyz',
    summary: 'The store answers',
    answers: { 200: { description: 'It does' } },
    refusals: ['not-ready'],
    async handle(context) {
      await ports.store.read.log.size().catch((cause: unknown) => {
        throw new Refusal('not-ready', {}, cause);
      });
      return context.text('ready');
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/metrics',
    summary: 'Counters in the text format of Prometheus, on this machine only',
    answers: { 200: { description: 'The counters' } },
    refusals: ['loopback-only'],
    async handle(context) {
      if (!isOnThisMachine(context)) throw new Refusal('loopback-only');
      const lines = [...counters.lines(), `kezhi_log_size ${await ports.store.read.log.size()}`];
      return context.text(`${lines.join('\n')}\n`, 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      });
    },
  });
}
