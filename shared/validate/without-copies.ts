import type { Finding, FindingCode } from '../model/finding.ts';
import type { Reading } from '../model/reading.ts';

/** A total carries these on from its items whatever else it adds. */
const CARRIED: ReadonlySet<FindingCode> = new Set(['unit-slip', 'non-integer-count']);

/** Leaves out what a formula only repeats of a cell it reads: the cell that was typed is the one to correct. */
export function withoutCopies(
  findings: readonly Finding[],
  readings: readonly Reading[],
): readonly Finding[] {
  if (findings.length < 2 || !readings.some((reading) => reading.precedents)) return findings;
  const said = new Set(findings.map(({ code, sheet, cell }) => `${code}|${sheet}!${cell}`));
  const byCell = new Map(readings.map((reading) => [`${reading.sheet}!${reading.cell}`, reading]));
  return findings.filter(({ code, sheet, cell }) => {
    const reading = byCell.get(`${sheet}!${cell}`);
    return !reading?.precedents?.some((precedent) => {
      const source = byCell.get(precedent);
      if (!source || source === reading || !said.has(`${code}|${precedent}`)) return false;
      return CARRIED.has(code) || (source.kind === reading.kind && source.value === reading.value);
    });
  });
}
