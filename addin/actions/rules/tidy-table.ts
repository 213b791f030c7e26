import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { columnOf } from '#shared/rule-pack/sheet/header-words.ts';
import { packTable } from '#shared/rule-pack/sheet/pack-table.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { FixChange } from '../check/apply-fix.ts';
import { textOfCell } from './item-cells.ts';

/**
 * A pasted text without columns written as a table to its right, one column left free: what was pasted stays as it is.
 * The header stands in the first row that has no header word of the pasted text, so that the two do not mix.
 */
export function tidyTable(pack: RulePack, sheet: RawSheet): readonly FixChange[] {
  const left = sheet.cells.reduce((most, cell) => Math.max(most, cell.column), -1) + 2;
  const worded = new Set(
    sheet.cells.filter((cell) => columnOf(textOfCell(cell)) !== null).map((cell) => cell.row),
  );
  let top = 0;
  while (worded.has(top)) top++;
  return packTable(pack).rows.flatMap((texts, row) =>
    texts.flatMap((text, column) =>
      text === ''
        ? []
        : [
            {
              sheet: sheet.name,
              cell: cellAddress(top + row, left + column),
              before: '',
              after: text,
            },
          ],
    ),
  );
}
