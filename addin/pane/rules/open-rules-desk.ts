import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';
import { openWorker } from '#addin/workers/open-worker.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';

/** A desk that is open for as long as a screen needs it. */
export interface OpenDesk extends RulesDesk {
  close(): void;
}

/** The desk in a worker of its own, so that typing never waits; in this thread where workers are refused. */
export function openRulesDesk(): OpenDesk {
  let packs: readonly RulePack[] | null = null;
  const { call, stop } = openWorker<RulesDesk>({
    start: () => new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module' }),
    here: async () => (await import('#addin/actions/rules/rules-desk.ts')).runRulesDesk(),
    remembered: async (tell) => {
      if (packs) await tell('keepPacks', packs);
    },
  });
  return {
    keepPacks: (given) => {
      packs = given;
      return call('keepPacks', given);
    },
    draft: (request) => call('draft', request),
    issue: (request) => call('issue', request),
    impact: (request) => call('impact', request),
    close: stop,
  };
}
