// Plain JavaScript for any Node from 20 on: builds the pages when they are missing or old, then runs the server with its own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages, stamp } from './build-pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const node = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

if (!existsSync(node))
  stop('还没有安装:请运行 npm start 或 npm install。 / Not installed yet: run npm start or npm install.');
const version = spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
if (version.status !== 0 || Number(/^v(\d+)/.exec(version.stdout)?.[1]) < 24)
  stop(
    '本程序自带的 Node 24 不能运行:请删除 node_modules 后再运行 npm start。 / The Node 24 of this package does not run: delete node_modules and run npm start again.',
  );

if (isStale()) build();
run();

/** The pages are old when anything they are made of is newer than the last build. */
function isStale() {
  if (!existsSync(stamp) || !existsSync(join(dist, 'index.html'))) return true;
  const built = statSync(stamp).mtimeMs;
  const sources = ['addin', 'shared', 'backend/demo/workbooks', 'vite.config.ts', 'package-lock.json'];
  return sources.some((name) => newest(join(root, name)) > built);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs);
}

function build() {
  console.error('正在生成网页,约十几秒 … / Building the pages …');
  if (!buildPages(node)) stop('网页没有生成成功,原因见上。 / Building the pages failed, see above.');
}

function run() {
  const main = join(root, 'backend/start/run.ts');
  const server = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // Ctrl-C reaches both; this one waits for the server to close its data.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => server.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
  server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
