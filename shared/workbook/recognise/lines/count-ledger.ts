import type { PeriodId, RegionCode } from '../../../model/brands.ts';
import type { LedgerCount, LedgerRepeat } from '../../../model/reading.ts';
import type { Indicator, RulePack } from '../../../rule-pack/rule-pack.ts';
import { areaAddress } from '../../address.ts';
import { matchName, type NameIndex, type NameMatch } from '../../text/name-match.ts';
import { cellAt, cellText } from '../grid/sheet-grid.ts';
import { scopeOfWords } from '../meaning/place-name.ts';
import type { TableFrame } from '../tables/table-frame.ts';
import type { ReadTable } from '../tables/understood-table.ts';
import { isTotalWord } from '../words/header-words.ts';
import { type SenseReader, senseOf } from '../words/text-sense.ts';
import { type LedgerValidity, ledgerValidity } from './ledger-validity.ts';
import type { RowLine } from './read-rows.ts';
import { type ColumnLine, pathText } from './table-line.ts';

/** A list of things (企业名称, 姓名, 证书编号): no line names an indicator and no column reports one. */
export function isLedger(
  frame: TableFrame,
  columns: readonly ColumnLine[],
  rows: readonly RowLine[],
): boolean {
  const entity = columns.find((column) => column.role === 'entity');
  const named = rows.filter(
    (row) => (row.matches[0]?.score ?? 0) >= 0.9 && row.own?.role !== 'entity',
  ).length;
  if (entity && frame.body.length >= 2) {
    const reported = columns.filter(
      (column) => column.role === 'value' && (column.matches[0]?.score ?? 0) >= 0.9,
    ).length;
    return (
      named * 3 < rows.length &&
      reported < 3 &&
      !columns.some((column) => column.role === 'weight' || column.role === 'score')
    );
  }
  if (columns.some((column) => column.role === 'value' && (column.matches[0]?.score ?? 0) >= 0.75))
    return false;
  const title = `${frame.above.map((line) => line.text).join(' ')} ${frame.grid.sheet.name}`;
  const attributes = columns.filter((column) => column.role === 'attribute').length;
  return (
    named === 0 &&
    frame.body.length >= 5 &&
    (LEDGER_WORDS.test(title) || attributes >= 2) &&
    !columns.some((column) => column.role === 'value' && column.kind !== null)
  );
}

const LEDGER_WORDS = /台账|花名册|名册|名单|清册|一览表|明细表|登记表|备案表|目录/;

/** What a title is about: its words without 台账, 情况, years and places. */
function subjectOf(text: string, reader: SenseReader): string {
  const sense = senseOf(text, reader);
  let subject = sense.residual;
  for (const region of sense.regions)
    subject = subject.replace(region.name, '').replace(region.name.replace(/[省市县区]$/, ''), '');
  return subject
    .replace(/^各?[市县区][(（、,，][市县区](?:[、,，][市县区])?[)）]?/, '')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .replace(
      /^(?:全[市县省区]|我[市县]|历年|近[几两三四五十]年来?|各?县区|各地|分县区?|附件\d*[:：]?|附?表[\d一二三四五六七八九十-]*[:：、.]?)+/,
      '',
    )
    .replace(
      /(?:明细)?(?:台账|花名册|名册|名单|清册|清单|一览表?|增长|明细表|登记表|备案表|统计表|情况表|目录|信息表|汇总表|通报|核对|测算|监测|调度|考核|对比表|排名表?|排行榜?|排序|历年|近[几两三四五十]年来?|逐年|各年度?|分年度?|分季度?|趋势|走势|数据|报表|变化|进展|发展|培育|完成|分布|对比|统计|汇总|明细|信息|情况|表)+$/g,
      '',
    )
    .replace(/^(?:认定|有效期内|年度)/, '');
}

/** Indicators that one of the titles is about; empty when none names one clearly. */
export function subjectMatches(
  titles: readonly (string | null)[],
  reader: SenseReader,
): readonly NameMatch[] {
  for (const title of titles) {
    const subject = title === null ? '' : subjectOf(title, reader);
    // 技术合同成交额登记情况: registering is no part of the name, unless a name says so.
    for (const name of [
      subject,
      subject.replace(/(?:登记|认定|备案|入库|申报|培育|建设|目标|任务|计划)+$/, ''),
    ]) {
      const matches = name === '' ? [] : matchName(name, reader.index);
      if ((matches[0]?.score ?? 0) >= 0.9) return matches;
    }
  }
  return [];
}

const subjectsOf = (table: ReadTable, reader: SenseReader): readonly string[] =>
  [table.title, table.frame.grid.sheet.name, ...table.frame.above.map((line) => line.text)]
    .filter((text) => text !== null)
    .map((text) => subjectOf(text, reader));

export interface LedgerPlace {
  readonly pack: RulePack;
  readonly indicator: Indicator;
}

/** 培育库, 拟申报名单: those that are to become one are none yet. */
const CANDIDATES =
  /培育(?:入库|库|计划|对象|后备)|后备|储备|候选|拟(?:认定|申报|推荐|培育)|申报(?:推荐)?(?:企业|单位)?(?:名单|名册|清单|台账|汇总)/;

/** Which indicator the rows of the ledger make; null when its title names none of this pack. */
export function placeLedger(
  table: ReadTable,
  pack: RulePack,
  index: NameIndex,
  reader: SenseReader,
): LedgerPlace | null {
  if (CANDIDATES.test(table.title ?? '')) return null;
  for (const subject of subjectsOf(table, reader)) {
    const match = matchName(subject, index).find(
      (found) => found.pack === pack.id && found.part === null && found.score >= 0.75,
    );
    const indicator = match
      ? pack.indicators.find((candidate) => candidate.id === match.indicatorId)
      : undefined;
    if (indicator?.quantity === 'count') return { pack, indicator };
  }
  return null;
}

interface Tally {
  all: number;
  readonly repeats: LedgerRepeat[];
  readonly byRegion: Map<RegionCode, number>;
  readonly byScope: Map<string, number>;
}

/** Counts the rows of a ledger: all of them, by region and by the indicator's scopes. */
export function countLedger(
  table: ReadTable,
  place: LedgerPlace,
  reader: SenseReader,
): readonly LedgerCount[] {
  const regionColumn =
    table.columns.find((column) => column.role === 'region') ??
    table.columns.find((column) => column.profile.regions * 2 > column.profile.filled);
  const scopeColumn = place.indicator.scopes.length > 0 ? levelColumn(table, place.indicator) : undefined;
  const validity = ledgerValidity(table);
  const tally = tallyRows(table, place.indicator, regionColumn, scopeColumn, validity, reader);
  const filter = (column: ColumnLine): string =>
    [...(validity ? [validity.words] : []), pathText(column.path)].join('、');
  const range = areaAddress({
    top: table.frame.body[0] ?? table.frame.headerBottom + 1,
    left: table.frame.left,
    bottom: table.frame.body.at(-1) ?? table.frame.headerBottom,
    right: table.frame.right,
  });
  const base = {
    repeats: [],
    sheet: table.frame.grid.sheet.name,
    range,
    pack: place.pack.id,
    indicatorId: place.indicator.id,
    period: table.setting.period as PeriodId | null,
  };
  const counts: LedgerCount[] = [
    {
      ...base,
      scope: null,
      region: table.setting.region,
      count: tally.all,
      filter: validity?.words ?? null,
      repeats: tally.repeats,
    },
  ];
  if (regionColumn && tally.byRegion.size > 1)
    for (const [region, count] of [...tally.byRegion].sort(([a], [b]) => (a < b ? -1 : 1)))
      counts.push({ ...base, scope: null, region, count, filter: filter(regionColumn) });
  if (scopeColumn)
    for (const [scope, count] of tally.byScope)
      counts.push({
        ...base,
        scope,
        region: table.setting.region,
        count,
        filter: filter(scopeColumn),
      });
  return counts;
}

/** The column whose cells are scopes of the indicator (省级, 市级). */
function levelColumn(table: ReadTable, indicator: Indicator): ColumnLine | undefined {
  return table.columns.find((column) => {
    const texts = table.frame.body
      .slice(0, 30)
      .map((row) => cellText(cellAt(table.frame.grid, row, column.column)));
    const scoped = texts.filter((text) => text !== '' && levelScope(text, indicator) !== null).length;
    return scoped > 0 && scoped * 2 >= texts.filter((text) => text !== '').length;
  });
}

const levelScope = (text: string, indicator: Indicator): string | null =>
  scopeOfWords(text, indicator) ??
  (/^(?:国家级|省部级|国家)$/.test(text) && indicator.scopes.some((scope) => scope.scope === '省级以上')
    ? '省级以上'
    : null);

function tallyRows(
  table: ReadTable,
  indicator: Indicator,
  regionColumn: ColumnLine | undefined,
  scopeColumn: ColumnLine | undefined,
  validity: LedgerValidity | null,
  reader: SenseReader,
): Tally {
  const { grid, left, right } = table.frame;
  const key =
    table.columns.find((column) => column.role === 'entity') ??
    table.columns.find((column) => column.role === 'name');
  const tally: Tally = { all: 0, repeats: [], byRegion: new Map(), byScope: new Map() };
  const contentOf = rowContent(table);
  const seen = new Map<string, number>();
  for (const row of table.frame.body) {
    if (key ? !isThing(cellText(cellAt(grid, row, key.column))) : !isFilledRow(table, row)) continue;
    if (
      isTotalWord(
        cellText(grid.byRow.get(row)!.cells.find((cell) => cell.column >= left && cell.column <= right)),
      )
    )
      continue;
    if (validity && !validity.isValid(row)) continue;
    tally.all++;
    const content = contentOf(row);
    const first = content === null ? undefined : seen.get(content);
    if (first !== undefined) tally.repeats.push({ row: row + 1, first: first + 1 });
    else if (content !== null) seen.set(content, row);
    const region = regionColumn
      ? senseOf(cellText(cellAt(grid, row, regionColumn.column)), reader).region
      : null;
    if (region) tally.byRegion.set(region, (tally.byRegion.get(region) ?? 0) + 1);
    const scope = scopeColumn ? levelScope(cellText(cellAt(grid, row, scopeColumn.column)), indicator) : null;
    if (scope) tally.byScope.set(scope, (tally.byScope.get(scope) ?? 0) + 1);
  }
  return tally;
}

/** People share names, and so do branches: rows are the same only when at least so many cells beside the number agree. */
const TELLING_CELLS = 3;

/** Everything a row says but its number; null where that is too little to tell rows apart. */
function rowContent(table: ReadTable): (row: number) => string | null {
  const { grid, left, right } = table.frame;
  const numbers = new Set(table.columns.filter(({ role }) => role === 'number').map(({ column }) => column));
  return (row) => {
    const cells = (grid.byRow.get(row)?.cells ?? []).filter(
      ({ column, value }) => column >= left && column <= right && value !== null && !numbers.has(column),
    );
    if (cells.length < TELLING_CELLS) return null;
    return cells.map((cell) => `${cell.column}:${cellText(cell)}`).join('\t');
  };
}

const isThing = (text: string): boolean =>
  text !== '' && !isTotalWord(text) && !/^[—\-/]+$|^以下空白$|^(?:注|备注|说明)[:：]/.test(text);

const isFilledRow = (table: ReadTable, row: number): boolean =>
  (table.frame.grid.byRow
    .get(row)
    ?.cells.filter((cell) => cell.column >= table.frame.left && cell.column <= table.frame.right).length ??
    0) >= 2;
