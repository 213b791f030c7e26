import type { Finding, Severity } from '#shared/model/finding.ts';

/** Identity of a finding across checks: the same rule at the same place about the same thing. */
export const findingKey = (finding: Finding): string =>
  [
    finding.code,
    finding.sheet,
    finding.cell,
    finding.pack,
    finding.indicatorId,
    finding.scope,
    finding.region,
    finding.period,
    finding.kind,
  ].join('|');

/** What two packs say of one cell in the same words is one thing for the person: the first is kept. */
export function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = [finding.code, finding.sheet, finding.cell, JSON.stringify(finding.params)].join('|');
    if (finding.cell !== null && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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
