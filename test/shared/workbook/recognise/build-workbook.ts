import type { Recognition } from '#shared/model/reading.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { parseArea } from '#shared/workbook/address.ts';
import type { RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { type RecogniseOptions, recogniseWorkbook } from '#shared/workbook/recognise-workbook.ts';
import { compileNames } from '#shared/workbook/text/name-match.ts';

/** A text, a number, nothing, or a cell with format or formula. */
export type BuiltCell =
  | string
  | number
  | null
  | { readonly value: string | number | null; readonly format?: string; readonly formula?: string };

export interface BuiltSheet {
  readonly name?: string;
  readonly rows: readonly (readonly BuiltCell[])[];
  readonly merges?: readonly string[];
  readonly visibility?: RawSheet['visibility'];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** Rows of cells as a sheet; the first row is row 1, the first cell column A. */
export function buildSheet({ name = '表', rows, merges = [], ...rest }: BuiltSheet): RawSheet {
  const cells: RawCell[] = [];
  rows.forEach((row, at) => {
    row.forEach((built, column) => {
      if (built === null || built === '') return;
      const cell = typeof built === 'object' ? built : { value: built };
      cells.push({
        row: at,
        column,
        value:
          cell.value === null
            ? null
            : typeof cell.value === 'number'
              ? { type: 'number', text: String(cell.value) }
              : { type: 'text', text: cell.value },
        ...(cell.format === undefined ? {} : { format: cell.format }),
        ...(cell.formula === undefined ? {} : { formula: cell.formula }),
      });
    });
  });
  return {
    name,
    visibility: rest.visibility ?? 'visible',
    protected: false,
    cells,
    merges: merges.map((area) => parseArea(area)!),
    hiddenRows: new Set(rest.hiddenRows ?? []),
    hiddenColumns: new Set(rest.hiddenColumns ?? []),
  };
}

export const buildWorkbook = (sheets: readonly BuiltSheet[], name = '报表.xlsx'): RawWorkbook => ({
  name,
  sheets: sheets.map(buildSheet),
  date1904: false,
  definedNames: {},
});

const names = compileNames(allPacks);

/** Recognises one sheet, or several, with all packs of the product. */
export function recognise(
  sheets: BuiltSheet | readonly BuiltSheet[],
  options: RecogniseOptions & { readonly file?: string } = {},
): Recognition {
  const list = Array.isArray(sheets) ? sheets : [sheets as BuiltSheet];
  return recogniseWorkbook(buildWorkbook(list, options.file), allPacks, { names, ...options });
}

/** The readings of the named cells as `C3 高新技术企业数 621124 2022 target 18`; a scope follows the name after `/`. */
export function readingsAt(recognition: Recognition, cells: readonly string[]): readonly string[] {
  return cells.map((cell) => {
    const [sheet, address] = cell.includes('!') ? cell.split('!') : [null, cell];
    const found = recognition.readings.filter(
      (reading) => reading.cell === address && (sheet === null || reading.sheet === sheet),
    );
    if (found.length === 0) return `${cell} nothing`;
    return found
      .map(
        (reading) =>
          `${cell} ${reading.indicator}${reading.scope ? `/${reading.scope}` : ''} ${reading.region ?? '-'} ${reading.period} ${reading.kind} ${reading.value ?? 'null'}`,
      )
      .join(' + ');
  });
}

/** Checks lines like those of readingsAt; a line `E3 nothing` says that the cell is no reading. */
export const cellsOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.slice(0, line.indexOf(' ')));
