import { type Finding, SEVERITIES, type Severity } from '#shared/model/finding.ts';
import { grouped } from './grouped.ts';

export interface FindingGroup {
  readonly key: string;
  readonly code: Finding['code'];
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** Identity of a finding across checks: the same rule at the same place about the same thing. */
export const findingKey = (finding: Finding): string =>
  [
    finding.code,
    finding.sheet,
    finding.cell,
    finding.indicatorId,
    finding.scope,
    finding.region,
    finding.period,
    finding.kind,
  ].join('|');

/** Findings by cause, the heavier first; inside a cause in the order of the check. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = grouped(findings, (finding) => `${finding.severity}|${finding.code}`);
  return [...groups]
    .map(([key, members]) => ({
      key,
      code: members[0]!.code,
      severity: members[0]!.severity,
      findings: members,
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { blocking: 0, query: 0, notice: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** Keys of the findings that are new since the last check: what flashes once. */
export function newFindings(before: readonly Finding[] | null, now: readonly Finding[]): ReadonlySet<string> {
  if (!before) return new Set();
  const known = new Set(before.map(findingKey));
  return new Set(now.map(findingKey).filter((key) => !known.has(key)));
}
