import { enableCompileCache } from 'node:module';
import { runServer } from './run-server.ts';

enableCompileCache();
process.exitCode = await runServer(process.argv.slice(2), { mayDemonstrate: true });
