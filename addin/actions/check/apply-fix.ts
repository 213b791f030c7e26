import type { WorkbookHost, WriteResult } from '#addin/hosts/workbook-host.ts';
import { parseExact } from '#shared/model/exact.ts';
import type { Finding } from '#shared/model/finding.ts';
import { parseCellAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';

export interface FixChange {
  readonly sheet: string;
  readonly cell: string;
  /** As the cell shows it now. */
  readonly before: string;
  readonly after: string;
}

/** What 采用 would type: every changed cell with its old and new content. Two fixes of one cell: the first stands. */
export function previewFixes(findings: readonly Finding[], workbook: RawWorkbook): readonly FixChange[] {
  const changes = new Map<string, FixChange>();
  for (const finding of findings)
    for (const change of changesOf(finding)) {
      const key = `${change.sheet}!${change.cell}`;
      if (!changes.has(key))
        changes.set(key, { ...change, before: contentOf(workbook, change.sheet, change.cell) });
    }
  return [...changes.values()].filter((change) => change.before !== change.after);
}

function changesOf(finding: Finding): readonly Omit<FixChange, 'before'>[] {
  if (!finding.fix) return [];
  if (finding.fix.cells?.length)
    return finding.fix.cells.map((each) => ({ sheet: each.sheet, cell: each.cell, after: each.value }));
  if (finding.sheet === null || finding.cell === null) return [];
  return [{ sheet: finding.sheet, cell: finding.cell, after: finding.fix.value }];
}

/** A decimal goes in as a number, so that formulas go on reading it. */
export const toEdit = (change: Pick<FixChange, 'sheet' | 'cell' | 'after'>): CellEdit => ({
  sheet: change.sheet,
  cell: change.cell,
  value:
    change.after === '' ? null : { type: parseExact(change.after) ? 'number' : 'text', text: change.after },
});

/** Types the fixes in. One token takes all of them back. */
export const applyFixes = (host: WorkbookHost, changes: readonly FixChange[]): Promise<WriteResult> =>
  host.write(changes.map(toEdit));

/** What a cell holds, as text; empty for an empty one. */
export function contentOf(workbook: RawWorkbook, sheetName: string, cell: string): string {
  const at = parseCellAddress(cell);
  const sheet = workbook.sheets.find((each) => each.name === sheetName);
  const found = at && sheet?.cells.find((each) => each.row === at.row && each.column === at.column);
  const value = found?.value;
  if (!value) return '';
  return value.type === 'boolean' ? (value.value ? 'TRUE' : 'FALSE') : value.text;
}
