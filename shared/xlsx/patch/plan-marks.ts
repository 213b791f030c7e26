import { areaAddress, parseCellAddress } from '../../workbook/address.ts';
import type { CellArea } from '../../workbook/raw-workbook.ts';
import type { FindingMark } from '../../workbook/report-sheet.ts';
import { tagPattern } from '../xml/tag-pattern.ts';
import type { Splice } from '../xml/text-splices.ts';
import { encodeXmlText } from '../xml/xml-text.ts';
import { markFormula } from './our-marks.ts';
import { placeFor, type SheetPlaces } from './sheet-places.ts';
import { withPrefix } from './style-table.ts';

const SEVERITIES = ['blocking', 'query', 'notice'] as const;

/** Areas in one `sqref`: long lists are split, so that no program meets a line it can't hold. */
const AREAS_AT_ONCE = 400;

/**
 * The conditional formats that show marks. They come before the rules of the user (whose order stays), so that
 * a mark is seen on a cell that is coloured already; nothing of the cell itself changes.
 */
export function planMarks(
  places: SheetPlaces,
  marks: readonly FindingMark[],
  styleOf: (severity: FindingMark['severity']) => number,
): readonly Splice[] {
  const blocks: string[] = [];
  let priority = 0;
  for (const severity of SEVERITIES) {
    const areas = joinAreas(marks.filter((mark) => mark.severity === severity).map((mark) => mark.cell));
    for (let from = 0; from < areas.length; from += AREAS_AT_ONCE) {
      priority++;
      const sqref = areas
        .slice(from, from + AREAS_AT_ONCE)
        .map(areaAddress)
        .join(' ');
      const formula = encodeXmlText(markFormula(severity));
      blocks.push(
        `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" dxfId="${styleOf(severity)}" priority="${priority}"><formula>${formula}</formula></cfRule></conditionalFormatting>`,
      );
    }
  }
  if (blocks.length === 0) return [];
  // Excel and WPS go by priority; LibreOffice shows the rule that stands first.
  const theirs = places.elements.find(({ name }) => name === 'conditionalFormatting');
  const at = theirs?.start ?? placeFor(places, 'conditionalFormatting');
  return [
    ...lowerPriorities(places, priority),
    { start: at, end: at, text: withPrefix(blocks.join(''), places.prefix) },
  ];
}

/** Makes room for our priorities before those of the user, in the old and the x14 rules alike. */
function lowerPriorities(places: SheetPlaces, by: number): readonly Splice[] {
  const splices: Splice[] = [];
  for (const element of places.elements) {
    if (element.name !== 'conditionalFormatting' && element.name !== 'extLst') continue;
    const content = places.text.slice(element.innerStart, element.innerEnd);
    for (const match of content.matchAll(tagPattern('cfRule', 'g'))) {
      const priority = /\bpriority\s*=\s*["'](\d+)/.exec(match[0]);
      if (!priority) continue;
      const end = element.innerStart + match.index + priority.index + priority[0].length;
      splices.push({ start: end - priority[1]!.length, end, text: String(Number(priority[1]) + by) });
    }
  }
  return splices;
}

/** Single cells joined to columns of cells: a ledger with a thousand marks in one column becomes one area. */
function joinAreas(cells: readonly string[]): readonly CellArea[] {
  const places = [...new Set(cells)].flatMap((cell) => parseCellAddress(cell) ?? []);
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of places.sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = areas.at(-1);
    if (last && last.left === column && last.bottom === row - 1) last.bottom = row;
    else areas.push({ top: row, left: column, bottom: row, right: column });
  }
  return areas;
}
