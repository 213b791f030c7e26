import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Language } from '#shared/messages/language.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { citySheet } from '#shared/report/city-sheet.ts';
import { findingsSheet } from '#shared/report/findings-sheet.ts';
import { scoreReport } from '#shared/report/score-sheet.ts';

/** Name of the sheet as it was written: a taken name gets a number. */
type Written = Promise<{ readonly name: string }>;

/** 核验结果 as a sheet of its own. */
export const writeFindingsSheet = (
  host: WorkbookHost,
  findings: readonly Finding[],
  workbookName: string,
  language: Language,
): Written => host.writeSheet(findingsSheet(findings, workbookName, language));

/** 评分表 as a sheet of its own. */
export const writeScoreSheet = (
  host: WorkbookHost,
  sheet: ScoreSheet,
  titles: { readonly pack: string; readonly workbook: string },
  language: Language,
): Written => host.writeSheet(scoreReport(sheet, titles.pack, titles.workbook, language));

/** 全市汇总 with its charts, as a sheet of its own. */
export const writeCitySheet = (
  host: WorkbookHost,
  table: SignedCityTable,
  packTitle: string,
  language: Language,
): Written => host.writeSheet(citySheet(table, packTitle, language));
