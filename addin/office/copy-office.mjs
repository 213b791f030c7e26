// office.js for intranets: the files of the npm distribution that Excel asks for (5 MB of 87), beside the bundle in
// office/, names and layout kept, since office.js fetches its siblings relative to itself. A single missing file would
// leave Office.onReady pending for ever, so a file that is missing or differs from what was tried stops the build.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { package: packageName, files } = JSON.parse(
  readFileSync(join(root, 'addin/office/office-files.json'), 'utf8'),
);
const source = join(root, 'node_modules', packageName);

/** Bytes of one file, checked against the digest it had when it was tried. */
function officeFile(name) {
  const bytes = readFileSync(join(source, 'dist', name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== files[name])
    throw new Error(
      `${packageName}: ${name} is not the file that was tried. Run test/excel-host, then update office-files.json.`,
    );
  return bytes;
}

/** Copies office.js and its siblings to `target`, and Microsoft's licence with them. Compressed with the other pages. */
export function copyOffice(target) {
  const licence = ['LICENSE.md', readFileSync(join(source, 'LICENSE.md'))];
  for (const [name, bytes] of [...Object.keys(files).map((file) => [file, officeFile(file)]), licence]) {
    const path = join(target, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

/** For vite: office/ beside the bundle, and the same addresses while developing. */
export function officePlugin(dist) {
  return {
    name: 'kezhi-office',
    configureServer(server) {
      server.middlewares.use('/office', (request, response, next) => {
        const name = (request.url ?? '').slice(1).split('?')[0];
        if (!Object.hasOwn(files, name)) return next();
        response.setHeader('content-type', 'text/javascript; charset=utf-8');
        response.end(officeFile(name));
      });
    },
    writeBundle(options) {
      copyOffice(join(options.dir ?? dist, 'office'));
    },
  };
}
