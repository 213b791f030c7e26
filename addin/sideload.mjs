// `npm run excel`: builds the pages, serves them over https with a trusted certificate of this machine and opens Excel
// with the add-in loaded. Plain JavaScript for any Node from 20 on. Windows and macOS; elsewhere it says what is possible.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PORT = '3000';
/** Microsoft's own tools, fetched when they are not installed. They only serve developers, so the product doesn't carry them. */
const CERTIFICATES = 'office-addin-dev-certs@3.0.0';
const DEBUGGING = 'office-addin-debugging@7.0.0';

if (process.platform !== 'win32' && process.platform !== 'darwin')
  stop(
    [
      'Excel 没有这个系统的桌面版,这里不能旁加载。可以这样做:',
      '  npm start                        打开网页工作台,功能相同',
      '  node test/excel-host/run.ts      在模拟的 Excel 网页版里运行真正的 Office.js',
      '  npx kezhi manifest --base-url https://…   生成清单,交给 Windows 或 macOS 上的 Excel',
      'Excel has no desktop version for this system; use the web workbench or the emulated Excel.',
    ].join('\n'),
  );

// On Windows npx runs in a shell, which splits at blanks.
const manifest =
  process.platform === 'win32' ? `"${join(root, 'manifest.xml')}"` : join(root, 'manifest.xml');
const certificate = findCertificate();
const server = spawn(
  process.execPath,
  [
    join(root, 'backend/start/start.mjs'),
    '--port',
    PORT,
    '--tls-cert',
    certificate.cert,
    '--tls-key',
    certificate.key,
  ],
  { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] },
);
server.on('exit', (status) => process.exit(status ?? 1));
server.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  // The server says so once it answers; Excel would show an error page for anything earlier.
  if (/^ready /m.test(String(chunk))) sideload();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, leave);

let loaded = false;

/** Registers the manifest with Excel and opens it. */
function sideload() {
  if (loaded) return;
  loaded = true;
  const status = tool(DEBUGGING, [
    'start',
    join(root, 'manifest.xml'),
    'desktop',
    '--app',
    'excel',
    '--no-debug',
  ]);
  if (status === 0) console.log('Excel 已打开,“开始”选项卡上有“科指”。按 Ctrl+C 结束并取消登记。');
  else
    console.error(
      [
        '没有自动打开 Excel。可以手工旁加载:',
        '  Windows:文件 → 选项 → 信任中心 → 受信任的加载项目录,加入 manifest.xml 所在的共享文件夹',
        '  macOS:把 manifest.xml 复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef',
      ].join('\n'),
    );
}

function leave() {
  if (loaded) tool(DEBUGGING, ['stop', manifest]);
  server.kill();
}

/** A certificate of one's own by KEZHI_TLS_CERT and KEZHI_TLS_KEY, else the development certificate, made if need be. */
function findCertificate() {
  const { KEZHI_TLS_CERT: cert, KEZHI_TLS_KEY: key } = process.env;
  if (cert && key) return { cert, key };
  const folder = join(homedir(), '.office-addin-dev-certs');
  const made = { cert: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key') };
  // Also when the files exist: the tool renews what has expired and asks before it trusts anything.
  if (tool(CERTIFICATES, ['install']) !== 0 || !existsSync(made.cert))
    stop(
      '没有得到开发证书。请联网后再试,或用 KEZHI_TLS_CERT 和 KEZHI_TLS_KEY 指定本单位签发的 localhost 证书。',
    );
  return made;
}

function tool(name, args) {
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npx.cmd' : 'npx', ['--yes', name, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  }).status;
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
