import { equals, parseExact } from '../model/exact.ts';
import type { Explanation } from '../model/finding.ts';
import type { Snapshot, SnapshotFinding, SnapshotReading } from '../model/snapshot.ts';

type Submitted = Pick<Snapshot, 'readings' | 'findings' | 'explanations' | 'region'>;

/**
 * What still stands between a snapshot and its submission. Every query needs a 说明 about the value as it is now;
 * a blocking finding can't be explained away, except a required figure that is declared missing (缺报说明).
 */
export function missingExplanations(submitted: Submitted): {
  readonly blocking: readonly SnapshotFinding[];
  readonly unexplained: readonly SnapshotFinding[];
} {
  const live = submitted.explanations.filter((explanation) =>
    isAboutPresentValue(explanation, submitted.readings),
  );
  const isExplained = (finding: SnapshotFinding): boolean =>
    live.some((explanation) => isAbout(explanation, finding));
  const blocking: SnapshotFinding[] = [];
  const unexplained: SnapshotFinding[] = [];
  for (const finding of submitted.findings) {
    if (finding.severity === 'notice' || (mayBeExplained(finding) && isExplained(finding))) continue;
    (finding.severity === 'blocking' ? blocking : unexplained).push(finding);
  }
  return { blocking, unexplained };
}

const mayBeExplained = (finding: SnapshotFinding): boolean =>
  finding.severity === 'query' || finding.code === 'required-missing';

function isAbout(explanation: Explanation, finding: SnapshotFinding): boolean {
  return (
    explanation.code === finding.code &&
    explanation.indicatorId === finding.indicatorId &&
    explanation.scope === finding.scope &&
    (explanation.period === undefined || explanation.period === null || explanation.period === finding.period)
  );
}

/** A 说明 dies when its value changes: the reading it names, or any of the indicator where it names no kind, must still hold it. */
function isAboutPresentValue(explanation: Explanation, readings: readonly SnapshotReading[]): boolean {
  const kind = explanation.kind ?? null;
  if (kind === null && explanation.value === null) return true;
  const about = readings.filter(
    (reading) =>
      reading.indicatorId === explanation.indicatorId &&
      reading.scope === explanation.scope &&
      (kind === null || reading.kind === kind) &&
      (!explanation.period || reading.period === explanation.period),
  );
  return about.length === 0 || about.some((reading) => holds(reading, explanation.value));
}

function holds(reading: SnapshotReading, value: string | null): boolean {
  if (value === null || reading.value === null)
    return reading.value === value || reading.raw === (value ?? '');
  const typed = parseExact(value);
  const present = parseExact(reading.value);
  return reading.raw === value || (typed !== null && present !== null && equals(typed, present));
}
