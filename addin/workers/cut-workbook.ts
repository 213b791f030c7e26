import type { RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** So many cells cross to another thread within a few milliseconds. */
const PORTION = 4_000;

/** A piece of a workbook on its way between threads: handed over whole, a large one would stop the page. */
export type WorkbookPortion =
  | {
      readonly part: 'frame';
      readonly workbook: Omit<RawWorkbook, 'sheets'>;
      readonly sheets: readonly SheetFrame[];
    }
  | { readonly part: 'cells'; readonly sheet: number; readonly cells: readonly RawCell[] }
  | { readonly part: 'end' };

/** `held`: the receiver has this very sheet, from the same place of the workbook that came before. */
export type SheetFrame = { readonly held: true } | (Omit<RawSheet, 'cells'> & { readonly held: false });

/** The pieces of a workbook, for one who holds `before`: sheets that are still the same value don't travel. */
export function* cutWorkbook(
  { sheets, ...workbook }: RawWorkbook,
  before: RawWorkbook | null,
): Generator<WorkbookPortion, void> {
  const isHeld = (sheet: RawSheet, index: number): boolean => before?.sheets[index] === sheet;
  yield {
    part: 'frame',
    workbook,
    sheets: sheets.map((sheet, index): SheetFrame => {
      if (isHeld(sheet, index)) return { held: true };
      const { cells: _, ...frame } = sheet;
      return { ...frame, held: false };
    }),
  };
  for (const [index, sheet] of sheets.entries())
    if (!isHeld(sheet, index))
      for (let from = 0; from < sheet.cells.length; from += PORTION)
        yield { part: 'cells', sheet: index, cells: sheet.cells.slice(from, from + PORTION) };
  yield { part: 'end' };
}

/** Puts workbooks together again, one after the other. Answers the whole with its last piece, null before. */
export function gatherWorkbook(): (portion: WorkbookPortion) => RawWorkbook | null {
  let before: RawWorkbook | null = null;
  let frame: Extract<WorkbookPortion, { part: 'frame' }> | null = null;
  let cells: RawCell[][] = [];
  return (portion) => {
    if (portion.part === 'frame') {
      frame = portion;
      cells = portion.sheets.map(() => []);
      return null;
    }
    if (!frame) throw new Error('a piece of no workbook');
    if (portion.part === 'cells') {
      const own = cells[portion.sheet]!;
      for (const cell of portion.cells) own.push(cell);
      return null;
    }
    const held = before;
    const sheets = frame.sheets.map((sheet, index): RawSheet => {
      if (sheet.held) return held!.sheets[index]!;
      const { held: _, ...own } = sheet;
      return { ...own, cells: cells[index]! };
    });
    before = { ...frame.workbook, sheets };
    frame = null;
    return before;
  };
}
