import { existsSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type ServerType, serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Ports } from './actions/ports.ts';
import { createApp } from './app.ts';
import type { AppContext } from './app-environment.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import type { AccessEntry } from './middleware/access-log/access-log.ts';
import { describeFault } from './middleware/problem/describe-fault.ts';
import { servePages } from './pages/serve-pages.ts';
import { REQUEST_LIMITS } from './request-limits.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8790` */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServerParts {
  readonly configuration: Configuration;
  readonly ports: Ports;
  readonly version: string;
  /** Folder of the built pages. */
  readonly pagesFolder: string;
  /** Where requests are noted; nowhere when absent. */
  readonly access?: ((entry: AccessEntry) => void) | undefined;
}

const PATIENCE_MS = 15_000;

/** Builds the app and listens. Throws a ConfigurationError when the port or the certificate can't be used. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { configuration, ports, version, pagesFolder } = parts;
  const { host, port, tls, isBehindProxy } = configuration;
  const app = createApp({
    ports,
    version,
    stopwatch: () => performance.now(),
    remoteAddress: isBehindProxy ? forwardedAddress : directAddress,
    limits: REQUEST_LIMITS,
    isEncrypted: tls !== null || isBehindProxy,
    isBehindProxy,
    log: { access: parts.access ?? (() => undefined), failure: writeFailure },
    pages: existsSync(pagesFolder) ? servePages(pagesFolder) : null,
  });
  const secure = tls ? { createServer: createTlsServer, serverOptions: readCertificate(tls) } : {};
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port, ...secure }, (address) => {
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve({
        url: `${tls ? 'https' : 'http'}://${name}:${address.port}`,
        close: () => closeInPeace(server),
      });
    });
    // Who sends a byte a minute does not hold a connection for ever; a slow county still gets its submission through.
    if ('requestTimeout' in server)
      Object.assign(server, { headersTimeout: 15_000, requestTimeout: 120_000 });
    server.on('error', (cause: NodeJS.ErrnoException) => reject(describeFailure(cause, configuration)));
  });
}

/** What is being received is received and answered; after that, or a quarter of a minute, nobody is waited for. */
function closeInPeace(server: ServerType): Promise<void> {
  return new Promise((closed) => {
    const most = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      PATIENCE_MS,
    );
    // A browser keeps its connection after the answer; it is let go as soon as it is idle.
    const idle = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(most);
      clearInterval(idle);
      closed();
    });
  });
}

function readCertificate(tls: NonNullable<Configuration['tls']>) {
  try {
    return { cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) };
  } catch (cause) {
    throw new ConfigurationError('读不了证书或私钥文件。 / Cannot read the TLS files.', { cause });
  }
}

function describeFailure(cause: NodeJS.ErrnoException, { port, host }: Configuration): Error {
  if (cause.code === 'EADDRINUSE')
    return new ConfigurationError(
      `端口 ${port} 已被占用:请关掉占用它的程序,或换一个,如 PORT=${port + 1} npm start。 / Port ${port} is in use; choose another, e.g. PORT=${port + 1} npm start.`,
      { cause },
    );
  if (cause.code === 'EACCES')
    return new ConfigurationError(
      `没有权限使用端口 ${port}:请用 1024 以上的端口。 / No permission for port ${port}; use one above 1024.`,
      { cause },
    );
  if (cause.code === 'EADDRNOTAVAIL')
    return new ConfigurationError(`本机没有地址 ${host}。 / This machine has no address ${host}.`, { cause });
  return cause;
}

const directAddress = (context: AppContext): string =>
  context.env?.incoming ? (getConnInfo(context).remote.address ?? '') : '';

/** The last address is the one our own proxy saw; those before it are whatever the caller wrote. */
const forwardedAddress = (context: AppContext): string =>
  context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? directAddress(context);

function writeFailure(error: unknown, requestId: string): void {
  process.stderr.write(describeFault(error, requestId, process.env.KEZHI_DEBUG === '1'));
}
