import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { scoreReport } from '#shared/report/score-sheet.ts';

/** 评分表 as a sheet of the workbook. */
export const writeScoreSheet = (
  host: WorkbookHost,
  sheet: ScoreSheet,
  packTitle: string,
  subtitle: string,
  language: Language,
): Promise<{ readonly name: string }> => host.writeSheet(scoreReport(sheet, packTitle, subtitle, language));
