import { parseArea } from '#shared/workbook/address.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';

/**
 * Areas of a RangeAreas address: `Sheet1!A1:B4, 'a, b'!D1:D4`. Null when a part is not a plain area
 * (whole rows or columns), so that the caller reads the areas one by one.
 */
export function parseAreasAddress(address: string): readonly CellArea[] | null {
  const areas: CellArea[] = [];
  for (const part of splitOutsideQuotes(address)) {
    const bare = part.slice(part.lastIndexOf('!') + 1).trim();
    const area = parseArea(bare.replaceAll('$', ''));
    if (!area) return null;
    areas.push(area);
  }
  return areas;
}

function splitOutsideQuotes(address: string): readonly string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < address.length; at++) {
    if (address[at] === "'") quoted = !quoted;
    if (address[at] === ',' && !quoted) {
      parts.push(address.slice(start, at));
      start = at + 1;
    }
  }
  const last = address.slice(start);
  return last.trim() === '' ? parts : [...parts, last];
}
