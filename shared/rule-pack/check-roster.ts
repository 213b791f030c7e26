import type { DecimalText } from '../model/brands.ts';
import {
  ceiling,
  compare,
  divide,
  type Exact,
  exact,
  floor,
  formatFixed,
  HUNDRED,
  multiply,
  round,
  toDecimalText,
} from '../model/exact.ts';
import type { RosterRules } from './rule-pack.ts';

/** One person of a roster, as the ledger gives it. Texts as typed; null = the column is missing or blank. */
export interface RosterPerson {
  readonly name: string;
  readonly region: string | null;
  /** Village or enterprise served. */
  readonly place: string | null;
  readonly team: string | null;
  readonly kind: string | null;
  readonly grade: string | null;
  /** Cell of the row, for the message. */
  readonly cell: string;
}

export interface RosterSettings {
  /** Share of the best grade in %; null = not set, then nothing is judged. */
  readonly quotaPercent: DecimalText | null;
  /** How a part of a person counts. */
  readonly rounding: 'down' | 'half-up' | 'up';
  /** Names of the poor villages of the place, when known. */
  readonly poorVillages: readonly string[];
}

export interface RosterNote {
  readonly code:
    | 'roster-quota-unset'
    | 'roster-quota-kept'
    | 'roster-quota-exceeded'
    | 'roster-should-have-left'
    | 'roster-team-too-small'
    | 'roster-village-without'
    | 'roster-grade-unknown'
    | 'roster-kind-unknown';
  readonly severity: 'blocking' | 'query' | 'notice';
  readonly cell: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly clause: string;
}

export interface RosterResult {
  readonly total: number;
  /** By grade and kind, in the order of the rules. */
  readonly byGrade: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly teams: number;
  readonly notes: readonly RosterNote[];
}

/**
 * A year's roster against the rules: the quota of the best grade over all people of the place, people of last year's
 * lowest grade who are still on it, teams below the minimum, poor villages without anybody.
 */
export function checkRoster(
  rules: RosterRules,
  people: readonly RosterPerson[],
  lastYear: readonly RosterPerson[],
  settings: RosterSettings,
): RosterResult {
  const gradeOf = (person: RosterPerson): string | null =>
    matchWord(person.grade, rules.grades, (one) => one.grade);
  const kindOf = (person: RosterPerson): string | null =>
    matchWord(person.kind, [...rules.kinds, ...rules.services], (one) => one.kind);
  return {
    total: people.length,
    byGrade: countBy(people, gradeOf),
    byKind: countBy(people, kindOf),
    teams: teamsOf(people).size,
    notes: [
      ...unknownNotes(rules, people, gradeOf, kindOf),
      quotaNote(
        rules,
        people.length,
        people.filter((one) => gradeOf(one) === rules.quota.grade).length,
        settings,
      ),
      ...leavers(rules, people, lastYear),
      ...smallTeams(rules, people),
      ...emptyVillages(rules, people, settings.poorVillages),
    ],
  };
}

function matchWord<T extends { readonly aliases: readonly string[] }>(
  typed: string | null,
  known: readonly T[],
  nameOf: (one: T) => string,
): string | null {
  const text = typed?.replace(/\s/g, '') ?? '';
  const found = known.find((one) => nameOf(one) === text || one.aliases.includes(text));
  return found ? nameOf(found) : null;
}

function countBy(
  people: readonly RosterPerson[],
  wordOf: (person: RosterPerson) => string | null,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const person of people) {
    const word = wordOf(person);
    if (word !== null) counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

function unknownNotes(
  rules: RosterRules,
  people: readonly RosterPerson[],
  gradeOf: (person: RosterPerson) => string | null,
  kindOf: (person: RosterPerson) => string | null,
): RosterNote[] {
  return people.flatMap((person): RosterNote[] => {
    const note = (code: RosterNote['code'], text: string, clause: string): RosterNote => ({
      code,
      severity: 'query',
      cell: person.cell,
      params: { name: person.name, text },
      clause,
    });
    const grade = person.grade !== null && person.grade.trim() !== '' && gradeOf(person) === null;
    const kind = person.kind !== null && person.kind.trim() !== '' && kindOf(person) === null;
    return [
      ...(grade ? [note('roster-grade-unknown', person.grade ?? '', rules.clauses.grades)] : []),
      ...(kind ? [note('roster-kind-unknown', person.kind ?? '', rules.clauses.kinds)] : []),
    ];
  });
}

function quotaNote(rules: RosterRules, total: number, best: number, settings: RosterSettings): RosterNote {
  const share = total === 0 ? null : divide(multiply(exact(best), HUNDRED), exact(total));
  const params = {
    grade: rules.quota.grade,
    count: String(best),
    total: String(total),
    share: share === null ? '' : formatFixed(share, 2),
  };
  const percent = settings.quotaPercent ?? rules.quota.percent;
  const common = { cell: null, clause: rules.clauses.quota };
  if (percent === null) return { ...common, code: 'roster-quota-unset', severity: 'notice', params };
  const limit = wholePeople(divide(multiply(exact(total), exact(percent)), HUNDRED)!, settings.rounding);
  const kept = compare(exact(best), limit) <= 0;
  return {
    ...common,
    code: kept ? 'roster-quota-kept' : 'roster-quota-exceeded',
    severity: kept ? 'notice' : 'query',
    params: { ...params, percent, rounding: settings.rounding, limit: toDecimalText(limit) },
  };
}

const wholePeople = (people: Exact, rounding: RosterSettings['rounding']): Exact =>
  rounding === 'down' ? floor(people) : rounding === 'up' ? ceiling(people) : round(people, 0);

/** Last year's lowest grade leaves the roster; still being on it is asked about. */
function leavers(
  rules: RosterRules,
  people: readonly RosterPerson[],
  lastYear: readonly RosterPerson[],
): RosterNote[] {
  const exit = rules.grades.find((one) => one.grade === rules.exitGrade);
  const words = new Set([rules.exitGrade, ...(exit?.aliases ?? [])]);
  const key = (person: RosterPerson): string => `${person.region ?? ''}|${person.name.replace(/\s/g, '')}`;
  const leaving = new Set(lastYear.filter((one) => words.has(one.grade?.trim() ?? '')).map(key));
  return people
    .filter((person) => leaving.has(key(person)))
    .map((person) => ({
      code: 'roster-should-have-left',
      severity: 'query',
      cell: person.cell,
      params: { name: person.name, grade: rules.exitGrade },
      clause: rules.clauses.exit,
    }));
}

function teamsOf(people: readonly RosterPerson[]): Map<string, readonly RosterPerson[]> {
  const teams = new Map<string, RosterPerson[]>();
  for (const person of people) {
    const team = person.team?.trim() ?? '';
    if (team === '' || /^[-—/无]+$/.test(team)) continue;
    teams.set(team, [...(teams.get(team) ?? []), person]);
  }
  return teams;
}

const smallTeams = (rules: RosterRules, people: readonly RosterPerson[]): RosterNote[] =>
  [...teamsOf(people)]
    .filter(([, members]) => members.length < rules.teamMinimum)
    .map(([team, members]) => ({
      code: 'roster-team-too-small',
      severity: 'query',
      cell: members[0]!.cell,
      params: { team, count: String(members.length), minimum: String(rules.teamMinimum) },
      clause: rules.clauses.team,
    }));

function emptyVillages(
  rules: RosterRules,
  people: readonly RosterPerson[],
  villages: readonly string[],
): RosterNote[] {
  return villages.flatMap((village): RosterNote[] => {
    const count = people.filter((person) => person.place?.includes(village)).length;
    if (count >= rules.perPoorVillage) return [];
    return [
      {
        code: 'roster-village-without',
        severity: 'query',
        cell: null,
        params: { village, count: String(count), minimum: String(rules.perPoorVillage) },
        clause: rules.clauses.village,
      },
    ];
  });
}
