import { decodePart } from '../xml/xml-text.ts';
import { writeZip, type ZipItem } from './write-zip.ts';
import { hasPart, readPart, type ZipArchive } from './zip-archive.ts';
import type { ZipEngine } from './zip-engine.ts';

/** A package being changed: what differs from the archive it began with, by lower-case part name. Texts are read once. */
export interface PackageDraft {
  readonly archive: ZipArchive;
  readonly engine: ZipEngine;
  readonly parts: Map<string, DraftPart>;
}

interface DraftPart {
  readonly name: string;
  readonly text: string;
  readonly state: 'read' | 'changed' | 'added' | 'removed';
}

export const draftPackage = (archive: ZipArchive): PackageDraft => ({
  archive,
  engine: archive.engine,
  parts: new Map(),
});

/** A copy that can be changed without changing the first. Texts are shared. */
export const copyDraft = (draft: PackageDraft): PackageDraft => ({ ...draft, parts: new Map(draft.parts) });

export function draftHas(draft: PackageDraft, name: string): boolean {
  const part = draft.parts.get(name.toLowerCase());
  return part ? part.state !== 'removed' : hasPart(draft.archive, name);
}

/** Text of a part as it stands in the draft. */
export function draftText(draft: PackageDraft, name: string): string {
  const key = name.toLowerCase();
  const known = draft.parts.get(key);
  if (known && known.state !== 'removed') return known.text;
  const text = decodePart(readPart(draft.archive, name), draft.engine, name);
  draft.parts.set(key, { name, text, state: 'read' });
  return text;
}

/** Changes a part, or adds it when the package has none of this name. */
export function setDraftText(draft: PackageDraft, name: string, text: string): void {
  const state = hasPart(draft.archive, name) ? 'changed' : 'added';
  draft.parts.set(name.toLowerCase(), { name, text, state });
}

export function removeDraftPart(draft: PackageDraft, name: string): void {
  const key = name.toLowerCase();
  if (hasPart(draft.archive, name)) draft.parts.set(key, { name, text: '', state: 'removed' });
  else draft.parts.delete(key);
}

/** The package as bytes: parts in their old order, unchanged ones as they lie in the old file, new ones at the end. */
export function writeDraft(draft: PackageDraft): Uint8Array {
  const { archive, engine } = draft;
  const items: ZipItem[] = [];
  for (const entry of archive.entries) {
    const part = draft.parts.get(entry.name.toLowerCase());
    if (part?.state === 'removed') continue;
    if (part?.state === 'changed')
      items.push({ name: entry.name, data: engine.encodeUtf8(part.text), replaces: entry });
    else items.push({ kept: entry });
  }
  for (const part of draft.parts.values())
    if (part.state === 'added')
      items.push({ name: part.name, data: engine.encodeUtf8(part.text), replaces: null });
  return writeZip(archive, items, engine);
}

/** CRC-32 of a part as it will be written. */
export const draftCrc = (draft: PackageDraft, name: string): number =>
  draft.engine.crc32(draft.engine.encodeUtf8(draftText(draft, name)));
