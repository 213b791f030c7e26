import type { IndicatorId, PackId } from '../../model/brands.ts';
import type { Indicator, RulePack } from '../../rule-pack/rule-pack.ts';
import { distinguishingWords, looseName, normaliseName } from './name-form.ts';
import { type FormIndex, indexForms, isMistyped, nearForms } from './name-likeness.ts';

export { normaliseName } from './name-form.ts';

/** One indicator (or part of a ratio) that a text may name, with how well it fits and why. */
export interface NameMatch {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  /** Scope named inside the text itself, e.g. 科技创新平台数（市级）. */
  readonly scope: string | null;
  readonly part: 'numerator' | 'denominator' | null;
  /** 1 = as printed; ≥ 0.9 sure; ≥ 0.75 likely; below that a guess. */
  readonly score: number;
  readonly why: { readonly code: string; readonly params: Readonly<Record<string, string>> };
}

interface NamedThing {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly part: NameMatch['part'];
  /** As printed. */
  readonly name: string;
  readonly form: string;
  readonly loose: string;
  readonly alias: boolean;
  readonly scopes: Indicator['scopes'];
  readonly words: ReadonlySet<string>;
  /** Place in `things`. */
  readonly place: number;
}

/** Names of all packs, ready to be compared. Made once per set of packs. */
export interface NameIndex {
  readonly things: readonly NamedThing[];
  readonly byForm: ReadonlyMap<string, readonly NamedThing[]>;
  readonly byLoose: ReadonlyMap<string, readonly NamedThing[]>;
  /** Every form once, for names that are only similar. */
  readonly similar: FormIndex;
  readonly scopeWords: readonly { readonly word: string; readonly scope: string }[];
  /** Answers already given: the same header words come again on every sheet. */
  readonly answers: Map<string, readonly NameMatch[]>;
}

/** More texts than this are not remembered at once: a batch of ledgers names a hundred thousand companies. */
const MOST_ANSWERS = 6000;

/** Below this a similarity is noise. */
const LEAST = 0.6;

/** Prepares the names, aliases and parts of all indicators for matchName. */
export function compileNames(packs: readonly RulePack[]): NameIndex {
  const things: NamedThing[] = [];
  const spell = makeSpeller();
  const add = (pack: RulePack, indicator: Indicator, part: NameMatch['part'], named: Named): void => {
    const seen = new Set<string>();
    for (const [at, name] of [named.name, ...named.aliases].entries()) {
      const spelling = spell(name);
      if (spelling.form === '' || seen.has(spelling.form)) continue;
      seen.add(spelling.form);
      const scopes = part ? [] : indicator.scopes;
      things.push({
        pack: pack.id,
        indicatorId: indicator.id,
        part,
        name,
        form: spelling.form,
        loose: spelling.loose,
        words: spelling.words,
        alias: at > 0,
        scopes,
        place: things.length,
      });
    }
  };
  for (const pack of packs)
    for (const indicator of pack.indicators) {
      add(pack, indicator, null, indicator);
      if (!indicator.parts) continue;
      add(pack, indicator, 'numerator', indicator.parts.numerator);
      add(pack, indicator, 'denominator', indicator.parts.denominator);
    }
  const byForm = new Map<string, NamedThing[]>();
  const byLoose = new Map<string, NamedThing[]>();
  for (const thing of things) {
    collect(byForm, thing.form, thing);
    collect(byLoose, thing.loose, thing);
  }
  return {
    things,
    byForm,
    byLoose,
    similar: indexForms([...byForm.keys()]),
    scopeWords: scopeWordsOf(packs),
    answers: new Map(),
  };
}

function collect<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The forms of one name. */
type Spelling = Pick<NamedThing, 'form' | 'loose' | 'words'>;

interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Packs print the same names again and again: each text, and each form, is worked out once. */
function makeSpeller(): (text: string) => Spelling {
  const ofText = new Map<string, Spelling>();
  const ofForm = new Map<string, Spelling>();
  return (text) => {
    const known = ofText.get(text);
    if (known) return known;
    const form = normaliseName(text);
    const spelling = ofForm.get(form) ?? {
      form,
      loose: looseName(form),
      words: distinguishingWords(form),
    };
    ofForm.set(form, spelling);
    ofText.set(text, spelling);
    return spelling;
  };
}

function scopeWordsOf(packs: readonly RulePack[]): NameIndex['scopeWords'] {
  // One word may stand for different scopes of different indicators (市级: of platforms, and for 市本级).
  const words = new Map<string, { word: string; scope: string }>();
  for (const pack of packs)
    for (const indicator of pack.indicators)
      for (const { scope, aliases } of indicator.scopes)
        for (const spelling of [scope, ...aliases]) {
          const word = normaliseName(spelling);
          words.set(`${word}|${scope}`, { word, scope });
        }
  return [...words.values()]
    .filter(({ word }) => word.length >= 2)
    .sort((a, b) => b.word.length - a.word.length);
}

/**
 * Indicators that the text may name, best first; one entry per (pack, indicator, part). Exact spellings and aliases
 * first, then the loose form, then similarity of character pairs; a distinguishing word on one side only (有效 / 高价值)
 * keeps a similar name from counting as the same.
 */
export function matchName(text: string, index: NameIndex): readonly NameMatch[] {
  const known = index.answers.get(text);
  if (known) return known;
  if (index.answers.size >= MOST_ANSWERS) index.answers.clear();
  const matches = findMatches(text, index);
  index.answers.set(text, matches);
  return matches;
}

function findMatches(text: string, index: NameIndex): readonly NameMatch[] {
  const form = normaliseName(text);
  if (form.length < 2 || form.length > 60 || !/[\u4e00-\u9fff]|^gdp$/.test(form)) return [];
  const best = new Map<string, NameMatch>();
  const offer = (match: NameMatch): void => {
    const key = `${match.pack}|${match.indicatorId}|${match.part ?? ''}`;
    const other = best.get(key);
    if (!other || match.score > other.score) best.set(key, match);
  };
  for (const candidate of withScopes(form, index)) {
    for (const thing of index.byForm.get(candidate.form) ?? [])
      if (fits(thing, candidate.scope))
        offer(
          matchOf(thing, candidate.scope, thing.alias ? 0.98 : 1, thing.alias ? 'name-alias' : 'name-exact'),
        );
    const loose = looseName(candidate.form);
    if (loose.length >= 2)
      for (const thing of index.byLoose.get(loose) ?? [])
        if (
          fits(thing, candidate.scope) &&
          sameWords(thing.words, distinguishingWords(candidate.form)) &&
          !countsWhatOtherPays(thing.form, candidate.form)
        )
          offer(matchOf(thing, candidate.scope, 0.93, 'name-loose'));
  }
  if (![...best.values()].some((match) => match.score >= 0.9)) offerSimilar(form, index, offer);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** The text as it is, and with a scope word taken out of it. */
function withScopes(
  form: string,
  index: NameIndex,
): readonly { readonly form: string; readonly scope: string | null }[] {
  const forms: { form: string; scope: string | null }[] = [{ form, scope: null }];
  const longest = index.scopeWords.find(({ word }) => form.includes(word) && form.length > word.length + 1);
  for (const { word, scope } of index.scopeWords)
    if (word === longest?.word) forms.push({ form: form.replace(word, ''), scope });
  return forms;
}

const fits = (thing: NamedThing, scope: string | null): boolean =>
  scope === null || thing.scopes.some((known) => known.scope === scope);

const sameWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((word) => b.has(word)) && [...b].every((word) => a.has(word));

/** 技术合同登记数 counts the contracts whose money 技术合同登记额 is. */
function countsWhatOtherPays(a: string, b: string): boolean {
  const counts = (form: string): boolean => /(?:数|数量|个数|份数|家数)$/.test(form);
  const pays = (form: string): boolean => /(?:额|经费|支出|收入|投入|资金)$/.test(form);
  return (counts(a) && pays(b)) || (pays(a) && counts(b));
}

function offerSimilar(form: string, index: NameIndex, offer: (match: NameMatch) => void): void {
  for (const candidate of withScopes(form, index)) {
    const words = distinguishingWords(candidate.form);
    for (const { thing, likeness } of similarThings(candidate.form, index)) {
      if (!fits(thing, candidate.scope) || countsWhatOtherPays(thing.form, candidate.form)) continue;
      if (isMistyped(candidate.form, thing.form)) {
        offer(matchOf(thing, candidate.scope, 0.86, 'name-similar', likeness));
        continue;
      }
      const differ = !sameWords(thing.words, words);
      const score = Math.min(differ ? 0.6 : 0.9, 0.4 + likeness / 2);
      offer(
        matchOf(thing, candidate.scope, score, differ ? 'name-similar-differs' : 'name-similar', likeness),
      );
    }
  }
}

/** Names that are alike enough; of equals the one that shares an earlier part of the text comes first. */
function similarThings(text: string, index: NameIndex) {
  return nearForms(text, index.similar)
    .flatMap(({ form, firstPair, likeness: pairs }) => {
      const other = index.similar.forms[form]!;
      const likeness = Math.max(pairs, contained(text, other));
      if (likeness < LEAST) return [];
      return (index.byForm.get(other) ?? []).map((thing) => ({ thing, firstPair, likeness }));
    })
    .sort((a, b) => a.firstPair - b.firstPair || a.thing.place - b.thing.place);
}

/** How much of the longer name the shorter one is, when it stands inside it. */
function contained(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short) ? 0.5 + short.length / long.length / 2 : 0;
}

function matchOf(
  thing: NamedThing,
  scope: string | null,
  score: number,
  code: string,
  likeness?: number,
): NameMatch {
  return {
    pack: thing.pack,
    indicatorId: thing.indicatorId,
    scope,
    part: thing.part,
    score,
    why: {
      code,
      params:
        likeness === undefined
          ? { name: thing.name }
          : { name: thing.name, likeness: String(Math.round(likeness * 100)) },
    },
  };
}
