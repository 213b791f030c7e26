import {
  draftHas,
  draftText,
  type PackageDraft,
  removeDraftPart,
  setDraftText,
} from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import { readRelationships, relationshipsName, resolveTarget } from '../package/relationships.ts';
import { applySplices } from '../xml/text-splices.ts';
import { childrenOf, parseXml } from '../xml/xml-element.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** Removes a part with everything that only it leads to: drawings, charts, notes. Its content types go too. */
export function removePartTree(draft: PackageDraft, part: string): void {
  if (!draftHas(draft, part)) return;
  const related = readRelationships(draftSource(draft), part).filter(({ external }) => !external);
  removeDraftPart(draft, part);
  removeContentType(draft, part);
  if (draftHas(draft, relationshipsName(part))) removeDraftPart(draft, relationshipsName(part));
  for (const { target } of related) if (!isStillNamed(draft, target)) removePartTree(draft, target);
}

/** True when some relationship of the draft leads to the part. */
function isStillNamed(draft: PackageDraft, part: string): boolean {
  const source = draftSource(draft);
  return source
    .names()
    .filter((name) => name.endsWith('.rels'))
    .some((name) => {
      const owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2');
      return readRelationships(source, owner).some(
        ({ target }) => target.toLowerCase() === part.toLowerCase(),
      );
    });
}

/** Removes the relationships of a part that the test picks; answers the parts they led to. */
export function removeRelationships(
  draft: PackageDraft,
  part: string,
  test: (target: string, id: string) => boolean,
): readonly string[] {
  const name = relationshipsName(part);
  if (!draftHas(draft, name)) return [];
  const text = draftText(draft, name);
  const gone = childrenOf(parseXml(text, name), 'Relationship').filter(
    ({ attributes }) =>
      attributes.TargetMode !== 'External' &&
      test(resolveTarget(part, attributes.Target ?? ''), attributes.Id ?? ''),
  );
  if (gone.length > 0)
    setDraftText(
      draft,
      name,
      applySplices(
        text,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ).text,
    );
  return gone.map(({ attributes }) => resolveTarget(part, attributes.Target ?? ''));
}

function removeContentType(draft: PackageDraft, part: string): void {
  if (!draftHas(draft, CONTENT_TYPES)) return;
  const text = draftText(draft, CONTENT_TYPES);
  const gone = childrenOf(parseXml(text, CONTENT_TYPES), 'Override').filter(
    ({ attributes }) => resolveTarget('', attributes.PartName ?? '').toLowerCase() === part.toLowerCase(),
  );
  if (gone.length > 0)
    setDraftText(
      draft,
      CONTENT_TYPES,
      applySplices(
        text,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ).text,
    );
}
