import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import { issuingSentence } from '#shared/messages/issuing.ts';

/** `sheet!B7 sentence`, one line a note. */
export const noteLines = (notes: readonly IssuingNote[]): readonly string[] =>
  notes.map((note) => {
    const place = note.sheet === null ? '' : `${note.sheet}${note.cell === null ? '' : `!${note.cell}`} `;
    return `${place}${issuingSentence(note.code, note.params, 'zh')}`;
  });

/** A note as --json prints it. */
export const noteReport = (note: IssuingNote) => ({
  ...note,
  message: issuingSentence(note.code, note.params, 'zh'),
});
