import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { sheetOf } from './sheet-of.ts';

/** What a host reads back after it wrote a report sheet. */
export const writtenSheet = (report: ReportSheet): RawSheet => ({
  ...sheetOf(
    report.name,
    report.rows.map((cells) => cells.map((cell) => cell?.text ?? '')),
  ),
  merges: report.merges,
});
