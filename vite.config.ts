import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { officePlugin } from './addin/office/copy-office.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Folders whose workbooks are offered under 样例, in the order they are listed. */
const SAMPLE_FOLDERS = ['addin/assets/samples', 'backend/demo/workbooks'];

function sampleFiles(): readonly { name: string; path: string }[] {
  return SAMPLE_FOLDERS.flatMap((folder) => {
    const at = join(here, folder);
    if (!existsSync(at)) return [];
    return readdirSync(at)
      .filter((name) => name.endsWith('.xlsx'))
      .sort()
      .map((name) => ({ name, path: join(at, name) }));
  });
}

/** Puts the samples and the icons beside the bundle, and serves the samples while developing. */
function besideTheBundle(): Plugin {
  return {
    name: 'kezhi-beside-the-bundle',
    configureServer(server) {
      server.middlewares.use('/samples', (request, response, next) => {
        const name = decodeURIComponent((request.url ?? '').slice(1).split('?')[0] ?? '');
        const files = sampleFiles();
        if (name === 'index.json') return response.end(JSON.stringify(files.map((file) => file.name)));
        const file = files.find((each) => each.name === name);
        if (!file) return next();
        response.end(readFileSync(file.path));
      });
    },
    // office.js is a plain script beside the bundle; named here, since the bundler would want to take it in.
    // Not waited for: the page shows itself first, and bootExcel waits for Office with a watchdog.
    transformIndexHtml: {
      order: 'post',
      handler: (_, context) =>
        /\/(pane|preflight)\.html$/.test(context.path)
          ? [{ tag: 'script', attrs: { src: '/office/office.js', async: true }, injectTo: 'head' as const }]
          : [],
    },
    writeBundle(options) {
      const dist = options.dir ?? join(here, 'dist');
      const samples = sampleFiles();
      mkdirSync(join(dist, 'samples'), { recursive: true });
      for (const { name, path } of samples) cpSync(path, join(dist, 'samples', name));
      writeFileSync(join(dist, 'samples/index.json'), JSON.stringify(samples.map((sample) => sample.name)));
      const icons = join(here, 'addin/assets');
      if (existsSync(icons))
        cpSync(icons, join(dist, 'assets'), { recursive: true, filter: (path) => !path.includes('samples') });
    },
  };
}

export default defineConfig({
  root: join(here, 'addin/pane'),
  publicDir: join(here, 'addin/pane/public'),
  plugins: [react(), besideTheBundle(), officePlugin(join(here, 'dist'))],
  worker: { format: 'es' },
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    // Offline WebView2 and the browsers of government machines don't update themselves.
    target: ['chrome90', 'safari15'],
    assetsDir: 'bundle',
    // The pages carry the notices of everything bundled into them.
    license: { fileName: 'licences.txt' },
    rollupOptions: {
      input: {
        index: join(here, 'addin/pane/index.html'),
        pane: join(here, 'addin/pane/pane.html'),
        preflight: join(here, 'addin/pane/preflight.html'),
        city: join(here, 'addin/pane/city.html'),
      },
    },
  },
  server: { port: 5199, proxy: { '/api': 'http://127.0.0.1:8790' } },
});
