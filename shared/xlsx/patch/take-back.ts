import {
  draftHas,
  draftText,
  type PackageDraft,
  removeDraftPart,
  setDraftText,
} from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import { readWorkbookParts } from '../package/workbook-parts.ts';
import { reverseSplices } from '../xml/text-splices.ts';
import { type OurAdditions, type PatchRecord, readOurItems } from './patch-record.ts';
import { removeOurs } from './remove-ours.ts';

/** What to take out when there is no record of ours to put it back from. */
export interface Wanted {
  readonly marks: boolean;
  readonly sheets: boolean;
  readonly state: boolean;
}

export interface TakenBack {
  readonly additions: OurAdditions;
  readonly state: string | null;
  /** True when every part has again exactly the characters it had before our first patch. */
  readonly exact: boolean;
}

const NOTHING: OurAdditions = { fills: [], marks: [], comments: false, sheets: [] };

/**
 * Takes everything of ours out of a draft. As long as no other program saved the file since, by the record and
 * exactly; else by recognising what is ours, leaving alone whatever the program rewrote around it.
 */
export function takeBack(draft: PackageDraft, wanted: Wanted): TakenBack {
  const source = draftSource(draft);
  const workbook = readWorkbookParts(source);
  const items = readOurItems(source, workbook);
  const additions = items.record?.additions ?? NOTHING;
  const exact = items.record !== null && reverseByRecord(draft, items.record);
  // What another host of ours wrote has no record: only what the patch replaces is taken out of it.
  const everything = { marks: true, sheets: true, state: true };
  const removed = items.record === null ? wanted : everything;
  if (!exact) removeOurs(draft, removed.state ? items.parts : [], additions.fills, removed);
  return { additions, state: removed.state || exact ? items.state : null, exact };
}

/** All or nothing: one part that another program wrote means that it may have rewritten any of them. */
function reverseByRecord(draft: PackageDraft, record: PatchRecord): boolean {
  const restored: { readonly part: string; readonly text: string }[] = [];
  for (const { part, crc, reverse } of record.changed) {
    if (draft.archive.byName.get(part.toLowerCase())?.crc !== crc || !draftHas(draft, part)) return false;
    const text = reverseSplices(draftText(draft, part), reverse);
    if (text === null) return false;
    restored.push({ part, text });
  }
  if (!record.added.every((part) => draftHas(draft, part))) return false;
  for (const { part, text } of restored) setDraftText(draft, part, text);
  for (const part of record.added) removeDraftPart(draft, part);
  return true;
}
