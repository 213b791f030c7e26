import type { LocatedTable, TableLine } from '#shared/model/reading.ts';
import type { Correction } from '#shared/workbook/correction.ts';

/** The correction of one line of 表格识别, bound to the words found there. */
export const correctionOf = (
  table: LocatedTable,
  line: TableLine,
  kind: 'row' | 'column',
  meaning: Correction['meaning'],
): Correction => ({ text: line.text, table: table.title, line: kind, meaning });

/** The corrections with this one in place of an older one for the same words; an empty meaning takes it away. */
export function keepCorrection(kept: readonly Correction[], next: Correction): readonly Correction[] {
  const others = kept.filter(
    (each) => !(each.text === next.text && each.table === next.table && each.line === next.line),
  );
  return Object.keys(next.meaning).length ? [...others, next] : others;
}
