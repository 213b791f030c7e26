import { inArea, parseArea } from '../../workbook/address.ts';
import type { CellArea } from '../../workbook/raw-workbook.ts';
import { tagPattern } from '../xml/tag-pattern.ts';
import { isOn, readAttributes } from '../xml/xml-element.ts';
import { elementOf, type SheetPlaces } from './sheet-places.ts';
import type { PatchRefusalReason } from './workbook-patch.ts';

/** What a sheet itself says about which of its cells may be typed into, and how new ones look. */
export interface SheetRules {
  readonly protected: boolean;
  readonly columnStyle: (column: number) => number;
  readonly merges: readonly CellArea[];
  /** Array formulas and data tables of several cells. */
  readonly arrays: readonly CellArea[];
}

/** Reads them from around and inside the rows. */
export function sheetRules(places: SheetPlaces): SheetRules {
  const { text } = places;
  const merges = elementOf(places, 'mergeCells');
  const columns = elementOf(places, 'cols');
  const styled = [...contentOf(text, columns).matchAll(tagPattern('col', 'g'))].map((match) =>
    readAttributes(match[2]!),
  );
  return {
    protected: isOn(elementOf(places, 'sheetProtection')?.attributes.sheet),
    columnStyle: (column) =>
      Number(
        styled.find(({ min, max }) => column + 1 >= Number(min) && column + 1 <= Number(max))?.style ?? 0,
      ),
    merges: [...contentOf(text, merges).matchAll(/\bref\s*=\s*["']([^"']+)/g)].flatMap(
      (match) => parseArea(match[1]!) ?? [],
    ),
    arrays: arrayAreas(text),
  };
}

const contentOf = (
  text: string,
  element: { readonly innerStart: number; readonly innerEnd: number } | undefined,
): string => (element ? text.slice(element.innerStart, element.innerEnd) : '');

/** Areas of array formulas and data tables of more than one cell: Excel changes them only as a whole. */
function arrayAreas(text: string): SheetRules['arrays'] {
  if (!/t\s*=\s*["'](array|dataTable)/.test(text)) return [];
  return [...text.matchAll(tagPattern('f', 'g'))].flatMap((match) => {
    const { t, ref } = readAttributes(match[2]!);
    const area = t === 'array' || t === 'dataTable' ? parseArea(ref ?? '') : null;
    return area && (area.top !== area.bottom || area.left !== area.right) ? [area] : [];
  });
}

/** Why a place takes no value whatever its lock says; null when it does. */
export function placeRefusal(
  { row, column }: { readonly row: number; readonly column: number },
  rules: SheetRules,
): PatchRefusalReason | null {
  const inside = (area: CellArea): boolean => inArea(area, row, column);
  if (rules.merges.some((area) => inside(area) && (area.top !== row || area.left !== column)))
    return 'merged';
  return rules.arrays.some(inside) ? 'array-formula' : null;
}
