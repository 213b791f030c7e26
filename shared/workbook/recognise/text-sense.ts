import type { RegionCode } from '../../model/brands.ts';
import { matchName, type NameIndex, type NameMatch, normaliseName } from '../text/name-match.ts';
import { findPeriods, type PeriodMention } from '../text/period-words.ts';
import { findRegions, type RegionMention } from '../text/region-names.ts';
import { findUnit, normaliseUnit, splitTrailingUnit } from '../text/unit.ts';
import { type HeaderRole, headerRoles, isTotalWord, isWholeAreaWord, plainWord } from './header-words.ts';

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
  readonly unit: string | null;
  readonly roles: readonly HeaderRole[];
  readonly part: 'numerator' | 'denominator' | null;
  readonly total: boolean;
  readonly wholeArea: boolean;
}

/** Reads label texts once each. */
export interface SenseReader {
  readonly index: NameIndex;
  readonly within: RegionCode | null;
  readonly known: Map<string, TextSense>;
}

/** Longer texts are prose: no name, no header. */
const LONGEST_LABEL = 80;

export const makeSenseReader = (index: NameIndex, within: RegionCode | null): SenseReader => ({
  index,
  within,
  known: new Map(),
});

/** The sense of a label text, remembered, since the same words come again on every sheet. */
export function senseOf(text: string, reader: SenseReader): TextSense {
  const known = reader.known.get(text);
  if (known) return known;
  const sense = readSense(text, reader);
  reader.known.set(text, sense);
  return sense;
}

function readSense(text: string, reader: SenseReader): TextSense {
  const short = text.length <= LONGEST_LABEL;
  const flat = text.replace(/\s+/g, '');
  const periods = short ? findPeriods(flat) : [];
  const { name, unit } = short ? splitTrailingUnit(flat) : { name: flat, unit: null };
  const residual = withoutPeriods(name, findPeriods(name));
  const onlyPeriod =
    periods.length > 0 && plainWord(residual.replace(/[()（）—\-~至截止到累计\d]/g, '')) === '';
  const regions = short ? findRegions(flat, reader.within) : [];
  const whole = plainWord(withoutPeriods(residual, []));
  const region = regions.length === 1 && isAlone(regions[0]!, whole) ? regions[0]!.code : null;
  return {
    text,
    form: normaliseName(text),
    matches: short && !onlyPeriod && region === null ? namesIn(flat, residual, reader.index) : [],
    regions,
    region,
    periods,
    onlyPeriod,
    residual,
    unit: unit ?? bracketUnit(flat),
    roles: short ? headerRoles(residual === '' ? flat : residual) : [],
    part: /分子/.test(flat) ? 'numerator' : /分母/.test(flat) ? 'denominator' : null,
    total: isTotalWord(flat),
    wholeArea: isWholeAreaWord(flat),
  };
}

/** A name may carry a year in front (2022年高新技术企业数); the better reading of both counts. */
function namesIn(text: string, residual: string, index: NameIndex): readonly NameMatch[] {
  const whole = matchName(text, index);
  if (residual === text || residual.length < 3 || (whole[0]?.score ?? 0) >= 0.95) return whole;
  const bare = matchName(residual, index);
  return (bare[0]?.score ?? 0) > (whole[0]?.score ?? 0) ? bare : whole;
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
  const rest = whole.replace(region.name, '').replace(/^(?:\d+[.、]?|其中[:：]?)/, '');
  if (rest === '') return true;
  const short = region.name.replace(/[省市县区]$/, '');
  return region.end - region.start >= whole.length - 1 ||
    rest === short ||
    /^(?:本级|合计|小计|全[县区])$/.test(rest)
    ? !/本级/.test(rest)
    : whole.replace(short, '') === '';
}

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
  if (flat.length > 30 || /填报单位|报送单位|编制单位|责任单位/.test(flat)) return [];
  if (!/单位[:：]/.test(flat) && !/^[(（][^()（）]{1,10}[)）]$/.test(flat)) return [];
  return findUnit(flat);
}
