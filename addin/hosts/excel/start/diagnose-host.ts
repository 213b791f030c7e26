import type { HostDiagnosis } from '#addin/hosts/workbook-host.ts';
import { findAbilities } from '../session/excel-abilities.ts';
import { within } from '../session/within.ts';

const SETS: Readonly<Record<string, readonly string[]>> = {
  ExcelApi: Array.from({ length: 25 }, (_, index) => `1.${25 - index}`),
  ExcelApiOnline: ['1.1'],
  SharedRuntime: ['1.2', '1.1'],
  AddinCommands: ['1.3', '1.1'],
  DialogApi: ['1.2', '1.1'],
  OpenBrowserWindowApi: ['1.1'],
  DelayForCellEdit: ['1.1'],
};

/** Longer than any healthy Excel takes; one that is being edited may take for ever. */
const ROUND_TRIP_WITHIN = 5_000;

/** Looks at the host around the pane. Works outside Excel too: then what belongs to Office is null. */
export async function diagnoseHost(): Promise<HostDiagnosis> {
  const office =
    Reflect.get(globalThis, 'Office') !== undefined && Office.context?.requirements !== undefined;
  return {
    host: office ? String(Office.context.diagnostics?.host ?? '') || null : null,
    platform: office ? String(Office.context.diagnostics?.platform ?? '') || null : null,
    version: office ? (Office.context.diagnostics?.version ?? null) : null,
    language: office ? (Office.context.displayLanguage ?? null) : navigator.language,
    requirementSets: Object.fromEntries(
      Object.entries(SETS).map(([name, versions]) => [name, office ? highest(name, versions) : null]),
    ),
    abilities: office ? { ...findAbilities() } : {},
    storage: {
      local: keeps(() => localStorage),
      session: keeps(() => sessionStorage),
      indexed: await opensDatabase(),
    },
    secure: isSecureContext,
    cryptography: typeof crypto.subtle === 'object',
    clock: new Date().toISOString(),
    timeZoneOffsetMinutes: -new Date().getTimezoneOffset(),
    roundTrip: office ? await measureRoundTrip() : null,
    agent: navigator.userAgent,
  };
}

const highest = (name: string, versions: readonly string[]): string | null =>
  versions.find((version) => Office.context.requirements.isSetSupported(name, version)) ?? null;

/** With third-party storage blocked even the name of the storage throws. */
function keeps(storage: () => Storage): boolean {
  try {
    storage().setItem('kezhi-probe', '1');
    storage().removeItem('kezhi-probe');
    return true;
  } catch {
    return false;
  }
}

function opensDatabase(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('kezhi-probe');
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase('kezhi-probe');
        resolve(true);
      };
      request.onerror = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}

async function measureRoundTrip(): Promise<number | null> {
  if (Reflect.get(globalThis, 'Excel') === undefined) return null;
  const measured = Excel.run(async (context) => {
    context.workbook.load('name');
    const start = performance.now();
    await context.sync();
    return Math.round(performance.now() - start);
  });
  return within(ROUND_TRIP_WITHIN, measured).catch(() => null);
}
