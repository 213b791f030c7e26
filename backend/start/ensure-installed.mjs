// Plain JavaScript for any Node from 20 on: runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, 'node_modules/.kezhi-lock');
const lock = join(root, 'package-lock.json');

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(
    `需要 Node.js 20 或更新的版本,现在是 ${process.versions.node}:请从 https://nodejs.org 安装。 / Node.js 20 or newer is needed.`,
  );

ensurePackages();
if (process.argv.includes('--tests')) ensureBrowser();

/** Installs when nothing is there, when the lock file changed, or when the own Node is missing. */
function ensurePackages() {
  const wanted = existsSync(lock) ? createHash('sha256').update(readFileSync(lock)).digest('hex') : 'no lock';
  const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  const ownNode = existsSync(
    join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node'),
  );
  const complete = ownNode && existsSync(join(root, 'node_modules/hono'));
  if (complete && present === wanted) return;
  // An install made by hand is as good, as long as it is of this lock file.
  if (complete && present === '' && isOfLock()) {
    writeFileSync(stamp, wanted);
    return;
  }
  console.error('正在安装依赖,第一次需要几分钟 … / Installing dependencies …');
  // A mirror that lacks another platform's binary makes the strict install refuse; the tolerant one keeps to the same lock.
  const installed =
    (existsSync(lock) && npm(['ci'])) || npm(['install', ...(existsSync(lock) ? ['--no-save'] : [])]);
  if (!installed)
    stop('安装依赖没有成功:请检查网络后再运行一次。 / Installing failed; check the network and try again.');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function npm(args) {
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return run.status === 0;
}

/** npm keeps the lock it installed from inside node_modules. */
function isOfLock() {
  try {
    const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
    const installed = JSON.parse(
      readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'),
    ).packages;
    return Object.entries(installed).every(([name, { version }]) => wanted[name]?.version === version);
  } catch {
    return false;
  }
}

/** Journeys need a browser and letters for Chinese. */
function ensureBrowser() {
  const browser =
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ??
    process.env.KEZHI_CHROMIUM;
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  const hasFonts = process.platform !== 'linux' || (fonts.status === 0 && fonts.stdout.trim() !== '');
  const wanted = [...(browser ? [] : ['chromium']), ...(hasFonts ? [] : ['fonts-noto-cjk'])];
  if (wanted.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    console.error(`正在安装 ${wanted.join(' ')} … / Installing …`);
    spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2] });
    const run = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status === 0) return;
  }
  console.error(
    `浏览器测试需要 ${wanted.join(' 和 ')}:请安装后再运行,例如 sudo apt-get install ${wanted.join(' ')}。 / The browser journeys need ${wanted.join(' and ')}.`,
  );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
