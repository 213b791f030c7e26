import type { RegionCode } from '../../../model/brands.ts';
import { matchName, type NameIndex, type NameMatch, normaliseName } from '../../text/name-match.ts';
import { findPeriods, type PeriodMention } from '../../text/period-words.ts';
import { findRegions, type RegionMention } from '../../text/region-names.ts';
import { findUnit, normaliseUnit, splitTrailingUnit } from '../../text/unit.ts';
import type { SheetMemory } from '../tables/recall-tables.ts';
import { type HeaderRole, headerRoles, isTotalWord, isWholeAreaWord, plainWord } from './header-words.ts';
import type { LineLook } from './line-look.ts';
import type { TextTraits } from './text-traits.ts';

/** Everything that the words of one label may mean; the table decides between the possibilities. */
export interface TextSense {
  readonly text: string;
  /** Form in which corrections and lists compare it. */
  readonly form: string;
  readonly matches: readonly NameMatch[];
  readonly regions: readonly RegionMention[];
  /** The region when the text is nothing but its name. */
  readonly region: RegionCode | null;
  readonly periods: readonly PeriodMention[];
  /** True when nothing but a time is named: 2022年, 一季度. */
  readonly onlyPeriod: boolean;
  /** What the text says besides period and unit. */
  readonly residual: string;
  /** The residual in the spelling in which header words are compared. */
  readonly word: string;
  readonly unit: string | null;
  readonly roles: readonly HeaderRole[];
  readonly part: 'numerator' | 'denominator' | null;
  readonly total: boolean;
  readonly wholeArea: boolean;
  /** Words beside the name that may be its scope: 市级 of 科技创新平台数（市级）. */
  readonly qualifier: string | null;
  /** The one region named inside a longer text: 安定区 of 安定区高新技术企业数. */
  readonly regionInside: RegionCode | null;
  /** The region before a kind of figure: 安定区完成, 漳县目标值. */
  readonly regionOfKind: RegionCode | null;
  /** The region of an office that is all the text names: 漳县科技局, 临洮县人民政府. */
  readonly office: RegionCode | null;
  /** 市本级, 省级以上: nothing but the scope of some indicator. */
  readonly scopeWord: boolean;
}

/** How one cell looks in a header. */
export interface CellLook {
  /** strong = it can only be a header word or a name; data = it cannot be one. */
  readonly as: 'strong' | 'word' | 'unit' | 'data';
  /** A word that only a header says. */
  readonly anchor: boolean;
  /** Names a unit, whatever else it may be. */
  readonly unit: boolean;
}

/** Reads label texts once each. */
export interface SenseReader {
  readonly index: NameIndex;
  readonly within: RegionCode | null;
  readonly known: Map<string, TextSense>;
  /** How texts look in a header, alone in a row and under a header. */
  readonly looks: Map<string, CellLook>;
  readonly lines: Map<string, LineLook>;
  readonly traits: Map<string, TextTraits>;
  /** Regions that lines, titles and file names speak of. */
  readonly regions: Map<string, readonly RegionMention[]>;
  /** Sheets read before; null when nothing is kept for the next workbook. */
  readonly sheets: SheetMemory | null;
  /** Compared forms of the scopes of each indicator asked for. */
  readonly scopeForms: Map<string, ReadonlySet<string>>;
}

/** What is kept from one workbook to the next: forms of one kind say the same words a thousand times. */
export interface SenseMemory {
  /** By the area in whose terms they read. */
  readonly readers: Map<RegionCode | null, SenseReader>;
  readonly sheets: SheetMemory;
}

export const makeSenseMemory = (): SenseMemory => ({ readers: new Map(), sheets: [] });

/** What is remembered is bounded: of a batch over many cities, and of a workbook of a hundred thousand names. */
const MOST_READERS = 40;
const MOST_SENSES = 4000;

/** Longer texts are prose: no name, no header. */
const LONGEST_LABEL = 80;

export const makeSenseReader = (
  index: NameIndex,
  within: RegionCode | null,
  sheets: SheetMemory | null = null,
): SenseReader => ({
  index,
  within,
  known: new Map(),
  looks: new Map(),
  lines: new Map(),
  traits: new Map(),
  regions: new Map(),
  sheets,
  scopeForms: new Map(),
});

/** The reader of this area from the memory, else a new one that it keeps from now on. */
export function recallReader(memory: SenseMemory, index: NameIndex, within: RegionCode | null): SenseReader {
  const { readers, sheets } = memory;
  const known = readers.get(within);
  if (known?.index === index) return known;
  if (readers.size >= MOST_READERS) readers.clear();
  const reader = makeSenseReader(index, within, sheets);
  readers.set(within, reader);
  return reader;
}

/** The sense of a label text, remembered, since the same words come again on every sheet. */
export function senseOf(text: string, reader: SenseReader): TextSense {
  return reader.known.get(text) ?? rememberIn(reader.known, text, readSense(text, reader));
}

/** The regions that a line, a title or a file name speaks of, remembered like senses. */
export const regionsOf = (text: string, reader: SenseReader): readonly RegionMention[] =>
  reader.regions.get(text) ??
  rememberIn(reader.regions, text, findRegions(text.replace(/\s+/g, ''), reader.within));

/** Keeps what a text was found to say. */
export function rememberIn<Said>(memory: Map<string, Said>, text: string, said: Said): Said {
  if (memory.size >= MOST_SENSES) memory.clear();
  memory.set(text, said);
  return said;
}

function readSense(text: string, reader: SenseReader): TextSense {
  const short = text.length <= LONGEST_LABEL;
  const flat = text.replace(NOTE_BELOW, '').replace(/\s+/g, '');
  // Prose is hostile input as far as patterns go: only labels are compared.
  const form = short ? normaliseName(text) : '';
  const periods = short ? findPeriods(flat) : [];
  const { name, unit } = short ? splitTrailingUnit(flat) : { name: flat, unit: null };
  const residual = withoutPeriods(name, findPeriods(name));
  const onlyPeriod =
    periods.length > 0 && plainWord(residual.replace(/[()（）—\-~至截止到累计末底\d]/g, '')) === '';
  const regions = short ? findRegions(flat, reader.within) : [];
  const whole = plainWord(withoutPeriods(residual, []));
  const region = regions.length === 1 && isAlone(regions[0]!, whole) ? regions[0]!.code : null;
  const glued = region === null && regions.length === 1 && regions[0]!.exact ? regions[0]! : null;
  const named =
    short && !onlyPeriod && region === null
      ? namesIn(flat, glued ? residual.replace(glued.name, '') : residual, reader)
      : { matches: [], qualifier: null };
  // A region that belongs to the name (甘肃省科技创新型企业) is not where the figure is from.
  const inside =
    glued && (named.matches[0]?.score ?? 0) > (matchName(flat, reader.index)[0]?.score ?? 0) ? glued : null;
  return {
    text,
    form,
    ...named,
    regions,
    region,
    periods,
    onlyPeriod,
    residual,
    word: plainWord(residual),
    unit: unit ?? bracketUnit(flat) ?? (flat.length <= 6 ? normaliseUnit(flat) : null),
    regionInside: inside?.code ?? null,
    regionOfKind:
      regions.length === 1 && region === null && saysKind(residual, regions[0]!) ? regions[0]!.code : null,
    office: region === null && regions.length === 1 && isOffice(whole) ? regions[0]!.code : null,
    scopeWord: short && flat.length <= 10 && reader.index.scopeWords.some(({ word }) => word === form),
    roles: short ? headerRoles(residual === '' ? flat : residual) : [],
    part: /分子/.test(flat) ? 'numerator' : /分母/.test(flat) ? 'denominator' : null,
    total: isTotalWord(flat),
    wholeArea: isWholeAreaWord(flat),
  };
}

interface Named {
  readonly matches: readonly NameMatch[];
  readonly qualifier: string | null;
}

/** A note under the name in the same cell explains it and is no part of it. */
const NOTE_BELOW = /[\r\n]+\s*(?:注|备注|说明|口径|解释|公式|计算公式|计算方法|来源)\s*[:：][\s\S]*$/;

/** A name may carry a year in front (2022年高新技术企业数) or a scope (科技创新平台数-市级); the best reading counts. */
function namesIn(text: string, residual: string, reader: SenseReader): Named {
  const whole = matchName(text, reader.index);
  let best: Named = { matches: whole.length > 0 ? whole : sameForm(text, reader.index), qualifier: null };
  const consider = (matches: readonly NameMatch[], qualifier: string | null): void => {
    if ((matches[0]?.score ?? 0) > (best.matches[0]?.score ?? 0)) best = { matches, qualifier };
  };
  if (residual !== text && residual.length >= 3 && (best.matches[0]?.score ?? 0) < 0.95)
    consider(matchName(residual, reader.index), null);
  if ((best.matches[0]?.score ?? 0) < 0.75) consider(shareOfPart(residual, reader.index), null);
  if ((best.matches[0]?.score ?? 0) >= 0.9 && best.matches[0]!.scope === null) return best;
  for (const [name, qualifier] of qualifiedForms(residual)) {
    const matches = matchName(name, reader.index).filter((match) => hasScope(match, qualifier, reader));
    if ((matches[0]?.score ?? 0) + 0.001 >= (best.matches[0]?.score ?? 0))
      consider([...matches, ...best.matches], qualifier);
  }
  return best;
}

/** 财政科技投入占比: a share called by its numerator alone is the ratio of that numerator. */
function shareOfPart(text: string, index: NameIndex): readonly NameMatch[] {
  const base = /^(.{4,}?)(?:的|所)?(?:占比|比重|比例)$/.exec(text)?.[1];
  if (!base) return [];
  return matchName(base, index)
    .filter((match) => match.part === 'numerator' && match.score >= 0.95)
    .map((match) => ({
      ...match,
      part: null,
      score: 0.88,
      why: { code: 'ratio-of-parts', params: match.why.params },
    }));
}

/** Names whose compared form is too short or not Chinese to be searched (地区生产总值 → gdp) still count when they are equal. */
const sameForm = (text: string, index: NameIndex): readonly NameMatch[] =>
  (index.byForm.get(normaliseName(text)) ?? []).map((thing) => ({
    pack: thing.pack,
    indicatorId: thing.indicatorId,
    scope: null,
    part: thing.part,
    score: thing.alias ? 0.98 : 1,
    why: { code: thing.alias ? 'name-alias' : 'name-exact', params: { name: thing.name } },
  }));

const SCOPE_WORDS =
  '省级以上|省级及以上|省部级以上|国家级和省级|市本级|市级以上|市级|县区级|县区|县级|省级|本级';
const QUALIFIED_FRONT = new RegExp(`^(?:其中[:：]?)?(${SCOPE_WORDS})(?:的)?[:：\\-—]?(.{3,})$`);
const QUALIFIED_BACK = new RegExp(`^(.{3,}?)[\\-—:：,，、]?[(（]?(${SCOPE_WORDS})[)）]?$`);

/** Name and qualifier taken apart in every way the words allow. */
function qualifiedForms(text: string): readonly (readonly [string, string])[] {
  const forms: [string, string][] = [];
  const bracket = /^(.{3,}?)[(（]([^()（）]{2,10})[)）]$/.exec(text);
  if (bracket) forms.push([bracket[1]!, bracket[2]!]);
  const back = QUALIFIED_BACK.exec(text);
  if (back) forms.push([back[1]!, back[2]!]);
  const front = QUALIFIED_FRONT.exec(text);
  if (front) forms.push([front[2]!, front[1]!]);
  return forms;
}

/** Whether the indicator of a match has a scope of this name. */
function hasScope(match: NameMatch, qualifier: string, reader: SenseReader): boolean {
  const key = `${match.pack}|${match.indicatorId}`;
  let forms = reader.scopeForms.get(key);
  if (!forms) {
    const thing = reader.index.things.find(
      (one) => one.pack === match.pack && one.indicatorId === match.indicatorId && one.part === null,
    );
    forms = new Set(
      (thing?.scopes ?? []).flatMap(({ scope, aliases }) => [scope, ...aliases].map(normaliseName)),
    );
    reader.scopeForms.set(key, forms);
  }
  return forms.has(normaliseName(qualifier));
}

function withoutPeriods(text: string, mentions: readonly PeriodMention[]): string {
  let rest = '';
  let at = 0;
  for (const mention of mentions) {
    rest += text.slice(at, mention.at[0]);
    at = mention.at[1];
  }
  return (rest + text.slice(at)).replace(/[(（]\s*[)）]/g, '').replace(/^[-—~、,，:：]+|[-—~、,，]+$/g, '');
}

/** 安定区, （1）安定区, 安定区合计 name the region alone; 安定区科技局 does not. */
function isAlone(region: RegionMention, whole: string): boolean {
  const numbering = /^(?:[(（]?[\d一二三四五六七八九十]+[)）、.．]+|\d+(?=\D)|其中[:：]?)/;
  const bare = whole.replace(numbering, '');
  if (region.end - region.start >= bare.length) return true;
  return /^(?:|合计|小计|全[县区])$/.test(bare.replace(region.name, ''));
}

const KIND =
  /^(?:年度|全年|本年|累计)?(?:目标|任务|计划|完成|实际|实绩|约束|预期|基期|现状|上报|填报)(?:值|数|量|完成|任务|目标|情况)*$/;

/** 安定区完成: nothing but a region and what its figures are. */
function saysKind(text: string, { name, start, end }: RegionMention): boolean {
  const word = plainWord(text);
  const rest = word.startsWith(name) ? word.slice(name.length) : word.slice(end - start);
  return start === 0 && KIND.test(rest);
}

const isOffice = (text: string): boolean =>
  /^[\u4e00-\u9fff]{1,8}?[县区市](?:人民政府|政府|管委会|[\u4e00-\u9fff]{2,8}[局委办]|科协)$/.test(text);

/** A unit in brackets anywhere in a header: 完成（万元）情况. */
function bracketUnit(text: string): string | null {
  for (const match of text.matchAll(/[(（]\s*(?:单位[:：])?([^()（）]{1,8})[)）]/g)) {
    const unit = normaliseUnit(match[1]!);
    if (unit) return unit;
  }
  return null;
}

/** Units of a unit line: `单位：万元、%`; empty when the text is no unit line. */
export function unitLine(text: string): readonly string[] {
  const flat = text.replace(/\s+/g, '');
  const bracket = UNIT_IN_TITLE.exec(flat)?.[1];
  if (bracket) return findUnit(bracket);
  const bare = /^.{6,}[(（]([^()（）]{1,6})[)）]$/.exec(flat)?.[1];
  if (bare && normaliseUnit(bare) !== null) return findUnit(`单位：${bare}`);
  if (flat.length > 30 || /填报单位|报送单位|编制单位|责任单位/.test(flat)) return [];
  if (!/单位[:：]/.test(flat) && !/^[(（][^()（）]{1,10}[)）]$/.test(flat)) return [];
  return findUnit(flat);
}

/** 情况表（单位：万元）: the unit at the end of a title. */
const UNIT_IN_TITLE = /[(（]((?:计量|金额|货币)?单位[:：][^()（）]{1,12})[)）]$/;

/** A title without the unit in brackets behind it. */
export function withoutUnit(text: string): string {
  const title = text.replace(/\s+$/, '');
  const bare = /[(（]([^()（）]{1,6})[)）]$/.exec(title);
  return bare && normaliseUnit(bare[1]!) !== null
    ? title.slice(0, bare.index)
    : title.replace(UNIT_IN_TITLE, '');
}
