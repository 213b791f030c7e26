import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { makeCertificate } from './make-certificate.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const OFFICE = here('../../node_modules/@microsoft/office-js/dist/');

export interface ExcelServer {
  readonly port: number;
  /** Scripts of office.js to answer with 404, by path. */
  readonly missing: Set<string>;
  /** More files of the pane's origin, by path (`/pane/…`). */
  readonly files: Map<string, { readonly type: string; readonly body: string | Uint8Array }>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  png: 'image/png',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** One https server for both origins: Excel's page and the pane with the genuine office.js. */
export async function serveExcel(): Promise<ExcelServer> {
  const script = await bundlePage();
  const missing = new Set<string>();
  const files: ExcelServer['files'] = new Map();
  const server = createServer(makeCertificate(), (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'https://localhost').pathname);
    const answer = (type: string, body: string | Uint8Array): void => {
      // Kept by the browser, compiled too: office.js is 3 MB and loads for every case.
      const keeps = path.startsWith('/office/') ? 'max-age=3600' : 'no-store';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': keeps });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    try {
      const file = files.get(path);
      if (missing.has(path)) throw new Error('missing on purpose');
      if (file) answer(file.type, file.body);
      else if (path === '/excel.html') answer('text/html', readFileSync(here('page/excel.html')));
      else if (path === '/test-pane.html') answer('text/html', readFileSync(here('page/pane.html')));
      else if (path === '/page.js') answer('text/javascript', script);
      else if (/^\/office\/[\w./-]+$/.test(path) && !path.includes('..'))
        answer(
          TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain',
          readFileSync(OFFICE + path.slice('/office/'.length)),
        );
      else throw new Error('no such file');
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    port: address.port,
    missing,
    files,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: here('page'),
    build: {
      write: false,
      minify: false,
      lib: { entry: here('page/page.ts'), formats: ['iife'], name: 'kezhiTestPage' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
