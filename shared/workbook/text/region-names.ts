import type { RegionCode } from '../../model/brands.ts';
import { regionLevel } from '../../model/region-level.ts';
import { GANSU_DIVISIONS, GANSU_ZONES } from './regions/gansu.ts';

/** A region that some words name. */
export interface RegionMention {
  readonly code: RegionCode;
  /** Official name. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** True for an official name, a code, or a text that is nothing but the region's short name. */
  readonly exact: boolean;
}

interface NamedRegion {
  readonly code: RegionCode;
  readonly name: string;
}

const LEVEL =
  /(?:省|自治区|回族自治州|藏族自治州|自治州|市|区|县|东乡族自治县|保安族东乡族撒拉族自治县|裕固族自治县|蒙古族自治县|哈萨克族自治县|藏族自治县|回族自治县)$/;

const divisions: readonly NamedRegion[] = GANSU_DIVISIONS.map(([code, name]) => ({
  code: code as RegionCode,
  name,
}));
const zones = GANSU_ZONES.map((zone) => ({ ...zone, code: `${zone.parent}-${zone.name}` as RegionCode }));
const nameByCode: ReadonlyMap<string, string> = new Map([
  ...divisions.map((region) => [region.code as string, region.name] as const),
  ...zones.map((zone) => [zone.code as string, zone.name] as const),
]);

/** Official name of a region or zone; its code when it is unknown here. */
export function regionName(code: RegionCode): string {
  return nameByCode.get(code) ?? (code.includes('-') ? code.slice(code.indexOf('-') + 1) : code);
}

export const isKnownRegion = (code: string): code is RegionCode => nameByCode.has(code);

/** `621124` → `621100` → `620000`; a zone's parent is the city before the dash. null for a province. */
export function parentRegion(code: RegionCode): RegionCode | null {
  if (code.includes('-')) return code.slice(0, code.indexOf('-')) as RegionCode;
  if (!code.endsWith('00')) return `${code.slice(0, 4)}00` as RegionCode;
  return code.endsWith('0000') ? null : (`${code.slice(0, 2)}0000` as RegionCode);
}

/** Counties (and zones when asked) of a city, in the order of their codes. */
export function regionsWithin(parent: RegionCode, withZones = false): readonly RegionCode[] {
  const inside = divisions
    .filter((region) => parentRegion(region.code) === parent)
    .map((region) => region.code);
  return withZones
    ? [...inside, ...zones.filter((zone) => zone.parent === parent).map((zone) => zone.code)]
    : inside;
}

/** 安定区 → 安定; null where one character would be left (漳县) or nothing is cut. */
function shortName(name: string): string | null {
  const short = name
    .replace(LEVEL, '')
    .replace(/(?:回族|藏族|东乡族|蒙古族|裕固族|哈萨克族|保安族东乡族撒拉族)(?:自治[州县])?$/, '');
  // 东乡族自治县 is all people and level: 东乡.
  const bare = short === '' ? name.replace(/族自治[州县]$/, '') : short;
  return bare.length >= 2 && bare !== name ? bare : null;
}

interface SearchWord {
  readonly word: string;
  readonly region: NamedRegion;
  readonly short: boolean;
}

/** Longest words first, so that 临夏回族自治州 wins over 临夏. */
const words: readonly SearchWord[] = [
  ...divisions.map((region) => ({ word: region.name, region, short: false })),
  ...zones.map((zone) => ({ word: zone.name, region: { code: zone.code, name: zone.name }, short: false })),
  ...zones.flatMap((zone) =>
    zone.aliases.map((word) => ({
      word,
      region: { code: zone.code, name: zone.name },
      short: word.length <= 4,
    })),
  ),
  ...divisions.flatMap((region) => {
    const short = shortName(region.name);
    if (!short) return [];
    // 张家川回族自治县 is called 张家川县 as well.
    const autonomous = /自治([州县])$/.exec(region.name)?.[1];
    return [
      { word: short, region, short: true },
      ...(autonomous ? [{ word: short + autonomous, region, short: false }] : []),
    ];
  }),
].sort((a, b) => b.word.length - a.word.length);

const byFirst: ReadonlyMap<string, readonly SearchWord[]> = (() => {
  const map = new Map<string, SearchWord[]>();
  for (const word of words) map.set(word.word[0]!, [...(map.get(word.word[0]!) ?? []), word]);
  return map;
})();

/** What may follow a short name so that it still means the place: 安定科技局, 临洮完成数, 定西2022年. */
const AFTER_SHORT =
  /^(?:$|[\s()（）:：、,，/\-—\d]|县|区|市|州|科技|财政|统计|工信|教育|人社|填报|政府|完成|实际|合计|小计|各|全|局|委|高新|经开)/;

/**
 * Regions named in the text, in order. `within` (a city or province) decides between equal short names (临夏市, 临夏县)
 * and lets a city's own zones be called 高新区.
 */
export function findRegions(text: string, within?: RegionCode | null): readonly RegionMention[] {
  const plain = text.normalize('NFKC').replace(/\s/g, (space) => space);
  const whole = plain.replace(/\s/g, '').replace(/^(?:\d+[.、]|[(（]?[一二三四五六七八九十]+[)）、.])/, '');
  const code = /^(62\d{4})$/.exec(whole)?.[1];
  if (code && nameByCode.has(code))
    return [
      { code: code as RegionCode, name: nameByCode.get(code)!, start: 0, end: text.length, exact: true },
    ];
  const found: RegionMention[] = [];
  for (let start = 0; start < plain.length; ) {
    const match = matchAt(plain, start, whole, within ?? null);
    if (match) found.push(match);
    start = match ? match.end : start + 1;
  }
  return found;
}

function matchAt(
  text: string,
  start: number,
  whole: string,
  within: RegionCode | null,
): RegionMention | null {
  const candidates = (byFirst.get(text[start]!) ?? []).filter((entry) => text.startsWith(entry.word, start));
  const longest = candidates[0]?.word.length;
  const best = candidates
    .filter((entry) => entry.word.length === longest)
    .sort((a, b) => preference(b, within) - preference(a, within))[0];
  if (!best) return null;
  const alone = whole === best.word;
  const end = start + best.word.length;
  // Generic zone names (高新区) mean a zone only inside its own city, and short names only as a name.
  const generic = best.short && best.region.code.includes('-');
  if (generic && within !== null && parentRegion(best.region.code) !== within) return null;
  if (generic && within === null && !alone) return null;
  if (best.short && !alone && !AFTER_SHORT.test(text.slice(end))) return null;
  return { code: best.region.code, name: best.region.name, start, end, exact: !best.short || alone };
}

function preference(entry: SearchWord, within: RegionCode | null): number {
  const inside = within !== null && isInside(entry.region.code, within) ? 4 : 0;
  const level = regionLevel(entry.region.code);
  return inside + (level === 'city' ? 2 : level === 'county' ? 1 : 0);
}

/** True when `code` is `area` or lies in it. */
export function isInside(code: RegionCode, area: RegionCode): boolean {
  for (let at: RegionCode | null = code; at; at = parentRegion(at)) if (at === area) return true;
  return false;
}
