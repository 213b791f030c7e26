import { writeFileSync } from 'node:fs';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';

export type Rows = readonly (readonly string[])[];

/** Writes a real .xlsx of plain sheets and gives its path; numbers are numbers, everything else is text. */
export function writeRows(path: string, sheets: Readonly<Record<string, Rows>>): string {
  const written = Object.entries(sheets).map(([title, rows]) => ({
    name: title,
    columnWidths: [],
    merges: [],
    freeze: { rows: 0, columns: 0 },
    charts: [],
    rows: rows.map((cells) =>
      cells.map((text) =>
        text === ''
          ? null
          : { text, style: /^-?\d+(?:\.\d+)?$/.test(text) ? ('number' as const) : ('text' as const) },
      ),
    ),
  }));
  writeFileSync(path, writeNewWorkbook(written, nodeZipEngine));
  return path;
}
