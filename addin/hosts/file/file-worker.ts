import '#addin/engine/older-browsers.ts';
import { serveWorker } from '#addin/workers/serve-worker.ts';
import { serveFile } from './serve-file.ts';

serveWorker(serveFile());
