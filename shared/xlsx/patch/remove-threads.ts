import { draftHas, draftText, type PackageDraft, setDraftText } from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import { readRelationships } from '../package/relationships.ts';
import { applySplices } from '../xml/text-splices.ts';
import { childOf, childrenOf, parseXml, textOf } from '../xml/xml-element.ts';
import { NOTE_SIGN } from './our-marks.ts';
import { removePartTree, removeRelationships } from './remove-parts.ts';

/**
 * Removes our threaded comments of one sheet, as Excel keeps those our pane wrote, and answers the authors of their
 * stand-ins among the notes (`tc={…}`). A thread in which somebody answered holds that person's words and stays.
 */
export function removeThreads(draft: PackageDraft, sheetPart: string): ReadonlySet<string> {
  const part = readRelationships(draftSource(draft), sheetPart).find(
    ({ type }) => type === 'threadedComment',
  )?.target;
  if (part === undefined || !draftHas(draft, part)) return new Set();
  const text = draftText(draft, part);
  if (!text.includes(NOTE_SIGN)) return new Set();
  const all = childrenOf(parseXml(text, part), 'threadedComment');
  const answered = new Set(all.map(({ attributes }) => attributes.parentId));
  const ours = all.filter((comment) => {
    const words = childOf(comment, 'text');
    return (
      comment.attributes.parentId === undefined &&
      !answered.has(comment.attributes.id) &&
      words !== undefined &&
      textOf(text, words).startsWith(NOTE_SIGN)
    );
  });
  if (ours.length > 0 && ours.length === all.length) {
    removeRelationships(draft, sheetPart, (target) => target === part);
    removePartTree(draft, part);
  } else {
    const cuts = ours.map(({ start, end }) => ({ start, end, text: '' }));
    setDraftText(draft, part, applySplices(text, cuts).text);
  }
  return new Set(ours.map(({ attributes }) => `tc=${attributes.id}`));
}
