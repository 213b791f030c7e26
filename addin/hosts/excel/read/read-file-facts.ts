import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { mapExcelError } from '../session/map-excel-error.ts';
import type { ExcelSession } from '../session/session.ts';
import { readFileBytes } from './read-file-bytes.ts';

/** What only the file itself tells to an Excel below 1.13. */
export interface FileFacts {
  readonly merges: ReadonlyMap<string, readonly CellArea[]>;
  readonly date1904: boolean;
}

/** Milliseconds. Typing into cells merges nothing, so re-checks during an edit don't fetch the file again. */
const FRESH_FOR = 30_000;

/** Null when the bytes can't be had; then the workbook is read without its merges, and that is said. */
export async function readFileFacts(session: ExcelSession): Promise<FileFacts | null> {
  const { readFile, abilities } = session;
  if (!readFile || !abilities.fileBytes || session.bytesSilent) return null;
  if (session.facts && performance.now() - session.factsAt < FRESH_FOR) return session.facts;
  try {
    const raw = await readFile(await readFileBytes(), session.name ?? '');
    session.facts = {
      merges: new Map(raw.sheets.map((sheet) => [sheet.name, sheet.merges])),
      date1904: raw.date1904,
    };
    session.factsAt = performance.now();
    return session.facts;
  } catch (error) {
    session.bytesSilent = mapExcelError(error).code === 'host-silent';
    return null;
  }
}
