import { findingSentence } from '../messages/finding-text.ts';
import type { Language } from '../messages/language.ts';
import { type Finding, SEVERITIES } from '../model/finding.ts';
import type { FindingMark } from '../workbook/report-sheet.ts';

/** One mark per cell: the heaviest finding gives the colour, all of them the note. */
export function marksOf(findings: readonly Finding[], language: Language): readonly FindingMark[] {
  const marks = new Map<string, FindingMark>();
  const byWeight = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  for (const finding of byWeight) {
    if (finding.sheet === null || finding.cell === null) continue;
    const key = `${finding.sheet}!${finding.cell}`;
    const before = marks.get(key);
    const sentence = findingSentence(finding, language);
    marks.set(
      key,
      before
        ? { ...before, note: `${before.note}\n${sentence}` }
        : { sheet: finding.sheet, cell: finding.cell, severity: finding.severity, note: sentence },
    );
  }
  return [...marks.values()];
}
