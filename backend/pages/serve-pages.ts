import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#shared/contract/refusal.ts';
import type { AppContext, AppEnvironment } from '../app-environment.ts';

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

type Encoding = 'br' | 'gzip';
const SUFFIX: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

interface Page {
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  readonly encodings: readonly Encoding[];
  readonly cache: string;
}

/** How often, and how long apart, a page is looked for while a new build takes the place of the old one. */
const TRIES = 20;
const PAUSE_MS = 25;

/**
 * Serves the built pages from a folder, compressed beforehand. Only files that are in it are served, by their exact names, so
 * that no request can name any other file of this machine. `/` is the workbench, `/city` the city page. A build that takes the
 * place of the one before is picked up whole at the next request.
 */
export function servePages(folder: string): MiddlewareHandler<AppEnvironment> {
  let version = versionOf(folder);
  let pages = findPages(folder);
  const refresh = (): void => {
    const present = versionOf(folder);
    if (present === null || present === version) return;
    pages = findPages(folder);
    version = present;
  };
  return async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return next();
    const path = decodePath(context.req.path);
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      refresh();
      const page = pages.get(path) ?? pages.get(`${path}.html`);
      if (!page) return next();
      if (context.req.header('if-none-match') === page.etag) return answerPage(context, page, null, null);
      const accepted = context.req.header('accept-encoding') ?? '';
      const encoding = page.encodings.find((one) => accepted.includes(one)) ?? null;
      const bytes = readPage(page, encoding);
      if (bytes) return answerPage(context, page, encoding, bytes);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Refusal('not-ready');
  };
}

function answerPage(
  context: AppContext,
  page: Page,
  encoding: Encoding | null,
  bytes: Uint8Array<ArrayBuffer> | null,
): Response {
  context.header('cache-control', page.cache);
  context.header('etag', page.etag);
  context.header('vary', 'accept-encoding');
  if (!bytes) return context.body(null, 304);
  context.header('content-type', page.type);
  if (encoding) context.header('content-encoding', encoding);
  return context.body(bytes, 200);
}

/** Null where the file is gone: a new build is just taking its place. */
function readPage({ file }: Page, encoding: Encoding | null): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(file + (encoding ? SUFFIX[encoding] : '')));
  } catch {
    return null;
  }
}

/** Changes with every build; null in the moment when there is none. */
function versionOf(folder: string): string | null {
  try {
    const [at, index] = [statSync(folder), statSync(join(folder, 'index.html'))];
    return `${at.ino} ${at.mtimeMs} ${index.mtimeMs} ${index.size}`;
  } catch {
    return null;
  }
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
