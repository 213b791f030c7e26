import { parseCellAddress } from '../../workbook/address.ts';
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
import { type Relationship, relatedPart } from '../package/relationships.ts';
import type { Splice } from '../xml/text-splices.ts';
import { childOf, childrenOf, parseXml } from '../xml/xml-element.ts';
import { encodeCellText } from '../xml/xml-text.ts';
import { NOTE_AUTHOR } from './our-marks.ts';
import { elementOf, placeFor, type SheetPlaces } from './sheet-places.ts';
import { withPrefix } from './style-table.ts';

export interface PlannedNote {
  readonly cell: string;
  readonly text: string;
}

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const VML_HEAD =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">';
const VML_TYPE_SHAPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

export interface NoteOutcome {
  /** Cells whose note of the user was left alone. */
  readonly taken: readonly string[];
  /** Changes to the sheet part itself. */
  readonly splices: readonly Splice[];
}

/** Adds notes (批注) to a sheet: into its existing comments and drawing parts where it has them. */
export function planNotes(
  plan: PackagePlan,
  sheetPart: string,
  places: SheetPlaces,
  relationships: readonly Relationship[],
  notes: readonly PlannedNote[],
): NoteOutcome {
  const comments = relatedPart(relationships, 'comments');
  const existing = comments !== undefined && draftHas(plan.draft, comments) ? comments : null;
  const taken = new Set(existing === null ? [] : commentedCells(draftText(plan.draft, existing), existing));
  const free = [...new Map(notes.map((note) => [note.cell, note])).values()].filter(
    (note) => !taken.has(note.cell),
  );
  const outcome = {
    taken: notes.filter((note) => taken.has(note.cell)).map((note) => note.cell),
    splices: [] as Splice[],
  };
  if (free.length === 0) return outcome;
  if (existing !== null) appendComments(plan, existing, free);
  else {
    const part = planPartName(plan, 'xl/comments', '.xml');
    const list = free.map((note) => commentXml(note, 0)).join('');
    planPart(
      plan,
      part,
      `<comments xmlns="${MAIN}"><authors><author>${NOTE_AUTHOR}</author></authors><commentList>${list}</commentList></comments>`,
      COMMENTS_TYPE,
    );
    planRelationship(plan, sheetPart, `${OFFICE}comments`, part);
  }
  outcome.splices.push(...planShapes(plan, sheetPart, places, relationships, free));
  return outcome;
}

/** Cells that have a note. A threaded comment has one as well, as its stand-in for old programs. */
function commentedCells(text: string, part: string): readonly string[] {
  return childrenOf(childOf(parseXml(text, part), 'commentList'), 'comment').map(
    ({ attributes }) => attributes.ref ?? '',
  );
}

function appendComments(plan: PackagePlan, part: string, notes: readonly PlannedNote[]): void {
  const text = draftText(plan.draft, part);
  const root = parseXml(text, part);
  const authors = childOf(root, 'authors');
  const list = childOf(root, 'commentList');
  if (!authors || !list) return;
  const author = authors.children.length;
  planSplice(
    plan,
    part,
    insertInto(text, authors, withPrefix(`<author>${NOTE_AUTHOR}</author>`, root.prefix)),
  );
  planSplice(
    plan,
    part,
    insertInto(text, list, withPrefix(notes.map((note) => commentXml(note, author)).join(''), root.prefix)),
  );
}

const commentXml = ({ cell, text }: PlannedNote, author: number): string =>
  `<comment ref="${cell}" authorId="${author}"><text><r><rPr><sz val="9"/></rPr><t xml:space="preserve">${encodeCellText(text)}</t></r></text></comment>`;

function planShapes(
  plan: PackagePlan,
  sheetPart: string,
  places: SheetPlaces,
  relationships: readonly Relationship[],
  notes: readonly PlannedNote[],
): readonly Splice[] {
  const drawingId = elementOf(places, 'legacyDrawing')?.attributes;
  const named = relationships.find(
    ({ type, id }) => type === 'vmlDrawing' && Object.values(drawingId ?? {}).includes(id),
  )?.target;
  if (named !== undefined && draftHas(plan.draft, named)) {
    const text = draftText(plan.draft, named);
    const at = text.lastIndexOf('</xml>');
    const numbers = [...text.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1]));
    if (at >= 0)
      planSplice(plan, named, {
        start: at,
        end: at,
        text: shapesXml(
          notes,
          numbers.reduce((highest, number) => Math.max(highest, number), 1024) + 1,
          text,
        ),
      });
    return [];
  }
  const part = planPartName(plan, 'xl/drawings/vmlDrawing', '.vml');
  const layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>';
  plan.added.set(part, `${VML_HEAD}${layout}${shapesXml(notes, 1025, '')}</xml>`);
  plan.extensions.set('vml', VML_TYPE);
  const id = planRelationship(plan, sheetPart, `${OFFICE}vmlDrawing`, part);
  const at = placeFor(places, 'legacyDrawing');
  return [
    {
      start: at,
      end: at,
      text: withPrefix(`<legacyDrawing xmlns:kzr="${OFFICE.slice(0, -1)}" kzr:id="${id}"/>`, places.prefix),
    },
  ];
}

function shapesXml(notes: readonly PlannedNote[], firstNumber: number, present: string): string {
  const shapes = notes.map(({ cell }, index) => {
    const place = parseCellAddress(cell) ?? { row: 0, column: 0 };
    const { row, column } = place;
    const anchor = [
      column + 1,
      15,
      Math.max(0, row - 1),
      10,
      column + 4,
      15,
      Math.max(0, row - 1) + 4,
      4,
    ].join(', ');
    return `<v:shape id="_x0000_s${firstNumber + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  return (present.includes('_x0000_t202"') ? '' : VML_TYPE_SHAPE) + shapes.join('');
}
