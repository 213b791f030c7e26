import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { buildWorkbook } from './package-builder.ts';
import { bytesOf, materialWorkbooks } from './package-parts.ts';

/** Filled cells by address; numbers as numbers, since hucre knows no decimal text, and dates as their serial. */
type Shown = Record<string, string | number | boolean>;

function ours(bytes: Uint8Array): Record<string, Shown> {
  return Object.fromEntries(
    readWorkbook(bytes, '', engine).sheets.map(({ name, cells }) => [
      name,
      Object.fromEntries(
        cells.flatMap(({ row, column, value }) =>
          value === null || (value.type === 'text' && value.text.trim() === '')
            ? []
            : [
                [
                  cellAddress(row, column),
                  value.type === 'number'
                    ? Number(value.text)
                    : value.type === 'boolean'
                      ? value.value
                      : value.text,
                ],
              ],
        ),
      ),
    ]),
  );
}

async function theirs(bytes: Uint8Array): Promise<Record<string, Shown>> {
  const workbook = await readXlsx(bytes);
  return Object.fromEntries(
    workbook.sheets.map(({ name, rows }) => [
      name,
      Object.fromEntries(
        rows.flatMap((row, top) =>
          row.flatMap((value, left) =>
            value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
              ? []
              : [[cellAddress(top, left), value instanceof Date ? serialOf(value) : value]],
          ),
        ),
      ),
    ]),
  ) as Record<string, Shown>;
}

/** Excel's calendar has one day too many before March 1900. */
function serialOf(date: Date): number {
  const days = date.getTime() / 86_400_000 + 25_569;
  return days < 61 ? days - 1 : days;
}

/** XML reads a line end of Windows as one line feed; hucre leaves it as it stands. */
const lineFeeds = (value: unknown): string => String(value).replaceAll('\r\n', '\n');

const near = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
    : lineFeeds(a) === lineFeeds(b);

/** Addresses where two readings of a workbook differ. */
function differences(one: Record<string, Shown>, two: Record<string, Shown>): readonly string[] {
  return Object.keys(one).flatMap((sheet) => {
    const [a, b] = [one[sheet] ?? {}, two[sheet] ?? {}];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter((cell) => !near(a[cell], b[cell]))
      .map((cell) => `${sheet}!${cell}: ${JSON.stringify(a[cell])} / ${JSON.stringify(b[cell])}`);
  });
}

describe('reading as hucre does', () => {
  it('gives the same values for a workbook of every kind of cell', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => {
      const row = index + 1;
      return `<row r="${row}"><c r="A${row}"><v>${row * 1.25}</v></c><c r="B${row}" t="s"><v>${index % 3}</v></c><c r="C${row}" t="inlineStr"><is><t>第${row}条&amp;</t></is></c><c r="D${row}" t="b"><v>${index % 2}</v></c><c r="E${row}" t="str"><f>A${row}&amp;"x"</f><v>${row}x</v></c></row>`;
    }).join('');
    const bytes = buildWorkbook({
      sheets: { 表: `<sheetData>${rows}</sheetData>` },
      strings: ['<t>甲</t>', '<r><t>乙</t></r><r><t>丙</t></r>', '<t>1.16%</t>'],
    });
    expect(differences(ours(bytes), await theirs(bytes))).toEqual([]);
  });

  it('gives the same values for every workbook of the materials that hucre opens', async () => {
    for (const [name, path] of materialWorkbooks()) {
      const bytes = bytesOf(path);
      const peer = await theirs(bytes).catch(() => null);
      if (peer) expect([name, differences(ours(bytes), peer)]).toEqual([name, []]);
    }
  });
});
