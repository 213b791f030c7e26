import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { columnIndex } from '../../workbook/address.ts';
import { archiveSource } from '../package/part-source.ts';
import { readWorkbookParts } from '../package/workbook-parts.ts';
import { readPart } from '../package/zip-archive.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { tagPattern } from '../xml/tag-pattern.ts';
import { isOn, readAttributes } from '../xml/xml-element.ts';
import { XmlWindow } from '../xml/xml-window.ts';
import { readCellLooks } from './read-cell-looks.ts';
import { openPackage } from './read-workbook.ts';
import type { ColumnLook, RowLook, SheetLook } from './sheet-look.ts';

/** A look with all its cells to go through. */
export interface ReadLook extends SheetLook {
  readonly cells: ReadonlyMap<number, number>;
}

/** Styled cells that are kept: a form has thousands; a sheet formatted to its last row has millions. */
const MOST_CELLS = 200_000;
/** Formatting this far beyond the last filled row or column is still drawn. */
const MARGIN = { rows: 60, columns: 12 };

/**
 * How one sheet of a file looks, read when a grid wants to draw it. Throws WorkbookRefusal like readWorkbook;
 * `no-sheet` when there is no sheet of that name.
 */
export function readSheetLook(bytes: Uint8Array, sheet: string, engine: ZipEngine): ReadLook {
  const archive = openPackage(bytes, '', engine);
  const source = archiveSource(archive);
  const parts = readWorkbookParts(source);
  const found = parts.sheets.find(({ name }) => name === sheet);
  if (!found) throw new WorkbookRefusal('no-sheet', { sheet });
  const textOf = (name: string | undefined): string | null =>
    name !== undefined && source.has(name) ? source.text(name) : null;
  const looks = readCellLooks(textOf(parts.styles), textOf(parts.theme));
  const window = new XmlWindow(readPart(archive, found.part), engine, found.part);
  const { head, cells, rows } = scanStyles(window);
  return { looks, cells, rows, ...readHead(head) };
}

interface ScannedStyles {
  readonly head: string;
  readonly cells: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, RowLook>;
}

const TAG = tagPattern('row|c|sheetData', 'g');

function scanStyles(window: XmlWindow): ScannedStyles {
  const found: { row: number; column: number; style: number }[] = [];
  const rows = new Map<number, RowLook>();
  let head: string | null = null;
  const last = { row: 0, column: 0 };
  let row = -1;
  let column = -1;
  for (let more = true; more; ) {
    TAG.lastIndex = 0;
    let consumed = 0;
    for (let match = TAG.exec(window.text); match; match = TAG.exec(window.text)) {
      consumed = TAG.lastIndex;
      const attributes = match[2] ?? '';
      const empty = attributes.endsWith('/');
      if (match[1] === 'sheetData') head = window.text.slice(0, match.index);
      else if (match[1] === 'row') {
        const { r, s, ht, customFormat } = readAttributes(attributes);
        row = r === undefined ? row + 1 : Number(r) - 1;
        column = -1;
        const height = Number(ht) > 0 ? Number(ht) * POINT : undefined;
        const look = isOn(customFormat) ? Number(s) : undefined;
        if ((height !== undefined || look !== undefined) && rows.size < MOST_CELLS)
          rows.set(row, {
            ...(height === undefined ? {} : { height }),
            ...(look === undefined ? {} : { look }),
          });
      } else {
        const letters = /\br\s*=\s*["']([A-Z]+)/.exec(attributes)?.[1];
        column = letters === undefined ? column + 1 : columnIndex(letters);
        const style = Number(/\bs\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? 0);
        if (!empty) {
          last.row = Math.max(last.row, row);
          last.column = Math.max(last.column, column);
        }
        if (style > 0 && found.length < MOST_CELLS) found.push({ row, column, style });
      }
    }
    // The head is kept whole until the rows begin; after that only an unfinished tag is.
    const keep = head === null ? 0 : Math.max(consumed, window.text.lastIndexOf('<'));
    more = window.more(keep);
  }
  const cells = new Map<number, number>();
  for (const cell of found)
    if (cell.row <= last.row + MARGIN.rows && cell.column <= last.column + MARGIN.columns)
      cells.set(cell.row * 16_384 + cell.column, cell.style);
  for (const key of [...rows.keys()]) if (key > last.row + MARGIN.rows) rows.delete(key);
  return { head: head ?? window.text, cells, rows };
}

/** One point in CSS pixels. */
const POINT = 96 / 72;
/** A width counts digits of the normal font, seven pixels wide, and five pixels of padding. */
const widthPixels = (width: number): number => Math.round(width * 7 + (Number.isInteger(width) ? 5 : 0));

function readHead(head: string): Omit<SheetLook, 'looks' | 'cells' | 'rows'> {
  const attributesOf = (name: string): Record<string, string> =>
    readAttributes(tagPattern(name).exec(head)?.[2] ?? '');
  const format = attributesOf('sheetFormatPr');
  const pane = attributesOf('pane');
  const view = attributesOf('sheetView');
  const frozen = pane.state === 'frozen' || pane.state === 'frozenSplit';
  return {
    columns: columnLooks(head),
    defaultColumnWidth: widthPixels(
      Number(format.defaultColWidth) || Number(format.baseColWidth ?? 8) + 0.7109375,
    ),
    defaultRowHeight: (Number(format.defaultRowHeight) || 15) * POINT,
    frozen: {
      rows: frozen ? Number(pane.ySplit ?? 0) || 0 : 0,
      columns: frozen ? Number(pane.xSplit ?? 0) || 0 : 0,
    },
    gridLines: view.showGridLines === undefined || isOn(view.showGridLines),
    rightToLeft: isOn(view.rightToLeft),
  };
}

function columnLooks(head: string): readonly ColumnLook[] {
  return [...head.matchAll(tagPattern('col', 'g'))].map((match) => {
    const { min, max, width, style } = readAttributes(match[2]!);
    return {
      from: Number(min) - 1,
      to: Number(max) - 1,
      ...(Number(width) > 0 ? { width: widthPixels(Number(width)) } : {}),
      ...(Number(style) > 0 ? { look: Number(style) } : {}),
    };
  });
}
