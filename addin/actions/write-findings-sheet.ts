import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import { findingsSheet } from '#shared/report/findings-sheet.ts';

/** 核验结果 as a sheet of the workbook. */
export const writeFindingsSheet = (
  host: WorkbookHost,
  result: CheckResult,
  workbookName: string,
  language: Language,
): Promise<{ readonly name: string }> =>
  host.writeSheet(findingsSheet(result.findings, workbookName, language));
