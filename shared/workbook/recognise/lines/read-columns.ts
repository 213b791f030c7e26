import type { ReadingKind } from '../../../model/reading.ts';
import type { PeriodMention } from '../../text/period-words.ts';
import { cellAt, mergeAt, shownText } from '../grid/sheet-grid.ts';
import { hasHeader, type TableFrame } from '../tables/table-frame.ts';
import { type HeaderRole, isGenericRatio, isStatisticWord } from '../words/header-words.ts';
import { newlyAdded } from '../words/newly-added.ts';
import { type SenseReader, senseOf, type TextSense } from '../words/text-sense.ts';
import { profileColumn } from './profile-column.ts';
import { settleColumns } from './settle-columns.ts';
import type { ColumnLine, ColumnProfile, ColumnRole } from './table-line.ts';

/** Every column of a table with what its header says and what its cells are. */
export function readColumns(frame: TableFrame, reader: SenseReader): readonly ColumnLine[] {
  const columns: ColumnLine[] = [];
  for (let column = frame.left; column <= frame.right; column++)
    columns.push(withNewlyAdded(readColumn(frame, column, reader), columns, reader));
  return settleColumns(columns);
}

/** 其中：当年新增 behind 科技特派员总数. */
function withNewlyAdded(column: ColumnLine, before: readonly ColumnLine[], reader: SenseReader): ColumnLine {
  if ((column.matches[0]?.score ?? 0) >= 0.9) return column;
  const named = before.findLast(({ matches }) => (matches[0]?.score ?? 0) >= 0.9);
  const matches = newlyAdded(column.path.at(-1)?.text ?? '', named?.matches[0], reader);
  return matches && column.profile.quantities > 0
    ? { ...column, role: 'value', kind: null, period: null, matches, lent: true }
    : column;
}

/** Header texts over a column; an unmerged group word reaches right over empty cells that have a sub-heading below. */
function headerPath(frame: TableFrame, column: number, reader: SenseReader): readonly TextSense[] {
  if (!hasHeader(frame)) return [];
  const texts: string[] = [];
  for (let row = frame.headerTop; row <= frame.headerBottom; row++) {
    let text = shownText(frame.grid, row, column);
    if (text === '' && row < frame.headerBottom && !mergeAt(frame.grid, row, column))
      text = groupWordLeft(frame, row, column);
    if (/^[(（]?\d{1,2}[)）]?(?:=.*)?$/.test(text) || /^[甲乙丙丁]$/.test(text)) continue;
    if (text !== '' && texts.at(-1) !== text) texts.push(text);
  }
  return texts.map((text) => senseOf(text, reader));
}

function groupWordLeft(frame: TableFrame, row: number, column: number): string {
  const below = (at: number): boolean => cellAt(frame.grid, row + 1, at) !== undefined;
  if (!below(column)) return '';
  for (let at = column - 1; at >= frame.left; at--) {
    const text = shownText(frame.grid, row, at);
    if (text !== '') return mergeAt(frame.grid, row, at) === null && below(at) ? text : '';
    if (!below(at)) return '';
  }
  return '';
}

function readColumn(frame: TableFrame, column: number, reader: SenseReader): ColumnLine {
  const path = headerPath(frame, column, reader);
  const profile = profileColumn(frame, column, reader);
  const kind = kindOfPath(path);
  const matches =
    deepest(path, (sense) => ((sense.matches[0]?.score ?? 0) >= 0.7 ? sense.matches : null)) ?? [];
  const role = roleOfColumn(path, profile, matches.length > 0 ? matches[0]!.score : 0, hasHeader(frame));
  return {
    column,
    path,
    role,
    kind: role === 'weight' || role === 'score' ? role : kind,
    period: yearOfTarget(mentionOf(path), path, kind),
    region:
      deepest(path, (sense) => sense.region) ??
      deepest(path, (sense) => ((sense.matches[0]?.score ?? 0) >= 0.75 ? sense.regionInside : null)) ??
      deepest(path, (sense) => sense.regionOfKind),
    total: path.some((sense) => sense.wholeArea)
      ? 'area'
      : path.some((sense) => sense.total)
        ? 'total'
        : null,
    unit: deepest(path, (sense) => sense.unit),
    part: deepest(path, (sense) => sense.part),
    genericRatio: path.some((sense) => isGenericRatio(sense.residual)),
    matches,
    profile,
  };
}

const deepest = <T>(path: readonly TextSense[], pick: (sense: TextSense) => T | null): T | null => {
  for (let at = path.length - 1; at >= 0; at--) {
    const picked = pick(path[at]!);
    if (picked !== null) return picked;
  }
  return null;
};

const VALUE_KINDS: Readonly<Partial<Record<HeaderRole, ReadingKind>>> = {
  target: 'target',
  constraint: 'constraint',
  expectation: 'expectation',
  baseline: 'baseline',
  actual: 'actual',
  weight: 'weight',
  score: 'score',
};

/** 数值, 数量: words that any column of figures may carry; a word above them says more. */
const GENERIC_VALUE = /^(?:数值|数量|数据|金额|绝对[数值量]|数|值|数额|指标值)$/;

/** 目标完成数, 任务完成情况: what was done, though a target is named. */
const DONE =
  /(?:目标|任务|计划).*(?:完成|实际|实现|达到)(?:数|值|情况|量|额)?$|^(?:实际)?完成(?:目标|任务)[数值量]$|^实际完成(?:目标|任务)$|^实际(?:目标|指标|任务)?[数值量]$/;
const TO_BE_DONE = /^(?:计划|应|拟|需|要求)(?:完成|达到|实现)/;

/** What the words say about the figures under them; null when they leave it open. */
function kindOfPath(path: readonly TextSense[]): ReadingKind | null {
  let generic: ReadingKind | null = null;
  for (let at = path.length - 1; at >= 0; at--) {
    const kind = kindOfText(path[at]!);
    if (kind === null) continue;
    if (!GENERIC_VALUE.test(path[at]!.word)) return kind;
    generic ??= kind;
  }
  return generic;
}

/** 年度指标, 全年任务指标 over figures: what is set, not another column of names. */
const isSetForYear = ({ text }: TextSense): boolean =>
  /^(?:(?:20\d{2})?年?度?|全年|当年|年初)(?:计划|任务|下达|责任[状书])?指标[值数]?$/.test(
    text.replace(/\s/g, ''),
  ) && /年|任务|计划|下达|责任/.test(text);

export function kindOfText(sense: TextSense): ReadingKind | null {
  const word = sense.word;
  if (isSetForYear(sense)) return 'target';
  // 指标值 is whatever the table is about: set in a plan, reached in a report.
  if (word === '指标值') return null;
  if (TO_BE_DONE.test(word)) return 'target';
  if (DONE.test(word)) return 'actual';
  const bracketed = /[(（](?:\d{4}年?)?([^()（）]{1,8})[)）]$/.exec(sense.residual.replace(/\s/g, ''))?.[1];
  if (bracketed && /^(?:年度|全年|当年)?(?:目标|任务|计划)[值数]?$/.test(bracketed)) return 'target';
  // A name may contain 完成 or 数 without saying what the figure is.
  if ((sense.matches[0]?.score ?? 0) >= 0.75 && !/目标|任务|计划|实际|完成|约束|预期|基期/.test(word))
    return null;
  for (const role of sense.roles) {
    const kind = VALUE_KINDS[role];
    if (kind) return kind;
  }
  if (
    sense.periods.some(
      (mention) => mention.relative?.includes('last-year') || mention.relative === 'same-period-last-year',
    )
  )
    return /基/.test(word) ? 'baseline' : null;
  return null;
}

/** The time a header names; 2022年 above 三季度 make one, and 上年 under 2022年 is the year before that. */
export function mentionOf(path: readonly TextSense[]): PeriodMention | null {
  const mentions = path.flatMap((sense) => sense.periods);
  const last = mentions.at(-1);
  if (!last) return null;
  const named = mentions.findLast((mention) => mention.year !== null);
  if (last.kind === 'part' && named) return { ...last, kind: 'absolute', year: named.year };
  const own = path.findLast((sense) => sense.periods.length > 0)!.periods;
  const earlier = own.find((mention) => mention.relative === 'last-year');
  if (last.kind === 'part' && earlier) return { ...last, kind: 'relative', relative: 'last-year' };
  if (last.kind === 'relative' && named) {
    // 2021年同期: the same months of that year.
    if (own.includes(named))
      return last.relative === 'same-period-last-year' ? { ...last, year: named.year } : named;
    const back = last.relative === 'last-year' ? 1 : last.relative === 'year-before-last' ? 2 : 0;
    if (back > 0)
      return {
        ...named,
        relative: null,
        period: null,
        quarter: null,
        month: null,
        wholeYear: false,
        year: named.year! - back,
      };
    if (last.relative === 'same-period-last-year') return last;
  }
  return mentions.findLast((mention) => mention.kind === 'absolute') ?? last;
}

/** A quarter over 目标 and 完成 is the report's; its target stays the year's unless its own words name the quarter. */
function yearOfTarget(
  mention: PeriodMention | null,
  path: readonly TextSense[],
  kind: ReadingKind | null,
): PeriodMention | null {
  const yearly = kind === 'target' || kind === 'constraint' || kind === 'expectation';
  const at = path.findIndex((sense) => kindOfText(sense) === kind);
  if (!mention || !yearly || at < 0 || path[at]!.periods.length > 0 || mention.year === null) return mention;
  return { ...mention, period: null, quarter: null, month: null, wholeYear: false };
}

const LABEL_ROLES: ReadonlySet<HeaderRole> = new Set([
  'number',
  'name',
  'group',
  'unit',
  'scope',
  'region',
  'department',
  'note',
  'standard',
  'part-name',
  'entity',
  'attribute',
]);

/** Words decide; where they are ambiguous (单位, 完成情况, 任务) the cells do. */
function roleOfColumn(
  path: readonly TextSense[],
  profile: ColumnProfile,
  matchScore: number,
  headed: boolean,
): ColumnRole {
  const { filled, quantities, units, regions, names } = profile;
  const figures = filled === 0 ? 0.5 : quantities / filled;
  const roles = rolesOfPath(path);
  // 时间, 季度: rows that are times, whatever the column is called.
  if (filled > 0 && profile.periods * 2 > filled) return 'scope';
  if (profile.years && path.some(({ text }) => /年份|年度|时间|时期|^年$/.test(text))) return 'scope';
  // 18 | 家 under one 完成: the second column only says the units.
  if (filled > 0 && units === filled) return 'unit';
  // 目标 and 完成 under each other say what the figures of their rows are.
  if (profile.targets > 0 && profile.actuals > 0 && (profile.targets + profile.actuals) * 2 >= filled)
    return 'scope';
  // 填报单位 over 漳县科技局: whose figures they are.
  if (profile.offices > 0 && profile.offices * 2 > filled && roles.includes('department'))
    return path.some(({ text }) => /填报|填表|报送|上报|编报/.test(text)) ? 'region' : 'department';
  // 完成全年目标（%）: how much of the target, not the target.
  if (path.some(({ unit, word }) => unit === '%' && /^(?:完成|达到|实现).{0,6}(?:目标|任务|计划)/.test(word)))
    return 'derived';
  if (path.some((sense) => isStatisticWord(sense.residual)) && matchScore < 0.95) return 'derived';
  for (const role of roles) {
    if (role === 'derived' && !isDerived(path)) continue;
    if (role === 'unit' && filled > 0 && units * 2 < filled) continue;
    if (
      role === 'region' &&
      filled > 0 &&
      (regions + profile.totals + profile.scopes) * 2 < filled &&
      profile.words > 0 &&
      roles.length > 1
    )
      continue;
    if (role === 'note' && figures >= 0.6 && filled > 0 && roles.includes('actual')) continue;
    if (role === 'name' && figures >= 0.8 && path.some(isSetForYear)) return 'value';
    // 目标要求 over figures is the target itself.
    if (role === 'standard' && figures >= 0.8 && filled > 0 && roles.includes('target')) continue;
    if (
      (role === 'name' || role === 'group' || role === 'scope') &&
      figures >= 0.8 &&
      filled > 1 &&
      roles.length > 1
    )
      continue;
    if (role in VALUE_KINDS) {
      if (role === 'weight' || role === 'score') return figures >= 0.3 ? role : 'note';
      if (figures < 0.15 && filled > 0 && profile.words > 0) {
        const label = roles.find((other) => LABEL_ROLES.has(other) && (other !== 'unit' || units > 0));
        return label === undefined || label === 'entity' ? 'note' : (label as ColumnRole);
      }
      return 'value';
    }
    if (role === 'attribute' && (matchScore >= 0.9 || regions * 2 > filled)) continue;
    if (role === 'entity' && (matchScore >= 0.9 || (quantities > 0 && quantities === filled))) continue;
    return role as ColumnRole;
  }
  if (filled > 0 && units * 2 > filled) return 'unit';
  if (filled > 1 && (regions + profile.totals) * 3 >= filled * 2) return 'region';
  if (
    path.some((sense) => sense.region !== null || sense.onlyPeriod || sense.total || sense.wholeArea) ||
    matchScore >= 0.75
  )
    return figures >= 0.15 || filled === 0 ? 'value' : 'note';
  if (
    path.some((sense) => isGenericRatio(sense.residual) || sense.part !== null || sense.scopeWord) &&
    figures >= 0.5
  )
    return 'value';
  if (filled > 0 && names * 2 >= filled) return 'name';
  if (path.length === 0 && filled > 0 && !headed) {
    if (profile.ordinals && quantities === filled) return 'number';
    return figures > 0.3 ? 'value' : names > 0 ? 'name' : 'note';
  }
  if (path.length === 0 && filled > 1 && profile.ordinals) return 'number';
  if (path.length === 0 && filled > 0) return figures >= 0.7 ? 'unknown' : names > 0 ? 'name' : 'group';
  return 'unknown';
}

/** 完成率 under an indicator is derived; 增速 inside an indicator's own name is not. */
const isDerived = (path: readonly TextSense[]): boolean =>
  path.some((sense) => sense.roles.includes('derived') && (sense.matches[0]?.score ?? 0) < 0.95);

/** Roles of the deepest text that has any; the texts above add second thoughts. */
function rolesOfPath(path: readonly TextSense[]): readonly HeaderRole[] {
  const roles: HeaderRole[] = [];
  // Over the name of an indicator, a region or a time a word such as 投入指标 or 其中 only groups.
  const deepest = path.at(-1);
  const named =
    (deepest?.matches[0]?.score ?? 0) >= 0.75 || (deepest && (deepest.region !== null || deepest.onlyPeriod));
  for (let at = path.length - 1; at >= 0; at--)
    for (const role of path[at]!.roles) {
      if (named && at < path.length - 1 && LABEL_ROLES.has(role)) continue;
      const generic = GENERIC_VALUE.test(path[at]!.word) && role === 'actual' && at > 0;
      if (!generic && !roles.includes(role)) roles.push(role);
    }
  if (path.some((sense) => GENERIC_VALUE.test(sense.word)) && !roles.includes('actual')) roles.push('actual');
  return roles;
}
