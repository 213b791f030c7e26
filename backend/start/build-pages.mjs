// Plain JavaScript for any Node from 20 on: builds the pages beside the ones that are served, and puts them in their place when
// they are whole. A site that runs meanwhile never meets half a build.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
export const stamp = join(dist, '.built');
const AN_HOUR = 3600_000;

/** False when vite could not build; what is served stays as it was. */
export function buildPages(node = process.execPath) {
  const begun = new Date();
  removeLeftOvers();
  const beside = `${dist}.new-${process.pid}`;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = ['build', '--logLevel', 'warn', '--outDir', beside, '--emptyOutDir'];
  const built = spawnSync(node, [vite, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) {
    rmSync(beside, { recursive: true, force: true });
    return false;
  }
  compress(beside);
  putInPlace(beside, dist, begun);
  return true;
}

/** Compressed once here, so that the server never spends time on it. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) compress(path);
    else if (/\.(js|css|html|svg|json|txt)$/.test(name) && statSync(path).size > 1024) {
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(
        `${path}.br`,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      );
    }
  }
}

/**
 * Puts a whole build in the place of the one before. The parts of that one stay for who has its page open and asks for one of
 * them later: their names carry a hash, so old and new never meet. The stamp bears the time the build began, so that what was
 * edited while it ran is built next time.
 */
export function putInPlace(beside, place, begun) {
  const own = namesIn(join(beside, 'bundle'));
  const old = join(place, 'bundle');
  for (const name of ownOf(place))
    if (!own.includes(name) && existsSync(join(old, name)))
      cpSync(join(old, name), join(beside, 'bundle', name));
  const mark = join(beside, '.built');
  writeFileSync(mark, JSON.stringify(own));
  utimesSync(mark, begun, begun);
  const away = `${place}.old-${process.pid}`;
  if (existsSync(place)) renameSync(place, away);
  renameSync(beside, place);
  rmSync(away, { recursive: true, force: true });
}

/** Parts that the last build made itself; those it kept of an earlier one go with this one. */
function ownOf(place) {
  try {
    return JSON.parse(readFileSync(join(place, '.built'), 'utf8'));
  } catch {
    return namesIn(join(place, 'bundle'));
  }
}

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** What a build that was ended in the middle has left. */
function removeLeftOvers() {
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    if (/^dist\.(new|old)-\d+$/.test(name) && Date.now() - statSync(path).mtimeMs > AN_HOUR)
      rmSync(path, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = buildPages() ? 0 : 1;
