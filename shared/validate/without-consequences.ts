import type { Finding, FindingCode } from '../model/finding.ts';
import type { Reading } from '../model/reading.ts';

/** These say that the figure in a cell is wrong; whatever is computed from it is wrong with it. */
const WRONG_FIGURE: ReadonlySet<FindingCode> = new Set([
  'out-of-range',
  'negative-count',
  'non-integer-count',
  'percent-scale',
  'unit-slip',
  'ratio-mismatch',
  'part-exceeds-whole',
]);
/** These say that there is no figure; a formula over such a cell has none either, or an error. */
const NO_FIGURE: ReadonlySet<FindingCode> = new Set([
  'not-yet-available',
  'not-a-number',
  'required-missing',
]);
/** What a wrong figure brings about in the cells that are computed from it. */
const BROUGHT_ABOUT: ReadonlySet<FindingCode> = new Set([
  ...WRONG_FIGURE,
  'parts-swapped',
  'year-jump',
  'below-target',
  'outlier',
  'sum-mismatch',
  'cross-table-mismatch',
  'duplicate-indicator',
  'cumulative-decrease',
]);

/** Whether a finding at a formula may be what another one at a cell that it reads brings about. */
const follows = (code: FindingCode, other: FindingCode): boolean =>
  NO_FIGURE.has(other)
    ? NO_FIGURE.has(code) || code === 'formula-error'
    : BROUGHT_ABOUT.has(code) && (other === code || WRONG_FIGURE.has(other));

const mayFollow = (code: FindingCode): boolean =>
  BROUGHT_ABOUT.has(code) || NO_FIGURE.has(code) || code === 'formula-error';

/**
 * Leaves out what follows at a formula's cell from a wrong figure it reads, directly or through other formulas,
 * and what a formula only copies. The cell that was typed is the one to correct; everything else follows it.
 */
export function withoutConsequences(
  findings: readonly Finding[],
  readings: readonly Reading[],
): readonly Finding[] {
  const formulas = readings.filter((reading) => reading.precedents !== undefined);
  if (formulas.length === 0 || !findings.some(({ code }) => mayFollow(code))) return findings;
  const cells = new Map(formulas.map((reading) => [addressOf(reading), reading]));
  const codes = new Map<string, Set<FindingCode>>();
  for (const { code, sheet, cell } of findings) {
    const address = `${sheet}!${cell}`;
    codes.set(address, (codes.get(address) ?? new Set()).add(code));
  }
  const followsFrom = (address: string, code: FindingCode): boolean =>
    cells.has(address) &&
    readsFrom(address, cells, (source) =>
      [...(codes.get(source) ?? [])].some((other) => follows(code, other)),
    );
  return findings.filter(
    ({ code, sheet, cell, related }) =>
      !mayFollow(code) ||
      !(
        followsFrom(`${sheet}!${cell}`, code) ||
        // A jump from last year's total is one of that total, and of what it is added up from.
        (code === 'year-jump' && related.some((before) => followsFrom(addressOf(before), code)))
      ),
  );
}

const addressOf = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string =>
  `${sheet}!${cell}`;

/** Whether a formula reads such a cell, directly or through other formulas; a circle is walked once. */
function readsFrom(
  address: string,
  cells: ReadonlyMap<string, Reading>,
  isWrong: (address: string) => boolean,
): boolean {
  const seen = new Set([address]);
  const open = [address];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const precedent of cells.get(at)?.precedents ?? []) {
      if (seen.has(precedent)) continue;
      if (isWrong(precedent)) return true;
      seen.add(precedent);
      open.push(precedent);
    }
  return false;
}
