import { HostRefusal } from '#addin/hosts/workbook-host.ts';

/** After this long a script of office.js is missing or blocked: onReady would stay pending for ever. */
const READY_WITHIN = 10_000;

/**
 * Waits for office.js and for Excel to answer. Refuses with `host-unsupported` outside Excel, and with
 * `host-failed` (params: what was seen) when it takes longer than ten seconds; null waits as long as it takes.
 */
export async function officeReady(within: number | null = READY_WITHIN): Promise<void> {
  const start = performance.now();
  while (Reflect.get(globalThis, 'Office') === undefined) {
    if (within !== null && performance.now() - start > within)
      throw new HostRefusal('host-failed', { code: 'OfficeScriptMissing' });
    await pause(within === null ? 500 : 25);
  }
  const ready =
    within === null
      ? await Office.onReady()
      : await Promise.race([Office.onReady(), pause(within - (performance.now() - start))]);
  if (ready === undefined) throw new HostRefusal('host-failed', { code: 'OfficeNotReady' });
  if (ready.host !== Office.HostType.Excel)
    throw new HostRefusal('host-unsupported', { host: String(ready.host ?? 'none') });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
