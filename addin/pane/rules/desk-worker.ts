import '#addin/engine/older-browsers.ts';
import { runRulesDesk } from '#addin/actions/rules/rules-desk.ts';
import { serveWorker } from '#addin/workers/serve-worker.ts';

serveWorker(runRulesDesk());
