import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { AuditJob, AuditRange } from './audit-in-workers.ts';

enableCompileCache();

// After the cache is on, so that a worker starts as fast as the command itself.
const { auditOriginal } = await import('../../actions/log/audit-original.ts');
const { openData, openPorts } = await import('../../open-backend.ts');

const { place, decisions } = workerData as AuditJob;
const store = await openData(place);
const site = await store.read.site.get();
if (!site) throw new Error('the site is gone');
const ports = await openPorts(store, site, place.dataFolder);

async function auditRange({ after, upTo }: AuditRange) {
  const originals = await store.read.log.originals(null, after, upTo - after);
  const audited = [];
  for (const original of originals.filter(({ sequence }) => sequence <= upTo))
    audited.push(await auditOriginal(ports, decisions, original));
  return audited;
}

// One after the other, in the order they were given.
let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (range: AuditRange) => {
  before = before.then(async () => parentPort?.postMessage(await auditRange(range)));
});
