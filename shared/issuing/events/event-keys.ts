import type { IssuingNote } from '../issuing-note.ts';
import { eventForm } from './event-concepts.ts';
import type { ReadEvent, RegisterEvent } from './read-event-register.ts';

/** Kinds of which one event may reach several levels; each report in the media and each meeting counts for itself. */
const SEVERAL_LEVELS: ReadonlySet<string> = new Set(['commendation', 'criticism']);
/** Shorter texts (市级表彰) name no event that could be told from another. */
const SHORTEST_FORM = 4;

/**
 * Gives the same event at several levels one key, by its words or by a document that names it twice; a line typed twice
 * counts once and is told.
 */
export function withEventKeys(lines: readonly ReadEvent[]): {
  readonly events: readonly RegisterEvent[];
  readonly notes: readonly IssuingNote[];
} {
  const seen = new Map<string, ReadEvent>();
  const occurrences = new Map<string, number>();
  const notes: IssuingNote[] = [];
  const events: RegisterEvent[] = [];
  for (const line of lines) {
    const same = [
      line.region,
      line.rule,
      line.level,
      line.date,
      line.document,
      line.subject,
      line.quantity,
    ].join('|');
    const before = seen.get(same);
    if (before) {
      notes.push({
        code: 'event-twice',
        severity: 'query',
        sheet: line.sheet,
        cell: line.cell,
        params: { subject: line.subject, other: `${before.sheet}!${before.cell}` },
      });
      continue;
    }
    seen.set(same, line);
    const { subject: _subject, document: _document, concept: _concept, ...event } = line;
    events.push({ ...event, event: keyOf(line, occurrences) });
  }
  return { events, notes };
}

/** The n-th time that an event stands at one level is another event than the first. */
function keyOf(line: ReadEvent, occurrences: Map<string, number>): string | null {
  if (!SEVERAL_LEVELS.has(line.concept)) return null;
  const form = eventForm(line.subject);
  const name = form.length >= SHORTEST_FORM ? form : line.document;
  if (name === null || name === '') return null;
  const place = `${line.region ?? ''}|${line.rule}|${name}`;
  const atLevel = `${place}|${line.level}`;
  const times = (occurrences.get(atLevel) ?? 0) + 1;
  occurrences.set(atLevel, times);
  return `${place}|${times}`;
}
