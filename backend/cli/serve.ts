import { runServer } from '../start/run-server.ts';

/** `kezhi serve [--port N] [--host H] [--data DIR] [--database-url URL] [--tls-cert F --tls-key F | --behind-proxy]`. */
export const run = (args: readonly string[]): Promise<number> => runServer(args, { mayDemonstrate: false });
