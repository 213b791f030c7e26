import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { describeMisuse } from '#shared/messages/command/command-misuse.ts';
import { ConfigurationError, readConfiguration } from '../configuration.ts';
import { openAccessLog } from './open-access-log.ts';

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  log: { type: 'string' },
} as const;

/** Runs a server until Ctrl-C. Exit status: 0 stopped, 2 unusable options, port or data. */
export async function runServer(
  args: readonly string[],
  { mayDemonstrate }: { readonly mayDemonstrate: boolean },
): Promise<number> {
  try {
    const { values } = parse(args);
    const configuration = readConfiguration(
      {
        port: values.port,
        host: values.host,
        data: values.data,
        databaseUrl: values['database-url'],
        tlsCert: values['tls-cert'],
        tlsKey: values['tls-key'],
        behindProxy: values['behind-proxy'],
      },
      process.env,
    );
    const stop = stopRequested();
    keepNurserySmall();
    const { serveSite } = await import('../server.ts');
    const server = await serveSite({
      configuration,
      mayDemonstrate,
      access: await openAccessLog(
        values.log ?? process.env.KEZHI_LOG ?? (process.stderr.isTTY ? 'stderr' : 'off'),
      ),
    });
    await stop;
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** A server at rest takes 15 MB less, at the same cost per request. Before the server itself is loaded: the nursery never shrinks. */
function keepNurserySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS });
  } catch (cause) {
    throw new ConfigurationError(describeMisuse(cause), { cause });
  }
}

/** Resolves at the first Ctrl-C or end signal; a second one ends at once. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
