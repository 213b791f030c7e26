import type { FindingMark, ReportCell } from '../../workbook/report-sheet.ts';
import { draftHas, draftText } from '../package/package-draft.ts';
import {
  insertInto,
  OFFICE,
  type PackagePlan,
  planPart,
  planPartName,
  planRelationship,
  planSplice,
} from '../package/package-plan.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml/xml-element.ts';
import { encodeXmlText } from '../xml/xml-text.ts';

/** Additions to the style table of a workbook. What is there keeps its numbers; ours are appended. */
export interface StyleTable {
  /** Style number of a report cell. */
  cellStyle(cell: Pick<ReportCell, 'style' | 'format'>, locked?: boolean): number;
  /** Number of the differential format of a mark. */
  markStyle(severity: FindingMark['severity']): number;
  /** Puts the additions into the plan. */
  finish(): void;
}

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Sections that additions go to, in the order the schema demands. */
const SECTIONS = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;
type Section = (typeof SECTIONS)[number];

export const EMPTY_STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Colours of the three severities: text, ground. Each has its letterform too, so colour is never alone. */
const SEVERITY = {
  blocking: { text: 'FF9C0006', ground: 'FFFFC7CE', edge: 'FFC00000' },
  query: { text: 'FF7F6000', ground: 'FFFFEB9C', edge: 'FFBF9000' },
  notice: { text: 'FF1F4E78', ground: 'FFDDEBF7', edge: 'FF2E75B6' },
} as const;

interface Look {
  readonly font: string;
  readonly fill?: string;
  readonly border: boolean;
  readonly alignment: string;
}

const font = (rest: string, size = 11): string =>
  `${rest}<sz val="${size}"/>%COLOUR%<name val="等线"/><family val="2"/>`;
const plain = font('').replace('%COLOUR%', '');
const bold = (size = 11): string => font('<b/>', size).replace('%COLOUR%', '');
const coloured = (rest: string, rgb: string): string =>
  font(rest).replace('%COLOUR%', `<color rgb="${rgb}"/>`);
const WRAP = '<alignment vertical="center" wrapText="1"/>';

const LOOKS: Readonly<Record<ReportCell['style'], Look>> = {
  title: { font: bold(16), border: false, alignment: '<alignment horizontal="center" vertical="center"/>' },
  subtitle: { font: coloured('', 'FF595959'), border: false, alignment: '<alignment vertical="center"/>' },
  header: {
    font: bold(),
    fill: 'FFDDEBF7',
    border: true,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  text: { font: plain, border: true, alignment: WRAP },
  number: { font: plain, border: true, alignment: '<alignment horizontal="right" vertical="center"/>' },
  strong: { font: bold(), border: true, alignment: WRAP },
  note: {
    font: coloured('', 'FF595959'),
    border: false,
    alignment: '<alignment vertical="top" wrapText="1"/>',
  },
  link: { font: coloured('<u/>', 'FF0563C1'), border: true, alignment: WRAP },
  blocking: {
    font: coloured('<b/>', SEVERITY.blocking.text),
    fill: SEVERITY.blocking.ground,
    border: true,
    alignment: WRAP,
  },
  query: {
    font: coloured('', SEVERITY.query.text),
    fill: SEVERITY.query.ground,
    border: true,
    alignment: WRAP,
  },
  notice: {
    font: coloured('', SEVERITY.notice.text),
    fill: SEVERITY.notice.ground,
    border: true,
    alignment: WRAP,
  },
  missing: { font: coloured('<i/>', 'FF7F7F7F'), fill: 'FFF2F2F2', border: true, alignment: WRAP },
};

const EDGE = '<color rgb="FFBFBFBF"/>';
const BORDER = `<border><left style="thin">${EDGE}</left><right style="thin">${EDGE}</right><top style="thin">${EDGE}</top><bottom style="thin">${EDGE}</bottom><diagonal/></border>`;

/** Opens the style table of a workbook for additions; makes one when the package has none. */
export function openStyleTable(plan: PackagePlan, parts: WorkbookParts): StyleTable {
  const part = parts.styles;
  if (part !== undefined && draftHas(plan.draft, part))
    return styleTable(plan, part, draftText(plan.draft, part), true);
  const name = planPartName(plan, 'xl/styles', '.xml');
  return styleTable(plan, name, EMPTY_STYLES, false, parts.part);
}

function styleTable(plan: PackagePlan, part: string, text: string, exists: boolean, owner = ''): StyleTable {
  const root = parseXml(text, part);
  const additions = new Map<Section, string[]>();
  const numbers = new Map<string, number>();
  const countOf = (section: Section): number => childOf(root, section)?.children.length ?? 0;
  // The same piece is added once and keeps its number.
  const add = (section: Section, xml: string): number => {
    const known = numbers.get(section + xml);
    if (known !== undefined) return known;
    const list = additions.get(section) ?? [];
    const number = countOf(section) + list.length;
    additions.set(section, [...list, xml]);
    numbers.set(section + xml, number);
    return number;
  };
  let nextFormat =
    Math.max(
      175,
      ...childrenOf(childOf(root, 'numFmts'), 'numFmt').map(
        (format) => Number(format.attributes.numFmtId) || 0,
      ),
    ) + 1;
  const formatIds = new Map<string, number>();
  const formatId = (code: string | undefined): number => {
    if (code === undefined) return 0;
    const known = formatIds.get(code);
    if (known !== undefined) return known;
    const id = nextFormat++;
    formatIds.set(code, id);
    add('numFmts', `<numFmt numFmtId="${id}" formatCode="${encodeXmlText(code)}"/>`);
    return id;
  };
  return {
    cellStyle({ style, format }, locked = true) {
      const look = LOOKS[style];
      const fontId = add('fonts', `<font>${look.font}</font>`);
      const fillId =
        look.fill === undefined
          ? 0
          : add(
              'fills',
              `<fill><patternFill patternType="solid"><fgColor rgb="${look.fill}"/><bgColor indexed="64"/></patternFill></fill>`,
            );
      const borderId = look.border ? add('borders', BORDER) : 0;
      const protection = locked ? '' : '<protection locked="0"/>';
      return add(
        'cellXfs',
        `<xf numFmtId="${formatId(format)}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${locked ? '' : ' applyProtection="1"'}>${look.alignment}${protection}</xf>`,
      );
    },
    markStyle(severity) {
      const { text: colour, ground, edge } = SEVERITY[severity];
      const line = (side: string): string => `<${side} style="thin"><color rgb="${edge}"/></${side}>`;
      const emphasis = severity === 'blocking' ? '<b/>' : severity === 'query' ? '<i/>' : '<u/>';
      return add(
        'dxfs',
        `<dxf><font>${emphasis}<color rgb="${colour}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${ground}"/><bgColor rgb="${ground}"/></patternFill></fill><border>${line('left')}${line('right')}${line('top')}${line('bottom')}</border></dxf>`,
      );
    },
    finish() {
      if (additions.size === 0 && exists) return;
      if (exists) {
        for (const splice of sectionSplices(text, root, additions)) planSplice(plan, part, splice);
        return;
      }
      planPart(plan, part, inserted(text, root, additions), STYLES_TYPE);
      planRelationship(plan, owner, `${OFFICE}styles`, part);
    },
  };
}

/** Splices that append to sections, make the missing ones in their place, and keep the counts right. */
function sectionSplices(
  text: string,
  root: XmlElement,
  additions: ReadonlyMap<Section, readonly string[]>,
): { start: number; end: number; text: string }[] {
  const splices: { start: number; end: number; text: string }[] = [];
  for (const section of SECTIONS) {
    const list = additions.get(section);
    if (!list) continue;
    const xml = withPrefix(list.join(''), root.prefix);
    const element = childOf(root, section);
    if (!element) {
      const before = root.children.findLast(
        (child) => SECTIONS.indexOf(child.name as Section) < SECTIONS.indexOf(section),
      );
      const at = before?.end ?? root.innerStart;
      splices.push({
        start: at,
        end: at,
        text: `<${root.prefix}${section} count="${list.length}">${xml}</${root.prefix}${section}>`,
      });
      continue;
    }
    const tag = text.slice(element.start, element.innerStart);
    const count = /(\scount\s*=\s*["'])(\d+)/.exec(tag);
    if (count && !element.selfClosed) {
      const start = element.start + count.index + count[1]!.length;
      splices.push({
        start,
        end: start + count[2]!.length,
        text: String(element.children.length + list.length),
      });
      splices.push(insertInto(text, element, xml));
    } else if (element.selfClosed)
      splices.push({
        start: element.start,
        end: element.end,
        text: `<${root.prefix}${section} count="${list.length}">${xml}</${root.prefix}${section}>`,
      });
    else splices.push(insertInto(text, element, xml));
  }
  return splices;
}

function inserted(
  text: string,
  root: XmlElement,
  additions: ReadonlyMap<Section, readonly string[]>,
): string {
  let result = text;
  for (const splice of sectionSplices(text, root, additions).toSorted((a, b) => b.start - a.start))
    result = result.slice(0, splice.start) + splice.text + result.slice(splice.end);
  return result;
}

/** Our element names under the prefix that the part uses. */
export const withPrefix = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, (_, slash: string) => `<${slash}${prefix}`);
