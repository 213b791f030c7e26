import type { PeriodId, RegionCode } from '../../../model/brands.ts';
import { periodId } from '../../../model/period.ts';
import { regionLevel } from '../../../model/region-level.ts';
import { findPeriods, type PeriodMention } from '../../text/period-words.ts';
import type { RegionMention } from '../../text/region-names.ts';
import type { ColumnLine } from '../lines/table-line.ts';
import type { TableFrame } from '../tables/table-frame.ts';
import type { TableSetting } from '../tables/understood-table.ts';
import { regionsOf, type SenseReader } from '../words/text-sense.ts';

/** Where words about a whole table may stand, nearest first. */
export interface SettingSources {
  readonly frame: TableFrame;
  readonly title: string | null;
  readonly columns: readonly ColumnLine[];
  readonly sheetName: string;
  readonly workbookName: string;
  /** Lines above the first table of the sheet: they hold for the tables under it too. */
  readonly sheetLines: readonly string[];
}

/** A line longer than this is prose; its beginning says what it is about. */
const LONGEST_LINE = 160;

/** Region and period that hold for a table where its lines name none of their own. */
export function inferSetting(sources: SettingSources, reader: SenseReader): TableSetting {
  const lines = sources.frame.above.map((line) => line.text);
  const said = [
    sources.title ?? '',
    ...lines.filter((line) => line !== sources.title),
    sources.sheetName.replace(YEAR_AND_MONTH, '$1年$2月'),
    ...sources.sheetLines,
    sources.workbookName,
  ].map((text) => text.slice(0, LONGEST_LINE));
  // The title stands among the lines of its sheet as well: what is said again adds nothing.
  const texts = [...new Set(said)];
  const named = inferPeriod(
    texts,
    sources.frame.below.map((line) => line.text),
  );
  const period = named?.period ?? yearOfColumns(sources.columns);
  return {
    region: inferRegion(texts, reader) ?? inferRegion(signatures(sources.frame), reader),
    period,
    withinYear: period !== null && period.length > 4,
    plan: isPlan(sources),
    wholeArea: /全市|全省|市本级|市级|省级/.test(sources.title ?? ''),
  };
}

/** A sheet called 202209. */
const YEAR_AND_MONTH = /^\s*(20\d{2})[.-]?(0[1-9]|1[0-2])\s*$/;

/** 填报单位：漳县科技局 under the table, or the office's name alone: who signs reports for its county. */
const signatures = (frame: TableFrame): readonly string[] =>
  frame.below
    .map(({ text }) => text.replace(/\s+/g, ''))
    .filter((text) =>
      /(?:填报|报送|上报|编报|制表|填表)单位|单位(?:名称)?[:：]|(?:局|政府|管委会)(?:[(（].{1,4}[)）])?$/.test(
        text,
      ),
    );

/**
 * Year and part may stand in different places (title 2022年, sheet 三季度). Twelve months are the year where the
 * table says so (全年, 1-12月), a 四季度 report stays the fourth quarter.
 */
export function inferPeriod(
  texts: readonly string[],
  notes: readonly string[] = [],
): { readonly period: PeriodId } | null {
  const mentions = texts.map(periodsOfReport);
  let year: number | null = null;
  let part: PeriodMention | null = null;
  let isOfYear = false;
  for (const [at, list] of mentions.entries()) {
    const years = list.filter((mention) => mention.year !== null);
    const own = years.find((mention) => mention.quarter !== null || mention.month !== null) ?? years[0];
    const ownPart =
      list.find(
        (mention) => mention.kind !== 'relative' && (mention.quarter !== null || mention.month !== null),
      ) ?? null;
    // A title of 2022年 in a file (named last) called 12月 is of the year that is over by then.
    isOfYear ||= year !== null && part === null && ownPart?.month === 12 && at === mentions.length - 1;
    year ??= own?.year ?? null;
    part ??= ownPart;
    if (year !== null && part !== null) break;
  }
  if (year === null) {
    const noted = notes
      .filter((note) => /截[至止]|报告期|所属期/.test(note))
      .flatMap((note) => findPeriods(note))
      .find((mention) => mention.year !== null);
    year = noted?.year ?? null;
    if (noted && (noted.quarter !== null || noted.month !== null)) part ??= noted;
  }
  year ??= yearOfFillingIn([...texts, ...notes], part);
  if (year === null) return null;
  if (part === null || isOfYear || isYearEnd(part, [...texts, ...notes])) return { period: periodId(year) };
  return {
    period: part.quarter
      ? periodId(year, { quarter: part.quarter })
      : periodId(year, { month: part.month ?? 12 }),
  };
}

/**
 * Where no year is named, the day the form was filled in tells it: a report is filled in after its period has ended,
 * and one for a whole year in the spring after it.
 */
function yearOfFillingIn(texts: readonly string[], part: PeriodMention | null): number | null {
  for (const text of texts) {
    const day =
      /(20\d{2})\s*(?:年\s*(1[0-2]|0?[1-9])\s*月|([./-])\s*(1[0-2]|0?[1-9])\s*\3)\s*\d{1,2}(?!\d)/.exec(text);
    if (!day) continue;
    const [year, month] = [Number(day[1]), Number(day[2] ?? day[4])];
    const last = part === null ? 12 : (part.month ?? (part.quarter ?? 4) * 3);
    return month < last ? (part === null && month > 3 ? year : year - 1) : year;
  }
  return null;
}

/** Where nothing above names a time, the last year with actual figures is the report's. */
function yearOfColumns(columns: readonly ColumnLine[]): PeriodId | null {
  const years = columns.flatMap((column) =>
    column.role === 'value' && (column.kind === null || column.kind === 'actual')
      ? (column.period?.year ?? [])
      : [],
  );
  return years.length > 0 ? periodId(Math.max(...years)) : null;
}

/** Times that a line names as its report's: without dates of filling in, document numbers and the first year of a span. */
function periodsOfReport(text: string): readonly PeriodMention[] {
  const flat = text.replace(/\s+/g, '').replace(FILLED_IN, '');
  return findPeriods(flat).filter(
    (mention) => !isDocumentNumber(flat, mention) && !isDay(flat, mention) && !startsSpan(flat, mention),
  );
}

const FILLED_IN =
  /(?:(?:填报|报出|报送|上报|制表|填表|打印|编制|印发|提交|审核)(?:日期|时间)|有效期(?:[至到限]|截止)?)[:：]?[\d年月日./-]*|20\d{2}年\d{1,2}月(?:\d{1,2}日)?(?=(?:填报|填写|填制|报送|上报|制表|编制|整理|印发|制))/g;

/** 2023年1月10日 is when the form was filled in, unless figures run 截至 that day. */
const isDay = (text: string, mention: PeriodMention): boolean =>
  /^\d{4}(?:年\d{1,2}月\d{1,2}日|([./-])\d{1,2}\1\d{1,2})/.test(text.slice(mention.at[0])) &&
  !/截[至止]|至|时间/.test(text.slice(0, mention.at[0])) &&
  !/^止|^为止/.test(text.slice(mention.at[1]));

/** 2021-2022年: the last year is the report's. */
const startsSpan = (text: string, mention: PeriodMention): boolean =>
  mention.quarter === null &&
  mention.month === null &&
  /^(?:年)?[-—–~～至到](?:19|20)\d{2}/.test(text.slice(mention.at[1]));

/** 〔2022〕75号 names a document, not a period. */
const isDocumentNumber = (text: string, mention: PeriodMention): boolean =>
  /[〔[(（【]$/.test(text.slice(0, mention.at[0])) && /^[〕\])）】]第?\d+号/.test(text.slice(mention.at[1]));

/** 全年, 1-12月, 年底, 截至12月31日; but 四季度 only where a whole year is named as well. */
function isYearEnd(part: PeriodMention, texts: readonly string[]): boolean {
  if (!part.wholeYear) return false;
  return !texts.some((text) => /四\s*季|第?4\s*季|[Qq]4/.test(text));
}

/** The most particular region named nearest: a county in the title, the sheet name, the reporting unit; then the city. */
export function inferRegion(texts: readonly string[], reader: SenseReader): RegionCode | null {
  const mentions = texts.map((text) => regionsOf(text, reader));
  const county = mentions.flatMap((list) => list.filter((mention) => isLocal(mention))).at(0);
  const list = mentions.find((found) => found.some(isLocal));
  // Several counties in one line are a table over them, not of one of them.
  if (county && list && new Set(list.filter(isLocal).map((mention) => mention.code)).size === 1) {
    const parent = mentions[0]?.find((mention) => !isLocal(mention));
    if (!parent || mentions[0]!.some(isLocal) || isUnder(county, parent)) return county.code;
  }
  const exact = mentions.flat().find((mention) => !isLocal(mention));
  return exact?.code ?? null;
}

const isLocal = (mention: RegionMention): boolean => {
  const level = regionLevel(mention.code);
  return level === 'county' || level === 'zone';
};

const isUnder = (county: RegionMention, parent: RegionMention): boolean =>
  county.code.startsWith(
    regionLevel(parent.code) === 'province' ? parent.code.slice(0, 2) : parent.code.slice(0, 4),
  );

/** A table that sets targets and reports nothing. */
function isPlan(sources: SettingSources): boolean {
  const title = `${sources.title ?? ''} ${sources.sheetName}`;
  const kinds = sources.columns.map((column) => column.kind);
  if (kinds.includes('actual') && !leadsToYears(sources.columns)) return false;
  if (/完成|实际|进展|报表|情况|统计|自评|监测/.test(title)) return false;
  return /目标|任务|计划|分解|责任清单/.test(title);
}

/** 现状（2024） | 2025 | 2030: what was reached only stands before the years that are planned. */
function leadsToYears(columns: readonly ColumnLine[]): boolean {
  const values = columns.filter(({ role }) => role === 'value');
  const reached = values.filter(({ kind }) => kind === 'actual').map(({ period }) => period?.year ?? null);
  const open = values.filter(({ kind }) => kind === null).map(({ period }) => period?.year ?? null);
  const last = Math.max(...reached.map((year) => year ?? Number.POSITIVE_INFINITY));
  return open.length > 0 && open.every((year) => year !== null && year > last);
}

/** Gaps of one table's setting are filled from the other tables of the workbook, then from what the caller gave. */
export function fillSettings<T extends { readonly setting: TableSetting; readonly regional: boolean }>(
  tables: readonly T[],
  given: { readonly region: RegionCode | null; readonly period: PeriodId | null },
): readonly T[] {
  const periods = tables.flatMap((table) => (table.setting.period ? [table.setting.period] : []));
  const regions = new Set(tables.flatMap((table) => (table.setting.region ? [table.setting.region] : [])));
  const period = mostFrequent(periods) ?? given.period;
  const region = regions.size === 1 ? [...regions][0]! : given.region;
  return tables.map((table) => {
    if (table.setting.period !== null && table.setting.region !== null) return table;
    const filled = table.setting.period ?? period;
    return {
      ...table,
      setting: {
        ...table.setting,
        period: filled,
        withinYear: filled !== null && filled.length > 4,
        // A table over several regions is not about the one that another sheet reports.
        region: table.setting.region ?? (table.regional || table.setting.wholeArea ? null : region),
      },
    };
  });
}

/** The value that stands most often; the first of equals. */
export function mostFrequent<T extends string>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
