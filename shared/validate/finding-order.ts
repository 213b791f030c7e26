import type { Finding } from '../model/finding.ts';
import type { Recognition } from '../model/reading.ts';

/** Sheets in the order in which the recogniser met them. */
export function sheetOrder(recognition: Recognition): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const meet = (sheet: string): void => {
    if (!order.has(sheet)) order.set(sheet, order.size);
  };
  for (const list of [recognition.tables, recognition.readings, recognition.unplaced, recognition.hidden])
    for (const { sheet } of list) meet(sheet);
  for (const { sheet } of recognition.sums) meet(sheet);
  return order;
}

/** The fixed order of findings: sheet, row, column, number, pack; those without a cell before the cells of their sheet. */
export function inOrder(findings: readonly Finding[], sheets: ReadonlyMap<string, number>): Finding[] {
  const keyed = findings.map((finding) => ({ finding, ...placeOf(finding, sheets) }));
  keyed.sort(
    (a, b) =>
      a.sheet - b.sheet ||
      a.row - b.row ||
      a.column - b.column ||
      compareText(a.finding.number, b.finding.number) ||
      compareText(a.finding.pack ?? '', b.finding.pack ?? '') ||
      compareText(a.finding.indicatorId ?? '', b.finding.indicatorId ?? '') ||
      compareText(a.finding.kind ?? '', b.finding.kind ?? '') ||
      compareText(JSON.stringify(a.finding.params), JSON.stringify(b.finding.params)),
  );
  return keyed.map(({ finding }) => finding);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function placeOf(finding: Finding, sheets: ReadonlyMap<string, number>) {
  const sheet = finding.sheet === null ? -1 : (sheets.get(finding.sheet) ?? sheets.size);
  const match = /^([A-Z]+)(\d+)$/.exec(finding.cell ?? '');
  let column = 0;
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { sheet, row: Number(match?.[2] ?? 0), column };
}
