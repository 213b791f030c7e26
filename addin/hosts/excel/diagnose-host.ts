import { findAbilities } from './excel-abilities.ts';

/** Facts for 自检 and for whoever is asked for help. Plain data, no workbook values. */
export interface HostDiagnosis {
  readonly host: string | null;
  readonly platform: string | null;
  readonly version: string | null;
  readonly language: string | null;
  /** Highest set of each name that is declared. */
  readonly requirementSets: Readonly<Record<string, string | null>>;
  readonly abilities: Readonly<Record<string, boolean | string | null>>;
  readonly storage: { readonly local: boolean; readonly session: boolean; readonly indexed: boolean };
  readonly secure: boolean;
  readonly cryptography: boolean;
  /** UTC ISO text of this machine's clock; the server's stands beside it on the screen. */
  readonly clock: string;
  readonly timeZoneOffsetMinutes: number;
  /** Milliseconds of an empty round trip to Excel; null when there is none. */
  readonly roundTrip: number | null;
  readonly agent: string;
}

const SETS: Readonly<Record<string, readonly string[]>> = {
  ExcelApi: Array.from({ length: 25 }, (_, index) => `1.${25 - index}`),
  ExcelApiOnline: ['1.1'],
  SharedRuntime: ['1.2', '1.1'],
  AddinCommands: ['1.3', '1.1'],
  DialogApi: ['1.2', '1.1'],
  OpenBrowserWindowApi: ['1.1'],
  DelayForCellEdit: ['1.1'],
};

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
  try {
    return await Excel.run(async (context) => {
      context.workbook.load('name');
      const start = performance.now();
      await context.sync();
      return Math.round(performance.now() - start);
    });
  } catch {
    return null;
  }
}
