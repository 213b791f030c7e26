import { bootExcel } from './boot.ts';
import { diagnoseHost } from './diagnose-host.ts';
import { runPreflight } from './run-preflight.ts';

/** The page for whoever installs: tries the host inside this Excel and gives a report to copy. Plain DOM, no catalogue. */
async function start(): Promise<void> {
  const report = document.getElementById('report') as HTMLTextAreaElement;
  const run = document.getElementById('run') as HTMLButtonElement;
  const verdict = document.getElementById('verdict')!;
  const host = await bootExcel();
  run.disabled = false;
  document.getElementById('copy')!.addEventListener('click', () => {
    report.select();
    // The clipboard API is refused inside many panes; the old command still works there.
    document.execCommand('copy');
  });
  run.addEventListener('click', async () => {
    run.disabled = true;
    verdict.textContent = '正在自检 …';
    const [diagnosis, results] = [await diagnoseHost(), await runPreflight(host)];
    const failed = results.filter((result) => !result.passed).length;
    verdict.textContent =
      failed === 0 ? `${results.length} 项全部通过` : `${failed} 项没有通过,请把下面的报告发给信息中心`;
    report.value = JSON.stringify({ diagnosis, capabilities: host.capabilities, results }, null, 2);
    run.disabled = false;
  });
}

void start();
