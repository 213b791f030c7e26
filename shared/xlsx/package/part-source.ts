import { decodePart } from '../xml/xml-text.ts';
import { draftHas, draftText, type PackageDraft } from './package-draft.ts';
import { hasPart, readPart, type ZipArchive } from './zip-archive.ts';

/** The texts of a package's parts, whether as opened or as they stand in a draft. */
export interface PartSource {
  has(name: string): boolean;
  text(name: string): string;
  names(): readonly string[];
}

export const archiveSource = (archive: ZipArchive): PartSource => ({
  has: (name) => hasPart(archive, name),
  text: (name) => decodePart(readPart(archive, name), archive.engine, name),
  names: () => archive.entries.map((entry) => entry.name),
});

export const draftSource = (draft: PackageDraft): PartSource => ({
  has: (name) => draftHas(draft, name),
  text: (name) => draftText(draft, name),
  names: () => [
    ...draft.archive.entries.map((entry) => entry.name).filter((name) => draftHas(draft, name)),
    ...[...draft.parts.values()].filter(({ state }) => state === 'added').map(({ name }) => name),
  ],
});
