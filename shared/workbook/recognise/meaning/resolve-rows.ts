import type { IndicatorId, RegionCode } from '../../../model/brands.ts';
import type { RulePack, Section } from '../../../rule-pack/rule-pack.ts';
import type { Correction } from '../../correction.ts';
import { normaliseName } from '../../text/name-match.ts';
import { contradictUnits } from '../../text/unit.ts';
import type { RowLabel, RowLine } from '../lines/read-rows.ts';
import { isIssued, sectionOfText } from '../packs/pack-sections.ts';
import type { ChosenTable } from '../tables/understood-table.ts';
import { isOtherFigure } from '../words/header-words.ts';
import { correctionFor } from './apply-corrections.ts';
import { demoteSubtotals } from './demote-subtotals.ts';
import { EMPTY_MEANING, type LineMeaning, type PlacedIndicator, surenessOf } from './line-meaning.ts';
import { type NamingContext, type PlacedName, placeName, scopeOfWords } from './place-name.ts';

interface Running {
  /** Indicator of the last main row, for 其中 and scope rows under it. */
  last: {
    readonly placed: PlacedIndicator;
    readonly row: number;
    readonly part: 'numerator' | 'denominator' | null;
    readonly scope: string | null;
  } | null;
  /** Section of the pack named by the last heading or group cell. */
  section: Section | null;
  heading: RowLine | null;
  /** The row before was part of an indicator (其中：优秀); unnumbered rows after it go on with that. */
  ofWhich: boolean;
  /** Under 加减分: events, neither indicators nor items of a list. */
  adjusting: boolean;
  /** Region named in the region column above, for rows that leave it empty. */
  region: RegionCode | null;
}

/** What every row of the body stands for. */
export function resolveRows(
  table: ChosenTable,
  context: NamingContext | null,
  corrections: readonly Correction[],
): readonly LineMeaning[] {
  const running: Running = {
    last: null,
    section: context ? sectionOfTitle(table, context.pack) : null,
    heading: null,
    ofWhich: false,
    region: null,
    adjusting: false,
  };
  const meanings = table.rows.map((row) => resolveRow(table, row, context, running, corrections));
  return context ? demoteDoubtful(demoteSubtotals(meanings)) : meanings;
}

/** The section of the pack that the rows of a table begin in. */
export const sectionOfTitle = ({ title }: ChosenTable, pack: RulePack): Section | null =>
  sectionOfText(title ?? '', pack, true);

function resolveRow(
  table: ChosenTable,
  row: RowLine,
  context: NamingContext | null,
  running: Running,
  corrections: readonly Correction[],
): LineMeaning {
  const text = row.own?.sense.text ?? row.labels.at(-1)?.sense.text ?? '';
  if (row.region !== null) running.region = row.region;
  const base: LineMeaning = {
    ...EMPTY_MEANING,
    at: row.row,
    text,
    status: 'label',
    region: row.region ?? running.heading?.region ?? lentRegion(table, row, running),
    total: row.total,
    period: row.period ?? running.heading?.period ?? null,
    kind: row.kind,
    unit: row.unit,
    partUnits: row.partUnits,
    scopeWords: row.labels
      .flatMap((label) => [label.sense.qualifier, label.sense.text])
      .filter((word) => word !== null),
  };
  const corrected = correctionFor(corrections, text, 'row', table);
  if (corrected?.kind === 'ignore') return { ...base, status: 'ignored' };
  if (row.heading) return resolveHeading(base, row, context, running);
  if (!context) return { ...base, status: row.matches.length > 0 ? 'unplaced' : 'label' };
  if (corrected?.indicatorId) {
    const indicator = context.byId.get(corrected.indicatorId);
    if (indicator) {
      const placed = { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator };
      running.last = { placed, row: row.row, part: null, scope: corrected.scope ?? null };
      return {
        ...base,
        status: 'indicator',
        placed,
        scope: corrected.scope ?? null,
        unit: corrected.unit ?? base.unit,
        why: { code: 'corrected', params: {} },
      };
    }
  }
  const group = row.labels
    .filter((label) => label.role === 'group')
    .map((label) => label.sense.text)
    .join(' ');
  enterSection(group, context, running);
  if (running.adjusting) return base;
  if (row.total && !hasName(row)) return { ...base, status: 'total' };
  if (isListItem(table, row, context, running.section)) return listItem(base, row, running);
  if (row.derived) return { ...base, status: 'derived' };
  const placed = placeRow(row, context, running, table.orientation === 'indicators-in-columns');
  if (placed && !isOtherMeasure(row, placed.name)) {
    if (placed.main) {
      const { placed: last, part, scope } = placed.name;
      running.last = { placed: last, row: row.row, part, scope };
    }
    running.ofWhich = false;
    if (placed.name.part) context.taken.add(`${placed.name.placed.id}|${placed.name.part}`);
    return {
      ...base,
      status: 'indicator',
      placed: placed.name.placed,
      part: placed.name.part,
      scope: placed.name.scope,
      sure: surenessOf(placed.name.score),
      why: placed.name.why,
      partOf: placed.main ? null : (running.last?.row ?? null),
    };
  }
  return withoutIndicator(base, table, row, running);
}

/** 技术合同登记数, 项: a similar name with the unit of something else is something else. */
const isOtherMeasure = (row: RowLine, { placed, part, score }: PlacedName): boolean =>
  row.unit !== null &&
  score < 0.95 &&
  contradictUnits(row.unit, (part ? placed.indicator?.parts?.[part].unit : null) ?? placed.unit);

const hasName = (row: RowLine): boolean => row.matches.length > 0;

/** A region column filled only at the first row of each region, without merges, holds for the rows under it. */
function lentRegion(table: ChosenTable, row: RowLine, running: Running): RegionCode | null {
  if (row.heading || row.total) {
    running.region = null;
    return null;
  }
  if (!row.own || row.own.role === 'region' || row.own.sense.wholeArea) return null;
  return table.columns.some((column) => column.role === 'region') ? running.region : null;
}

/** A heading may name a region, a time or a section for the rows under it. */
function resolveHeading(
  base: LineMeaning,
  row: RowLine,
  context: NamingContext | null,
  running: Running,
): LineMeaning {
  running.heading = row.region || row.period ? row : null;
  running.last = null;
  context?.taken.clear();
  if (context) {
    enterSection(row.own?.sense.text ?? '', context, running);
    const named = placeName(row.matches, context);
    if (named && named.score >= 0.95 && !named.part)
      running.last = { placed: named.placed, row: row.row, part: null, scope: null };
  }
  return { ...base, status: 'heading' };
}

/** A heading or group cell may open a section of the pack, or the events that add and take points. */
function enterSection(text: string, context: NamingContext, running: Running): void {
  if (text === '') return;
  const section = sectionOfText(text, context.pack, false);
  if (section) running.section = section;
  if (section || ADJUSTMENTS.test(text)) running.adjusting = !section;
}

const ADJUSTMENTS = /加减分|奖惩|(?:加|减|扣)分(?:项|指标|因素|情况|事项)?\s*(?:[(（].*[)）])?$/;

function isListItem(
  table: ChosenTable,
  row: RowLine,
  context: NamingContext,
  section: Section | null,
): boolean {
  if (context.pack.type !== 'assessment' || !row.own || row.ofWhich) return false;
  if (!/[\u4e00-\u9fff]{2}/.test(row.own.sense.text) || row.own.role !== 'name') return false;
  if (section) return isIssued(section, context.pack);
  const weighted = table.columns.some((column) => column.role === 'weight');
  return weighted && !row.matches.some((match) => match.pack === context.pack.id && match.score >= 0.9);
}

function listItem(base: LineMeaning, row: RowLine, running: Running): LineMeaning {
  const name = (row.own?.sense.text ?? '')
    .replace(/\s+/g, '')
    .replace(/^(?:\d+[.、．]|[(（]\d+[)）]|[①-⑳])/, '');
  const placed: PlacedIndicator = {
    id: `list:${normaliseName(name)}` as IndicatorId,
    name,
    unit: row.unit ?? '',
    indicator: null,
  };
  running.last = { placed, row: row.row, part: null, scope: null };
  return { ...base, status: 'indicator', placed, why: { code: 'issued-list', params: { name } } };
}

/** Indicator of the row by its own words, by a group cell before them, or by the row it belongs to. */
function placeRow(
  row: RowLine,
  context: NamingContext,
  running: Running,
  across: boolean,
): { readonly name: PlacedName; readonly main: boolean } | null {
  const own = row.own;
  const place = { axis: 'row' as const, at: row.row };
  const ownName = own && own.role !== 'region' ? placeName(own.sense.matches, context, place) : null;
  if (ownName) {
    const outer = row.labels
      .filter((label) => label !== own)
      .map((label) => scopeOfWords(label.sense.text, ownName.placed.indicator));
    const scope = ownName.scope ?? outer.find((found) => found !== null) ?? null;
    return { name: { ...ownName, scope }, main: !(row.ofWhich && ownName.part !== null) };
  }
  const outer = row.labels.findLast(
    (label) => label !== own && placeName(label.sense.matches, context) !== null,
  );
  const outerName = outer ? placeName(outer.sense.matches, context) : null;
  if (outerName) {
    const details = own && own !== outer ? detailsOf(own, row, outerName.placed, context) : {};
    if (details === null) return null;
    return { name: { ...outerName, ...details }, main: true };
  }
  const combined = own ? placeCombined(row, context) : null;
  if (combined) return { name: combined, main: true };
  if (running.last && own) {
    const details = detailsOf(own, row, running.last.placed, context);
    if (details !== null)
      return {
        name: {
          placed: running.last.placed,
          scope: running.last.scope,
          part: running.last.part,
          score: 0.9,
          why: { code: 'under-indicator', params: { name: running.last.placed.name } },
          ...details,
        },
        main: false,
      };
  }
  // Under columns of indicators 2025年目标 says what the figures of all of them are.
  if (!across && (row.genericRatio || (row.kind === 'target' && isShortKind(row)))) {
    const ratio = soleRatio(context, running);
    if (ratio) return { name: ratio, main: false };
  }
  return null;
}

/** 目标, 2022年目标(%): a row that only says what its figures are; 合同额 is another figure. */
const isShortKind = (row: RowLine): boolean => {
  const word = row.own?.sense.word ?? '';
  return word.length <= 6 && !isOtherFigure(word);
};

/** A label under an indicator may name a scope, a part, a region, a time or a kind; anything else is its own matter. */
function detailsOf(
  own: RowLabel,
  row: RowLine,
  placed: PlacedIndicator,
  context: NamingContext,
): Partial<PlacedName> | null {
  const scope = scopeOfWords(own.sense.text, placed.indicator);
  if (scope !== null) return { scope };
  if (own.sense.region !== null || own.sense.onlyPeriod || own.sense.total || own.sense.wholeArea) return {};
  if (own.sense.part !== null && own.sense.word.length <= 6) return { part: own.sense.part };
  const parts = placed.indicator?.parts;
  if (parts) {
    const match = own.sense.matches.find(
      (found) => found.pack === context.pack.id && found.indicatorId === placed.id && found.part !== null,
    );
    if (match && match.score >= 0.7) return { part: match.part };
    if (row.genericRatio) return { part: null };
  }
  if (row.kind !== null && isShortKind(row)) return { part: null };
  return /^(?:数量|数值|总数|总量|小计|全[市县区]|全域|本级|合计)$/.test(own.sense.word) ? {} : null;
}

/** 财政科技支出 | 占比: group and own words make one name. */
function placeCombined(row: RowLine, context: NamingContext): PlacedName | null {
  if (!row.genericRatio || row.labels.length < 2) return null;
  const named = row.labels.slice(0, -1).flatMap((label) => label.sense.matches);
  const part = named.find(
    (match) => match.pack === context.pack.id && match.part === 'numerator' && match.score >= 0.9,
  );
  const indicator = part ? context.byId.get(part.indicatorId) : undefined;
  return indicator ? ratioName(indicator) : null;
}

/** The one ratio that the table's parts make; for a line that is called 比重 or 目标 only. */
export function soleRatio(context: NamingContext, running?: Running): PlacedName | null {
  if (running?.last?.placed.indicator?.parts) return ratioName(running.last.placed.indicator);
  const whole = [...context.parts].filter(([, parts]) => parts.size === 2).map(([id]) => id);
  const ids =
    whole.length > 0 ? whole : [...context.named].filter((id) => context.byId.get(id)?.quantity === 'ratio');
  const indicator = ids.length === 1 ? context.byId.get(ids[0]!) : undefined;
  return indicator ? ratioName(indicator) : null;
}

const ratioName = (indicator: NonNullable<PlacedIndicator['indicator']>): PlacedName => ({
  placed: { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator },
  scope: null,
  part: null,
  score: 0.88,
  why: { code: 'ratio-of-parts', params: { name: indicator.name } },
});

/** A row that names no indicator may still name a region, a time or a scope for the columns' indicators. */
function withoutIndicator(
  base: LineMeaning,
  table: ChosenTable,
  row: RowLine,
  running: Running,
): LineMeaning {
  if (row.total) return { ...base, status: 'total' };
  if (running.last && (row.ofWhich || (running.ofWhich && (row.numbered === false || row.indented)))) {
    running.ofWhich = true;
    return { ...base, status: 'part-of', partOf: running.last.row };
  }
  if (table.orientation === 'indicators-in-columns') {
    const says =
      row.region !== null ||
      row.period !== null ||
      row.labels.length === 0 ||
      row.kind !== null ||
      namesScope(table, row);
    return { ...base, status: says ? 'value' : 'unplaced' };
  }
  if (!row.own || !/[\u4e00-\u9fffA-Za-z]{2}/.test(row.own.sense.text)) return base;
  if (row.kind !== null && isShortKind(row)) return base;
  return { ...base, status: 'unplaced' };
}

const namesScope = (table: ChosenTable, row: RowLine): boolean =>
  (table.pack?.indicators ?? []).some((indicator) =>
    row.labels.some((label) => scopeOfWords(label.sense.text, indicator) !== null),
  );

/** Where two rows claim the same indicator, one by its exact name and one by likeness, the likeness was wrong. */
function demoteDoubtful(meanings: readonly LineMeaning[]): readonly LineMeaning[] {
  const key = (meaning: LineMeaning): string =>
    `${meaning.placed?.id}|${meaning.scope}|${meaning.part}|${meaning.region}|${meaning.period?.at}`;
  const exact = new Set(meanings.filter((meaning) => meaning.placed && meaning.sure === 'sure').map(key));
  return meanings.map((meaning) =>
    meaning.placed &&
    meaning.sure !== 'sure' &&
    meaning.why?.code.startsWith('name-') &&
    exact.has(key(meaning))
      ? { ...meaning, placed: null, status: 'unplaced' as const }
      : meaning,
  );
}
