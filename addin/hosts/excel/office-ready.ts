import { HostRefusal } from '#addin/hosts/workbook-host.ts';

/** After this long a script of office.js is missing or blocked: onReady would stay pending for ever. */
const READY_WITHIN = 10_000;

/**
 * Waits for office.js and for Excel to answer. Refuses with `host-unsupported` outside Excel, and with
 * `host-failed` (params: what was seen) when it takes longer than ten seconds.
 */
export async function officeReady(within: number = READY_WITHIN): Promise<void> {
  const start = performance.now();
  while (Reflect.get(globalThis, 'Office') === undefined) {
    if (performance.now() - start > within)
      throw new HostRefusal('host-failed', { code: 'OfficeScriptMissing' });
    await pause(25);
  }
  const ready = await Promise.race([Office.onReady(), pause(within - (performance.now() - start))]);
  if (ready === undefined) throw new HostRefusal('host-failed', { code: 'OfficeNotReady' });
  if (ready.host !== Office.HostType.Excel)
    throw new HostRefusal('host-unsupported', { host: String(ready.host ?? 'none') });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
