import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../app-environment.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Names under /bundle/ carry a hash of their content: they never change. */
const FOREVER = 'public, max-age=31536000, immutable';
const ONE_DAY = 'public, max-age=86400';

/** Built files carry their hash in their name; office.js and the icons keep theirs and change with a release only. */
const cacheOf = (name: string): string =>
  name.startsWith('bundle/') ? FOREVER : /^(?:office|assets)\//.test(name) ? ONE_DAY : 'no-cache';

interface Page {
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  readonly encodings: readonly ('br' | 'gzip')[];
  readonly cache: string;
}

/**
 * Serves the built pages from a folder, compressed beforehand. Only files that were there at the start are served, by
 * their exact names, so that no request can name any other file of this machine. `/` is the workbench, `/city` the city page.
 */
export function servePages(folder: string): MiddlewareHandler<AppEnvironment> {
  const pages = findPages(folder);
  return async (context, next) => {
    const path = decodePath(context.req.path);
    const page = pages.get(path) ?? pages.get(`${path}.html`);
    if (!page || (context.req.method !== 'GET' && context.req.method !== 'HEAD')) return next();
    context.header('cache-control', page.cache);
    context.header('etag', page.etag);
    context.header('vary', 'accept-encoding');
    if (context.req.header('if-none-match') === page.etag) return context.body(null, 304);
    const accepted = context.req.header('accept-encoding') ?? '';
    const encoding = page.encodings.find((one) => accepted.includes(one));
    context.header('content-type', page.type);
    if (encoding) context.header('content-encoding', encoding);
    const suffix = encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : '';
    return context.body(new Uint8Array(readFileSync(page.file + suffix)), 200);
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findPages(folder: string): ReadonlyMap<string, Page> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const present = new Set(names);
  const pages = new Map<string, Page>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    const file = join(folder, name);
    if (type === undefined || /\.(br|gz)$/.test(name)) continue;
    const { size, mtimeMs } = statSync(file);
    pages.set(`/${name}`, {
      file,
      type,
      etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`,
      encodings: [
        ...(present.has(`${name}.br`) ? (['br'] as const) : []),
        ...(present.has(`${name}.gz`) ? (['gzip'] as const) : []),
      ],
      cache: cacheOf(name),
    });
  }
  const index = pages.get('/index.html');
  if (index) pages.set('/', index);
  return pages;
}
