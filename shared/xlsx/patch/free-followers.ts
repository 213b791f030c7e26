import { cellAddress } from '../../workbook/address.ts';
import { parseFormulaPattern, shiftFormula } from '../read/shift-formula.ts';
import type { Splice } from '../xml/text-splices.ts';
import { readAttributes, tagEnd } from '../xml/xml-element.ts';
import { decodeXmlText, encodeXmlText } from '../xml/xml-text.ts';
import { cellsOfRow, type PlacedCell, type SheetPlaces, visitRows } from './sheet-places.ts';

interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

export interface Orphans {
  /** Groups of shared formulas whose first cell is overwritten. */
  readonly groups: ReadonlySet<string>;
  /** Addresses that are overwritten, so that nothing else may be changed in them. */
  readonly overwritten: ReadonlySet<string>;
}

/** Followers of a shared formula whose first cell is gone get the formula written out. */
export function freeFollowers(places: SheetPlaces, orphans: Orphans): readonly Splice[] {
  const masters = new Map<string, Master>();
  const splices: Splice[] = [];
  visitRows(places, (row) => {
    if (places.text.slice(row.innerStart, row.innerEnd).includes('shared'))
      for (const cell of cellsOfRow(places, row))
        splices.push(...freeFollower(places, cell, row.row, masters, orphans));
    return true;
  });
  return splices;
}

function freeFollower(
  { text, prefix }: SheetPlaces,
  cell: PlacedCell,
  row: number,
  masters: Map<string, Master>,
  orphans: Orphans,
): readonly Splice[] {
  const start = text.indexOf(`<${prefix}f`, cell.innerStart);
  if (start < 0 || start >= cell.innerEnd) return [];
  const end = tagEnd(text, start);
  const { t, si = '', ref } = readAttributes(text.slice(start + prefix.length + 2, end));
  if (t !== 'shared' || !orphans.groups.has(si)) return [];
  const selfClosed = text[end - 1] === '/';
  const close = selfClosed ? end + 1 : text.indexOf('>', text.indexOf('</', end)) + 1;
  if (ref !== undefined)
    masters.set(si, {
      formula: decodeXmlText(text.slice(end + 1, text.indexOf('</', end))),
      row,
      column: cell.column,
    });
  const master = masters.get(si);
  if (!master || orphans.overwritten.has(cellAddress(row, cell.column))) return [];
  const formula = shiftFormula(
    parseFormulaPattern(master.formula),
    row - master.row,
    cell.column - master.column,
  );
  return [{ start, end: close, text: `<${prefix}f>${encodeXmlText(formula)}</${prefix}f>` }];
}
