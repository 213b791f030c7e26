import type { DecimalText } from '../../model/brands.ts';
import { divide, exact, formatFixed, HUNDRED, multiply } from '../../model/exact.ts';
import { checkRoster, type RosterNote, type RosterSettings } from '../../rule-pack/check-roster.ts';
import type { RosterRules } from '../../rule-pack/rule-pack.ts';
import type { IssuingNote } from '../issuing-note.ts';
import type { ReadRoster, RosterEntry } from './read-rosters.ts';
import type { VillageList } from './read-villages.ts';

/** What may be said of a roster: counts and cell addresses, never a name. */
export interface RosterReport {
  readonly sheets: readonly string[];
  readonly year: number | null;
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byService: Readonly<Record<string, number>>;
  readonly byGrade: Readonly<Record<string, number>>;
  /** Steps that have a column: how many people have them done. */
  readonly steps: readonly { readonly step: string; readonly done: number; readonly missing: number }[];
  readonly teams: { readonly count: number; readonly tooSmall: number };
  /** People by the year they joined; empty without such a column. */
  readonly byEntryYear: Readonly<Record<string, number>>;
  /** Those who joined in the roster's own year or were not there the year before; null when it cannot be told. */
  readonly newThisYear: number | null;
  /** People of last year's lowest grade who are still on it; null without last year's roster. */
  readonly stillThere: number | null;
  /** Share of the best grade in %, two places. */
  readonly best: { readonly grade: string; readonly count: number; readonly share: DecimalText | null };
  readonly notes: readonly IssuingNote[];
}

export type QuotaSettings = Pick<RosterSettings, 'quotaPercent' | 'rounding'>;

/**
 * A roster held against the rules of its pack: the quota of the best grade, last year's leavers, teams, villages, steps.
 * The quota is judged only where someone set it.
 */
export function reportRoster(
  rules: RosterRules,
  roster: ReadRoster,
  lastYear: ReadRoster | null,
  villages: VillageList,
  settings: QuotaSettings,
): RosterReport {
  const { people } = roster;
  // Cells of several sheets: each keeps its sheet's name while the rules look at them.
  const placed = people.map((one) => ({ ...one, cell: `${one.sheet}!${one.cell}` }));
  const result = checkRoster(rules, placed, lastYear?.people ?? [], {
    ...settings,
    poorVillages: villages.map((one) => one.name),
  });
  const best = result.byGrade[rules.quota.grade] ?? 0;
  const share = divide(multiply(exact(best), HUNDRED), exact(people.length));
  const count = (code: RosterNote['code']): number => result.notes.filter((one) => one.code === code).length;
  const byEntryYear = tally(people.map((one) => (one.entryYear === null ? null : String(one.entryYear))));
  return {
    sheets: roster.sheets,
    year: roster.year,
    total: people.length,
    byKind: tally(people.map((one) => wordOf(rules.kinds, one.kind) ?? wordOf(rules.kinds, one.service))),
    byService: tally(
      people.map((one) => wordOf(rules.services, one.service) ?? wordOf(rules.services, one.kind)),
    ),
    byGrade: result.byGrade,
    steps: stepsOf(people),
    teams: { count: result.teams, tooSmall: count('roster-team-too-small') },
    byEntryYear,
    newThisYear: newcomers(roster, lastYear, byEntryYear),
    stillThere: lastYear === null ? null : count('roster-should-have-left'),
    best: { grade: rules.quota.grade, count: best, share: share && (formatFixed(share, 2) as DecimalText) },
    notes: [
      ...result.notes.map((note) => withoutPeople(note, villages)),
      ...stepNotes(roster),
      ...twiceNotes(roster),
    ],
  };
}

/** By the year people joined where the roster says it, else by who was not there last year. */
function newcomers(
  roster: ReadRoster,
  lastYear: ReadRoster | null,
  byEntryYear: Readonly<Record<string, number>>,
): number | null {
  if (roster.has.entry && roster.year !== null) return byEntryYear[String(roster.year)] ?? 0;
  if (lastYear === null) return null;
  const key = (person: RosterEntry): string => `${person.region}|${person.name.replace(/\s/g, '')}`;
  const before = new Set(lastYear.people.map(key));
  return roster.people.filter((person) => !before.has(key(person))).length;
}

const tally = (words: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) if (word !== null) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

function wordOf(
  known: readonly { readonly kind: string; readonly aliases: readonly string[] }[],
  typed: string | null,
): string | null {
  const text = typed?.replace(/[\s“”"]/g, '') ?? '';
  if (text === '') return null;
  const same = (word: string): boolean => word.replace(/[“”"]/g, '') === text;
  return known.find((one) => same(one.kind) || one.aliases.some(same))?.kind ?? null;
}

/** Over the people whose sheet has a column for the step. */
function stepsOf(people: readonly RosterEntry[]): RosterReport['steps'] {
  const counts = new Map<string, { done: number; missing: number }>();
  for (const { step, done } of people.flatMap((one) => one.steps)) {
    const count = counts.get(step) ?? { done: 0, missing: 0 };
    counts.set(step, done ? { ...count, done: count.done + 1 } : { ...count, missing: count.missing + 1 });
  }
  return [...counts].map(([step, count]) => ({ step, ...count }));
}

/** Names of people, teams and what was typed stay in the workbook; the cell tells where to look. */
function withoutPeople(note: RosterNote, villages: VillageList): IssuingNote {
  const { name: _name, text: _text, team: _team, village, ...params } = note.params;
  const at = villages.find((one) => one.name === village);
  const split = note.cell?.lastIndexOf('!') ?? -1;
  return {
    code: note.code,
    severity: note.severity,
    sheet: at?.sheet ?? (split < 0 ? null : note.cell!.slice(0, split)),
    cell: at?.cell ?? (split < 0 ? null : note.cell!.slice(split + 1)),
    params,
  };
}

/** A step that somebody lacks, told once with the first cell. */
function stepNotes(roster: ReadRoster): IssuingNote[] {
  return stepsOf(roster.people).flatMap(({ step, missing }): IssuingNote[] => {
    const lacks = (one: RosterEntry) => one.steps.find((own) => own.step === step && !own.done);
    const first = roster.people.find((one) => lacks(one) !== undefined);
    if (missing === 0 || !first) return [];
    return [
      {
        code: 'roster-step-missing',
        severity: 'query',
        sheet: first.sheet,
        cell: lacks(first)!.cell,
        params: { step, count: String(missing) },
      },
    ];
  });
}

/** The same name in one region and place stands twice. */
function twiceNotes(roster: ReadRoster): IssuingNote[] {
  const seen = new Map<string, RosterEntry>();
  return roster.people.flatMap((person): IssuingNote[] => {
    const key = [person.name.replace(/\s/g, ''), person.region, person.place].join('|');
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, person);
      return [];
    }
    return [
      {
        code: 'roster-person-twice',
        severity: 'query',
        sheet: person.sheet,
        cell: person.cell,
        params: { other: before.sheet === person.sheet ? before.cell : `${before.sheet}!${before.cell}` },
      },
    ];
  });
}
