import type { IndicatorId } from '../../model/brands.ts';
import type { Indicator, Question, RulePack, Section, Target } from '../../rule-pack/rule-pack.ts';

export interface Aligned {
  readonly pack: RulePack;
  /** Id in the aligned pack by the id that the sheet's draft gave. */
  readonly ids: ReadonlyMap<IndicatorId, IndicatorId>;
}

/**
 * A table read from a sheet as the next state of a pack that exists: rows keep the ids, aliases and parts of the
 * indicators they name, and what the table says the same stays exactly as it was. Scored indicators that the table
 * no longer has are gone; indicators without points, which such a table does not print, stay.
 */
export function alignWithBase(draft: RulePack, base: RulePack): Aligned {
  const known = namesOf(base);
  const taken = new Set<string>();
  const ids = new Map<IndicatorId, IndicatorId>();
  const own = draft.indicators.map((indicator) => {
    const match =
      base.indicators.find((one) => one.id === indicator.id) ?? known.get(nameKey(indicator.name));
    const old = match && !taken.has(match.id) ? match : null;
    const id = old?.id ?? freeId(indicator.id, base, taken);
    taken.add(id);
    ids.set(indicator.id, id);
    return { drafted: indicator, old, id };
  });
  const sections = alignSections(draft, base);
  const indicators = own.map(({ drafted, old, id }) => mergeIndicator(drafted, old, id, sections.idOf));
  const unscored = base.indicators.filter((one) => one.scoring === null && !taken.has(one.id));
  const all = [...indicators, ...unscored];
  const used = new Set(all.map((one) => one.section));
  const filled = new Set(base.indicators.map((one) => one.section));
  return {
    ids,
    pack: {
      ...base,
      indicators: all,
      sections: sections.all.filter(
        (one) =>
          used.has(one.id) ||
          !filled.has(one.id) ||
          sections.all.some((each) => each.parent === one.id && used.has(each.id)),
      ),
      targets: alignTargets(draft, base, all, ids),
      questions: alignQuestions(draft, base, all, ids),
      maxPoints: keepsPoints(all, base)
        ? base.maxPoints
        : draft.maxPoints !== null && unscored.length === 0
          ? draft.maxPoints
          : (base.maxPoints ?? draft.maxPoints),
    },
  };
}

/** The same items with the same points: then the whole is worth what it was, also where an annual list or events add to it. */
function keepsPoints(indicators: readonly Indicator[], base: RulePack): boolean {
  const pointsOf = (list: readonly Indicator[]): string =>
    list.flatMap(({ id, scoring }) => (scoring ? [`${id}|${scoring.maxPoints}`] : [])).join('\n');
  return pointsOf(indicators) === pointsOf(base.indicators);
}

/** Share of a draft's rows that name an indicator of the pack: by id or by name. */
export function shareKnown(draft: RulePack, base: RulePack): number {
  if (draft.indicators.length === 0) return 0;
  const known = namesOf(base);
  const ids = new Set<string>(base.indicators.map((one) => one.id));
  const found = draft.indicators.filter((one) => ids.has(one.id) || known.has(nameKey(one.name)));
  return found.length / draft.indicators.length;
}

/** Share of a pack's scored items (of all, where none is scored) that a draft has rows for. */
export function shareKept(draft: RulePack, base: RulePack): number {
  const scored = base.indicators.filter((one) => one.scoring !== null);
  const asked = scored.length > 0 ? scored : base.indicators;
  if (asked.length === 0) return 0;
  const names = new Set(draft.indicators.map((one) => nameKey(one.name)));
  const ids = new Set<string>(draft.indicators.map((one) => one.id));
  const found = asked.filter(
    (one) => ids.has(one.id) || [one.name, ...one.aliases].some((name) => names.has(nameKey(name))),
  );
  return found.length / asked.length;
}

function namesOf(base: RulePack): ReadonlyMap<string, Indicator> {
  const names = new Map<string, Indicator>();
  for (const indicator of base.indicators)
    for (const name of [indicator.name, ...indicator.aliases])
      if (!names.has(nameKey(name))) names.set(nameKey(name), indicator);
  return names;
}

/** R;D and R＆D are R&D; blanks, brackets' width and marks make no other name. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/R[;&]D/gi, 'R&D')
    .replace(/[\s、,，.。·:：]/g, '')
    .replace(/比例|占比/g, '比重');

function freeId(wanted: IndicatorId, base: RulePack, taken: ReadonlySet<string>): IndicatorId {
  const used = new Set<string>([...base.indicators.map((one) => one.id), ...taken]);
  let id: string = wanted;
  for (let number = 2; used.has(id); number++) id = `${wanted}-${number}`;
  return id as IndicatorId;
}

/** The same words and weight, however they were typed. */
const sameStandard = (a: Indicator['scoring'], b: Indicator['scoring']): boolean =>
  a !== null &&
  b !== null &&
  a.maxPoints === b.maxPoints &&
  a.text.normalize('NFKC').replace(/\s+/g, '') === b.text.normalize('NFKC').replace(/\s+/g, '');

function mergeIndicator(
  drafted: Indicator,
  old: Indicator | null,
  id: IndicatorId,
  sectionOf: (id: string | null) => string | null,
): Indicator {
  const scoring = drafted.scoring && {
    ...drafted.scoring,
    questions: drafted.scoring.questions.map((question) => renamed(question, drafted.id, id)),
  };
  if (!old) return { ...drafted, id, scoring, section: sectionOf(drafted.section) };
  const departments = drafted.departments.lead.length ? drafted.departments : old.departments;
  const same =
    sameStandard(old.scoring, drafted.scoring) || (old.scoring === null && drafted.scoring === null);
  return {
    ...old,
    name: nameKey(old.name) === nameKey(drafted.name) && !/R;D/.test(old.name) ? old.name : drafted.name,
    unit: drafted.unit === '' ? old.unit : drafted.unit,
    section: drafted.section === null ? old.section : sectionOf(drafted.section),
    departments:
      JSON.stringify(departments) === JSON.stringify(old.departments) ? old.departments : departments,
    scoring:
      same || drafted.scoring === null
        ? old.scoring
        : { ...scoring!, clause: old.scoring?.clause ?? old.clause },
  };
}

const renamed = (question: string, from: string, to: string): string => question.replace(from, to);

function alignSections(
  draft: RulePack,
  base: RulePack,
): { readonly all: readonly Section[]; readonly idOf: (id: string | null) => string | null } {
  const titled = new Map(base.sections.map((one) => [nameKey(one.title), one]));
  const idOf = new Map<string, string>();
  const points = new Map<string, Section['maxPoints']>();
  const added: Section[] = [];
  for (const section of draft.sections) {
    const old = titled.get(nameKey(section.title));
    const id = old?.id ?? `sheet-${section.id}`;
    idOf.set(section.id, id);
    if (section.maxPoints !== null) points.set(id, section.maxPoints);
    if (!old) added.push({ ...section, id });
  }
  return {
    all: [
      ...base.sections.map((one) => ({ ...one, maxPoints: points.get(one.id) ?? one.maxPoints })),
      ...added,
    ],
    idOf: (id) => (id === null ? null : (idOf.get(id) ?? id)),
  };
}

/** Targets typed in the table replace the pack's own for their indicator; a table without any leaves them alone. */
function alignTargets(
  draft: RulePack,
  base: RulePack,
  indicators: readonly Indicator[],
  ids: Aligned['ids'],
): readonly Target[] {
  const kept = new Set(indicators.map((one) => one.id));
  const typed = draft.targets.map((one) => ({
    ...one,
    indicatorId: ids.get(one.indicatorId) ?? one.indicatorId,
  }));
  const key = (one: Target): string =>
    [one.indicatorId, one.scope, one.region, one.period, one.kind].join('|');
  const replaced = new Map(typed.map((one) => [key(one), one]));
  const old = base.targets.filter((one) => kept.has(one.indicatorId));
  const known = new Set(old.map(key));
  return [
    ...old.map((one) => {
      const now = replaced.get(key(one));
      return now && now.raw !== one.raw ? { ...one, raw: now.raw, value: now.value } : one;
    }),
    ...typed.filter((one) => !known.has(key(one))),
  ];
}

/** Questions of standards that stayed are the pack's own; a rewritten standard brings its own. */
function alignQuestions(
  draft: RulePack,
  base: RulePack,
  indicators: readonly Indicator[],
  ids: Aligned['ids'],
): readonly Question[] {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const old = base.questions.filter(
    (question) =>
      question.indicatorIds.length === 0 ||
      question.indicatorIds.some((id) => {
        const before = base.indicators.find((one) => one.id === id);
        const now = byId.get(id);
        return (
          now !== undefined && (now.scoring === before?.scoring || before?.scoring?.questions.length === 0)
        );
      }),
  );
  const asked = new Set(indicators.flatMap((one) => one.scoring?.questions ?? []));
  const fresh = draft.questions.flatMap((question): Question[] => {
    const [from] = question.indicatorIds;
    const to = from === undefined ? undefined : ids.get(from);
    if (from === undefined || to === undefined) return [question];
    const id = renamed(question.id, from, to);
    if (!asked.has(id) || old.some((one) => one.id === id)) return [];
    return [
      {
        ...question,
        id,
        indicatorIds: [to],
        options: question.options.map((option) =>
          option.rules?.[from] ? { ...option, rules: { [to]: option.rules[from] } } : option,
        ),
      },
    ];
  });
  return [...old, ...fresh];
}
