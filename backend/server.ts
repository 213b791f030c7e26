import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Ports } from './actions/ports.ts';
import { type Configuration, ConfigurationError, isLoopbackHost } from './configuration.ts';
import { createKeyPace } from './key-pace.ts';
import { makeWritable, openData, openPorts } from './open-backend.ts';
import { REQUEST_LIMITS } from './request-limits.ts';
import { announce } from './start/announce.ts';
import { holdFolder } from './start/hold-folder.ts';
import type { WriteAccess } from './start/open-access-log.ts';
import { warnOfClock } from './start/warn-of-clock.ts';
import { type RunningServer, startServer } from './start-server.ts';
import type { SiteRecord } from './storage/records.ts';
import type { Store } from './storage/store.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface ServeOptions {
  readonly configuration: Configuration;
  /** Begin a demonstration when the data folder is new; without it a folder without a site is refused. */
  readonly mayDemonstrate: boolean;
  /** Where requests are noted; nowhere when absent. */
  readonly access?: WriteAccess;
}

/**
 * The composition root of the server: data, keys, packs, app, socket, in this order. Prints where everything is and
 * `ready http://…` once it answers. Resolves with the way to stop it.
 */
export async function serveSite({
  configuration,
  mayDemonstrate,
  access,
}: ServeOptions): Promise<RunningServer> {
  makeWritable(configuration.dataFolder);
  const folder = holdFolder(configuration.dataFolder);
  const { store, site } = await openSite(configuration, mayDemonstrate).catch((cause: unknown) => {
    folder.release();
    throw cause;
  });
  try {
    if (site.demonstration) refuseOutsiders(configuration);
    const ports = await openPorts(store, site, configuration.dataFolder, paceFor(configuration));
    const version = readVersion();
    const pagesFolder = join(root, 'dist');
    const server = await startServer({ configuration, ports, version, pagesFolder, access });
    folder.announce(server.url);
    await warnOfClock(ports);
    await announce(server.url, ports, configuration);
    return {
      url: server.url,
      async close() {
        await server.close();
        await store.close();
        folder.release();
      },
    };
  } catch (cause) {
    await store.close();
    folder.release();
    throw cause;
  }
}

async function openSite(
  configuration: Configuration,
  mayDemonstrate: boolean,
): Promise<{ readonly store: Store; readonly site: SiteRecord }> {
  const store = await openData(configuration);
  const site = await store.read.site.get();
  if (site) return { store, site };
  await store.close();
  if (!mayDemonstrate)
    throw new ConfigurationError(
      '这里还没有站点:请先运行 npx kezhi admin init;只想试用请运行 npm start。 / No site here yet: run npx kezhi admin init first; to try it out run npm start.',
    );
  refuseOutsiders(configuration);
  beginDemonstration(configuration);
  return openSite(configuration, false);
}

/** Begins the demonstration in a process of its own and waits for it. */
function beginDemonstration({ dataFolder, databaseUrl }: Configuration): void {
  const script = fileURLToPath(new URL('./demo/begin.ts', import.meta.url));
  const begun = spawnSync(process.execPath, [script, dataFolder, databaseUrl ?? ''], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (begun.status !== 0)
    throw new ConfigurationError(
      '示例站点没有建成,原因见上。 / The demonstration could not be begun, see above.',
    );
}

/** Where only this machine can come, nobody is held back. */
function paceFor({ host, isBehindProxy }: Configuration): Ports['pace'] {
  if (isLoopbackHost(host) && !isBehindProxy) return () => undefined;
  return createKeyPace(REQUEST_LIMITS.keys, () => performance.now() / 1000);
}

/** Its codes are public, so nobody else may reach it. */
function refuseOutsiders({ host, isBehindProxy }: Configuration): void {
  if (!isLoopbackHost(host) || isBehindProxy)
    throw new ConfigurationError(
      '这个数据文件夹是示例站点,只能在本机访问,不接受 --host 或 --behind-proxy。正式站点请另用空文件夹运行 npx kezhi admin init。 / This data folder is a demonstration and answers this machine only; begin a real site in an empty folder.',
    );
}

function readVersion(): string {
  const file = join(root, 'package.json');
  return existsSync(file)
    ? z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
    : '0';
}
