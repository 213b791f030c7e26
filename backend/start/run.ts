import { enableCompileCache } from 'node:module';

// Before anything else is loaded: stripped and compiled sources are kept by Node between runs.
enableCompileCache();
const { runServer } = await import('./run-server.ts');
process.exitCode = await runServer(process.argv.slice(2), { mayDemonstrate: true });
