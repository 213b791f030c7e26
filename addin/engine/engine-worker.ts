import './older-browsers.ts';
import { serveWorker } from '#addin/workers/serve-worker.ts';
import { serveEngine } from './serve-engine.ts';

serveWorker(serveEngine());
