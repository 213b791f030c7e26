import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import { citySheet } from '#shared/report/city-sheet.ts';

/** 全市汇总 as a sheet of the workbook. */
export const writeCitySheet = (
  host: WorkbookHost,
  table: SignedCityTable,
  packTitle: string,
  language: Language,
): Promise<{ readonly name: string }> => host.writeSheet(citySheet(table, packTitle, language));
