import type { IndicatorId, PackId } from '../../model/brands.ts';
import type { Indicator, RulePack } from '../../rule-pack/rule-pack.ts';
import { distinguishingWords, looseName, normaliseName } from './name-form.ts';

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
  readonly pairs: ReadonlyMap<string, number>;
}

/** Names of all packs, ready to be compared. Made once per set of packs. */
export interface NameIndex {
  readonly things: readonly NamedThing[];
  readonly byForm: ReadonlyMap<string, readonly NamedThing[]>;
  readonly byLoose: ReadonlyMap<string, readonly NamedThing[]>;
  readonly byPair: ReadonlyMap<string, readonly number[]>;
  readonly scopeWords: readonly { readonly word: string; readonly scope: string }[];
  /** Answers already given: the same header words come again on every sheet. */
  readonly answers: Map<string, readonly NameMatch[]>;
}

/** Below this a similarity is noise. */
const LEAST = 0.6;

/** Prepares the names, aliases and parts of all indicators for matchName. */
export function compileNames(packs: readonly RulePack[]): NameIndex {
  const things: NamedThing[] = [];
  for (const pack of packs)
    for (const indicator of pack.indicators) {
      addNames(things, pack, indicator, null, indicator.name, indicator.aliases);
      if (!indicator.parts) continue;
      const { numerator, denominator } = indicator.parts;
      addNames(things, pack, indicator, 'numerator', numerator.name, numerator.aliases);
      addNames(things, pack, indicator, 'denominator', denominator.name, denominator.aliases);
    }
  const byPair = new Map<string, number[]>();
  things.forEach((thing, at) => {
    for (const pair of thing.pairs.keys()) collect(byPair, pair, at);
  });
  const byForm = new Map<string, NamedThing[]>();
  const byLoose = new Map<string, NamedThing[]>();
  for (const thing of things) {
    collect(byForm, thing.form, thing);
    collect(byLoose, thing.loose, thing);
  }
  return { things, byForm, byLoose, byPair, scopeWords: scopeWordsOf(packs), answers: new Map() };
}

function collect<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function addNames(
  things: NamedThing[],
  pack: RulePack,
  indicator: Indicator,
  part: NameMatch['part'],
  name: string,
  aliases: readonly string[],
): void {
  const seen = new Set<string>();
  for (const [at, text] of [name, ...aliases].entries()) {
    const form = normaliseName(text);
    if (form === '' || seen.has(form)) continue;
    seen.add(form);
    things.push({
      pack: pack.id,
      indicatorId: indicator.id,
      part,
      name: text,
      form,
      loose: looseName(form),
      alias: at > 0,
      scopes: part ? [] : indicator.scopes,
      words: distinguishingWords(form),
      pairs: pairsOf(form),
    });
  }
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

/** Neighbouring pairs of characters with their counts, for Dice's similarity. */
function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

/**
 * Indicators that the text may name, best first; one entry per (pack, indicator, part). Exact spellings and aliases
 * first, then the loose form, then similarity of character pairs; a distinguishing word on one side only (有效 / 高价值)
 * keeps a similar name from counting as the same.
 */
export function matchName(text: string, index: NameIndex): readonly NameMatch[] {
  const known = index.answers.get(text);
  if (known) return known;
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
        if (fits(thing, candidate.scope) && sameWords(thing.words, distinguishingWords(candidate.form)))
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

function offerSimilar(form: string, index: NameIndex, offer: (match: NameMatch) => void): void {
  for (const candidate of withScopes(form, index)) {
    const pairs = pairsOf(candidate.form);
    const words = distinguishingWords(candidate.form);
    const near = new Set<number>();
    for (const pair of pairs.keys()) for (const at of index.byPair.get(pair) ?? []) near.add(at);
    for (const at of near) {
      const thing = index.things[at]!;
      if (!fits(thing, candidate.scope)) continue;
      const likeness = Math.max(dice(pairs, thing.pairs), contained(candidate.form, thing.form));
      if (likeness < LEAST) continue;
      const differ = !sameWords(thing.words, words);
      const score = Math.min(differ ? 0.6 : 0.9, 0.4 + likeness / 2);
      offer(
        matchOf(thing, candidate.scope, score, differ ? 'name-similar-differs' : 'name-similar', likeness),
      );
    }
  }
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
