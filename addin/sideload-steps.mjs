// What `npm run excel` does, with everything it touches handed in: the system, the processes, the words for the person.
import { join, posix, win32 } from 'node:path';

const PORT = '3000';
/** Microsoft's own tools, fetched when they are not installed. They only serve developers, so the product doesn't carry them. */
const CERTIFICATES = 'office-addin-dev-certs@3.0.0';
const DEBUGGING = 'office-addin-debugging@7.0.0';

const NO_DESKTOP = [
  'Excel 没有这个系统的桌面版,这里不能旁加载。可以这样做:',
  '  npm start                        打开网页工作台,功能相同',
  '  node test/excel-host/run.ts      在模拟的 Excel 网页版里运行真正的 Office.js',
  '  npx kezhi manifest --base-url https://…   生成清单,交给 Windows 或 macOS 上的 Excel',
  'Excel has no desktop version for this system; use the web workbench or the emulated Excel.',
].join('\n');

const NO_CERTIFICATE =
  '没有得到开发证书。请联网后再试,或用 KEZHI_TLS_CERT 和 KEZHI_TLS_KEY 指定本单位签发的 localhost 证书。';

const LOADED = 'Excel 已打开,“开始”选项卡上有“科指”。按 Ctrl+C 结束并取消登记。';

const BY_HAND = [
  '没有自动打开 Excel。可以手工旁加载:',
  '  Windows:文件 → 选项 → 信任中心 → 受信任的加载项目录,加入 manifest.xml 所在的共享文件夹',
  '  macOS:把 manifest.xml 复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef',
].join('\n');

/**
 * Serves the pages over https with a certificate that this machine trusts, and opens Excel with the add-in loaded.
 * @type {import('./sideload-steps.d.mts').sideload}
 */
export function sideload(machine) {
  const windows = machine.platform === 'win32';
  if (!windows && machine.platform !== 'darwin') {
    machine.complain(NO_DESKTOP);
    machine.exit(2);
    return;
  }
  const path = windows ? win32 : posix;
  // On Windows npx runs in a shell, which splits at blanks.
  const named = path.join(machine.root, 'manifest.xml');
  const manifest = windows ? `"${named}"` : named;
  const tool = (name, args) =>
    machine.run(windows ? 'npx.cmd' : 'npx', ['--yes', name, ...args], { shell: windows });

  const certificate = findCertificate(machine, path, tool);
  if (!certificate) {
    machine.complain(NO_CERTIFICATE);
    machine.exit(2);
    return;
  }
  let loaded = false;
  let leaving = false;
  const release = () => {
    if (loaded) tool(DEBUGGING, ['stop', manifest]);
    loaded = false;
  };
  const server = machine.serve([
    join(machine.root, 'backend/start/start.mjs'),
    '--port',
    PORT,
    '--tls-cert',
    certificate.cert,
    '--tls-key',
    certificate.key,
  ]);
  server.onText((text) => {
    // The server says so once it answers; Excel would show an error page for anything earlier.
    if (loaded || !/^ready /m.test(text)) return;
    loaded = true;
    const status = tool(DEBUGGING, ['start', manifest, 'desktop', '--app', 'excel', '--no-debug']);
    if (status === 0) machine.say(LOADED);
    else machine.complain(BY_HAND);
  });
  server.onEnd((status) => {
    release();
    machine.exit(leaving ? 0 : (status ?? 1));
  });
  machine.onLeave(() => {
    leaving = true;
    release();
    server.stop();
  });
}

/** A certificate of one's own by KEZHI_TLS_CERT and KEZHI_TLS_KEY, else the development certificate, made if need be. */
function findCertificate(machine, path, tool) {
  const { KEZHI_TLS_CERT: cert, KEZHI_TLS_KEY: key } = machine.env;
  if (cert && key) return { cert, key };
  const folder = path.join(machine.home, '.office-addin-dev-certs');
  const made = { cert: path.join(folder, 'localhost.crt'), key: path.join(folder, 'localhost.key') };
  // Also when the files exist: the tool renews what has expired and asks before it trusts anything.
  const installed = tool(CERTIFICATES, ['install']) === 0;
  return installed && machine.exists(made.cert) && machine.exists(made.key) ? made : null;
}
