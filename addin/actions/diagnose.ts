import type { HostDiagnosis, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { CheckResult } from '#shared/check/check-result.ts';

/** What 自检 looked at, for whoever is asked for help. Holds no workbook values, no names of people, no keys. */
export interface DiagnosisFacts {
  readonly now: string;
  readonly page: string;
  readonly agent: string;
  readonly language: string;
  readonly secure: boolean;
  readonly cryptography: boolean;
  readonly storage: boolean;
  readonly connected: boolean | null;
  readonly serverVersion: string | null;
  readonly serverEngine: number | null;
  readonly engine: number;
  readonly clockDifference: number | null;
  readonly identities: number;
  readonly waiting: number;
  readonly notesKept: string | null;
  readonly host: WorkbookHost | null;
  /** What Excel said of itself; null elsewhere. */
  readonly diagnosis: HostDiagnosis | null;
  readonly result: CheckResult | null;
}

export function diagnosisText(facts: DiagnosisFacts): string {
  const { host, result, ...plain } = facts;
  const about = {
    ...plain,
    host: host ? { kind: host.kind, capabilities: host.capabilities } : null,
    check: result
      ? {
          verdict: result.verdict,
          packs: result.packs.map((pack) => `${pack.id}@${pack.version}`),
          tables: result.recognition.tables.length,
          readings: result.recognition.readings.length,
          findings: countCodes(result),
        }
      : null,
  };
  return JSON.stringify(about, null, 1);
}

function countCodes(result: CheckResult): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of result.findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
