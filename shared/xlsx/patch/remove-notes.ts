import { parseCellAddress } from '../../workbook/address.ts';
import { draftHas, draftText, type PackageDraft, setDraftText } from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import { readRelationships } from '../package/relationships.ts';
import { richText } from '../read/shared-strings.ts';
import { applySplices } from '../xml/text-splices.ts';
import { childOf, childrenOf, parseXml, textOf } from '../xml/xml-element.ts';
import { NOTE_AUTHOR, NOTE_SIGN } from './our-marks.ts';
import { removePartTree, removeRelationships } from './remove-parts.ts';
import { removeThreads } from './remove-threads.ts';
import { elementOf, placeSheet } from './sheet-places.ts';

/** Removes our notes and threads of one sheet and their shapes; the parts too when nothing is left in them. */
export function removeNotes(draft: PackageDraft, sheetPart: string): void {
  const threads = removeThreads(draft, sheetPart);
  const relationships = readRelationships(draftSource(draft), sheetPart);
  const comments = relationships.find(({ type }) => type === 'comments')?.target;
  if (comments === undefined || !draftHas(draft, comments)) return;
  const text = draftText(draft, comments);
  if (!text.includes(NOTE_AUTHOR) && !text.includes(NOTE_SIGN)) return;
  const root = parseXml(text, comments);
  const authors = new Set(
    childrenOf(childOf(root, 'authors'), 'author').flatMap((element, index) => {
      const name = textOf(text, element);
      return name === NOTE_AUTHOR || threads.has(name) ? [String(index)] : [];
    }),
  );
  const all = childrenOf(childOf(root, 'commentList'), 'comment');
  const ours = all.filter(
    ({ attributes, innerStart, innerEnd }) =>
      authors.has(attributes.authorId ?? '') || richText(text, innerStart, innerEnd).startsWith(NOTE_SIGN),
  );
  if (ours.length === 0) return;
  const drawing = relationships.find(
    ({ type, id, target }) =>
      type === 'vmlDrawing' && draftHas(draft, target) && drawsNotes(draft, sheetPart, id),
  )?.target;
  const shapesLeft =
    drawing === undefined
      ? 0
      : removeShapes(draft, drawing, new Set(ours.map(({ attributes }) => attributes.ref ?? '')));
  if (ours.length < all.length) {
    setDraftText(
      draft,
      comments,
      applySplices(
        text,
        ours.map(({ start, end }) => ({ start, end, text: '' })),
      ).text,
    );
    return;
  }
  const empty = [comments, ...(drawing !== undefined && shapesLeft === 0 ? [drawing] : [])];
  const ids = new Set(relationships.filter(({ target }) => empty.includes(target)).map(({ id }) => id));
  const gone = removeRelationships(draft, sheetPart, (target) => empty.includes(target));
  dropLegacyDrawing(draft, sheetPart, ids);
  for (const part of gone) removePartTree(draft, part);
}

function drawsNotes(draft: PackageDraft, sheetPart: string, id: string): boolean {
  const element = elementOf(placeSheet(draftText(draft, sheetPart), sheetPart), 'legacyDrawing');
  return Object.values(element?.attributes ?? {}).includes(id);
}

/** VML is not always well-formed XML, so shapes are cut by their tags. Answers how many are left. */
function removeShapes(draft: PackageDraft, drawing: string, cells: ReadonlySet<string>): number {
  const places = new Set(
    [...cells].map((cell) => parseCellAddress(cell)).map((place) => `${place?.row}:${place?.column}`),
  );
  let left = 0;
  const text = draftText(draft, drawing).replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = /<x:Row>\s*(\d+)/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)/.exec(shape)?.[1];
    if (/ObjectType="Note"/.test(shape) && places.has(`${row}:${column}`)) return '';
    left++;
    return shape;
  });
  setDraftText(draft, drawing, text);
  return left;
}

function dropLegacyDrawing(draft: PackageDraft, sheetPart: string, ids: ReadonlySet<string>): void {
  const text = draftText(draft, sheetPart);
  const element = elementOf(placeSheet(text, sheetPart), 'legacyDrawing');
  if (element && Object.values(element.attributes).some((value) => ids.has(value)))
    setDraftText(
      draft,
      sheetPart,
      applySplices(text, [{ start: element.start, end: element.end, text: '' }]).text,
    );
}
