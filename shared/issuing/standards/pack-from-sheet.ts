import { compileNotation } from '../../notation/compile-notation.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { packFromTable } from '../../rule-pack/sheet/pack-table.ts';
import type { TextGrid } from '../../rule-pack/sheet/text-grid.ts';
import type { RawSheet } from '../../workbook/raw-workbook.ts';
import { textGridOf } from './text-grid-of.ts';

/** An exported and edited sheet worked back into its pack; what was not touched stays as it was. null when the table cannot be read. */
export const packFromSheet = (base: RulePack, sheet: RawSheet): RulePack | null =>
  packFromTable(base, withoutTitle(textGridOf(sheet)), { compile: compileNotation });

/** The title spans the sheet and is no row of the table. */
const withoutTitle = (grid: TextGrid): TextGrid => ({
  rows: grid.rows.filter((cells, row) => row > 0 || new Set(cells.filter((cell) => cell !== '')).size > 1),
});
