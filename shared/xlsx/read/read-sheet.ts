import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { parseArea } from '../../workbook/address.ts';
import type { CellArea, RawCell } from '../../workbook/raw-workbook.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { tagPattern } from '../xml/tag-pattern.ts';
import { isOn, readAttributes } from '../xml/xml-element.ts';
import { XmlWindow } from '../xml/xml-window.ts';
import { scanRows } from './scan-rows.ts';
import type { ScanContext } from './sheet-scan.ts';

export interface ReadSheet {
  readonly cells: readonly RawCell[];
  readonly merges: readonly CellArea[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly protected: boolean;
}

type SheetContext = Omit<ScanContext, 'rowsHidden'>;

/** Reads one worksheet part: its cells, and of the rest only what understanding a table needs. */
export function readSheet(
  bytes: Uint8Array,
  engine: ZipEngine,
  part: string,
  context: SheetContext,
): ReadSheet {
  const window = new XmlWindow(bytes, engine, part);
  const { head, rows } = enterRows(window);
  const zeroHeight = isOn(attributesOf(head, 'sheetFormatPr').zeroHeight);
  const { cells, hiddenRows } = rows
    ? scanRows(window, { ...context, rowsHidden: zeroHeight })
    : { cells: [], hiddenRows: new Set<number>() };
  const tail = window.rest(window.at);
  // A part cut off behind its rows would lack merges and protection without a sign.
  if (!/worksheet\s*>/.test(tail) && !/\/>\s*$/.test(head.slice(-100)))
    throw new WorkbookRefusal('damaged-xml', { part });
  return {
    cells,
    hiddenRows,
    hiddenColumns: hiddenColumns(head, cells),
    merges: mergesOf(tail),
    protected: isOn(attributesOf(tail, 'sheetProtection').sheet),
  };
}

const SHEET_DATA = tagPattern('sheetData');

/** Moves behind `<sheetData>`; a sheet without rows has none, or an empty one. */
function enterRows(window: XmlWindow): { readonly head: string; readonly rows: boolean } {
  for (;;) {
    const match = SHEET_DATA.exec(window.text);
    if (match) {
      const head = window.text.slice(0, match.index);
      window.at = match.index + match[0].length;
      return { head, rows: !match[0].endsWith('/>') };
    }
    if (!window.more(0)) {
      window.at = 0;
      return { head: window.text, rows: false };
    }
  }
}

/** Attributes of the first tag of this name, empty when there is none. */
function attributesOf(text: string, name: string): Record<string, string> {
  const match = tagPattern(name).exec(text);
  return readAttributes(match?.[2] ?? '');
}

/**
 * Hidden columns up to the last one that holds something: files hide the 16,000 columns to the right of the form,
 * and those say nothing.
 */
function hiddenColumns(head: string, cells: readonly RawCell[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  if (!head.includes('hidden')) return hidden;
  let last = -1;
  for (const cell of cells) if (cell.column > last) last = cell.column;
  for (const match of head.matchAll(tagPattern('col', 'g'))) {
    const { min, max, hidden: flag } = readAttributes(match[2]!);
    if (!isOn(flag)) continue;
    for (let column = Math.max(0, Number(min) - 1); column < Number(max) && column <= last; column++)
      hidden.add(column);
  }
  return hidden;
}

function mergesOf(tail: string): readonly CellArea[] {
  const merges: CellArea[] = [];
  for (const match of tail.matchAll(tagPattern('mergeCell', 'g'))) {
    const area = parseArea((readAttributes(match[2]!).ref ?? '').replaceAll('$', ''));
    if (area && (area.top !== area.bottom || area.left !== area.right)) merges.push(area);
  }
  return merges;
}
