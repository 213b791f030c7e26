import { resolve } from 'node:path';

/** Where and how a server runs. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** PostgreSQL instead of SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  readonly isBehindProxy: boolean;
}

/** A configuration that can't work; its sentence is for the person at the terminal. */
export class ConfigurationError extends Error {}

export interface ConfigurationOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly behindProxy?: boolean | undefined;
}

const DEFAULT_PORT = 8790;

/** Options win over PORT and KEZHI_DATA. An address others can reach without TLS is refused unless a proxy stands before it. */
export function readConfiguration(
  options: ConfigurationOptions,
  environment: NodeJS.ProcessEnv,
): Configuration {
  const portText = options.port ?? environment.PORT ?? String(DEFAULT_PORT);
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65535)
    throw new ConfigurationError(`端口“${portText}”不对,应为 0 到 65535 的整数。 / Not a port.`);
  if ((options.tlsCert === undefined) !== (options.tlsKey === undefined))
    throw new ConfigurationError(
      '--tls-cert 和 --tls-key 要一起给出。 / Give both --tls-cert and --tls-key.',
    );
  const host = options.host ?? '127.0.0.1';
  const tls =
    options.tlsCert !== undefined && options.tlsKey !== undefined
      ? { certificateFile: options.tlsCert, keyFile: options.tlsKey }
      : null;
  const isBehindProxy = options.behindProxy ?? false;
  if (!isLoopbackHost(host) && !tls && !isBehindProxy)
    throw new ConfigurationError(
      `地址 ${host} 会被别的机器访问,必须加密:请给出 --tls-cert 和 --tls-key,或由前置代理加密时用 --behind-proxy。 / ${host} is reachable by others: give TLS files, or --behind-proxy.`,
    );
  const dataFolder = resolve(options.data ?? environment.KEZHI_DATA ?? 'data');
  return { port, host, dataFolder, databaseUrl: options.databaseUrl ?? null, tls, isBehindProxy };
}

export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
