// Plain JavaScript before the first TypeScript file: then all of them come from the cache and the worker loads no compiler.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./check-worker.ts');
