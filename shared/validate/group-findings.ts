import { type Finding, SEVERITIES } from '../model/finding.ts';

/** Findings with one cause: the first as the card, the others folded under it. */
export interface FindingGroup {
  readonly key: string;
  readonly first: Finding;
  /** `同样问题还有 12 处`. */
  readonly others: readonly Finding[];
}

/**
 * Folds repeats by cause for the screen: one code for one indicator and scope, or one code down one column of a sheet.
 * The heavier first, then in the order of the findings. Every finding is in exactly one group.
 */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const byColumn = gather(findings, (finding) => `${start(finding)}|${finding.sheet}|${columnOf(finding)}`);
  const groups = new Map<string, Finding[]>();
  for (const [column, members] of byColumn) {
    // A column of one kind of slip has one cause, whatever the indicators; a single one joins its indicator elsewhere.
    const shared = new Set(members.map(({ indicatorId, scope }) => `${indicatorId}|${scope}`)).size > 1;
    for (const finding of members) {
      const key = shared ? column : `${start(finding)}|${finding.indicatorId}|${finding.scope}`;
      const group = groups.get(key);
      if (group) group.push(finding);
      else groups.set(key, [finding]);
    }
  }
  const order = new Map(findings.map((finding, at) => [finding, at]));
  const place = (group: readonly Finding[]): number => order.get(group[0]!) ?? 0;
  return [...groups]
    .map(([key, members]) => ({ key, members: members.sort((a, b) => order.get(a)! - order.get(b)!) }))
    .sort((a, b) => weight(a.members[0]!) - weight(b.members[0]!) || place(a.members) - place(b.members))
    .map(({ key, members }) => ({ key, first: members[0]!, others: members.slice(1) }));
}

const start = (finding: Finding): string => `${finding.severity}|${finding.code}`;
const columnOf = (finding: Finding): string => (finding.cell ?? '').replace(/\d+$/, '');
const weight = (finding: Finding): number => SEVERITIES.indexOf(finding.severity);

function gather(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
