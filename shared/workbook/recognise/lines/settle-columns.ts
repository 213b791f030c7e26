import { isOtherFigure } from '../words/header-words.ts';
import { type ColumnLine, pathText } from './table-line.ts';
import { withoutRivals } from './without-rivals.ts';

/** What columns are in the light of the columns beside them. */
export const settleColumns = (columns: readonly ColumnLine[]): readonly ColumnLine[] =>
  withSomeLabel(
    withWordedProgress(
      withProgressReached(
        settleNameColumns(
          withUnitsBeside(withoutRivals(withoutOtherFigures(withoutBudgets(withoutSinglePeriods(columns))))),
        ),
      ),
    ),
  );

/** Rows that only an unknown column tells apart (片区, 学校) are about those, not about whom the table is. */
function withSomeLabel(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const labels: readonly ColumnLine['role'][] = ['name', 'group', 'scope', 'region', 'entity'];
  if (columns.some(({ role }) => labels.includes(role))) return columns;
  const first = columns.find(
    ({ role, profile }) => role === 'unknown' && profile.filled >= 2 && profile.words * 2 > profile.filled,
  );
  return first
    ? columns.map((column) => (column === first ? { ...column, role: 'name' as const } : column))
    : columns;
}

/** 进展情况 beside nothing but targets: the numbers among its words are what was reached. */
function withWordedProgress(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const found = columns.find(
    ({ role, path, profile }) =>
      role === 'note' && profile.quantities > 0 && path.some(({ word }) => PROGRESS.test(word)),
  );
  const isReached = ({ role, kind }: ColumnLine): boolean =>
    role === 'value' && (kind === null || kind === 'actual');
  if (!found || columns.some(isReached)) return columns;
  return columns.map((column) =>
    column === found ? { ...column, role: 'value' as const, kind: 'actual' as const, worded: true } : column,
  );
}

/** 三季度进度 beside targets, where no other column says what was reached and no sign of percent makes it a share, is that. */
function withProgressReached(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const found = columns.filter(
    ({ role, path, unit, profile }) =>
      role === 'derived' &&
      unit === null &&
      path.some(({ word }) => PROGRESS_OF_FIGURES.test(word)) &&
      profile.percents === 0 &&
      profile.quantities > profile.words,
  );
  const isTarget = ({ role, kind }: ColumnLine): boolean =>
    role === 'value' && (kind === 'target' || kind === 'constraint' || kind === 'expectation');
  const isReached = ({ role, kind }: ColumnLine): boolean =>
    role === 'value' && (kind === null || kind === 'actual');
  if (found.length !== 1 || columns.some(isReached) || !columns.some(isTarget)) return columns;
  return columns.map((column) =>
    column === found[0] ? { ...column, role: 'value' as const, kind: 'actual' as const } : column,
  );
}

const PROGRESS_OF_FIGURES =
  /^(?:目前|当前|年度|全年|工作|累计|指标|任务|目标)*(?:完成|推进|进展|执行)?进度[数值]?$/;

const PROGRESS =
  /^(?:目前|当前|年度|全年|工作|目标|任务|指标)*(?:进展|完成|落实|推进|执行|实施)(?:进度|进展|情况|成效|状况)*$/;

/** Units under the header of the figures to their left belong to those figures alone. */
function withUnitsBeside(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const isBeside = (unit: ColumnLine | undefined, value: ColumnLine | undefined): boolean =>
    unit?.role === 'unit' &&
    value?.role === 'value' &&
    unit.path.length > 0 &&
    pathText(unit.path) === pathText(value.path);
  return columns.map((column, at) => {
    if (isBeside(column, columns[at - 1])) return { ...column, role: 'note' as const };
    return isBeside(columns[at + 1], column) ? { ...column, unitBeside: column.column + 1 } : column;
  });
}

/** 当月 beside 累计 is a part of it; figures run from January. */
function withoutSinglePeriods(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const says = (column: ColumnLine, pattern: RegExp): boolean =>
    column.role === 'value' && column.path.some(({ text }) => pattern.test(text.replace(/\s/g, '')));
  const cumulative = columns.filter((column) => says(column, CUMULATIVE));
  if (cumulative.length === 0) return columns;
  // 10月 beside 1-10月 is that month alone; 1月 is both.
  const months = new Set(cumulative.flatMap(({ period }) => monthOf(period?.month, period?.quarter)));
  const isOneMonth = (column: ColumnLine): boolean =>
    says(column, ONE_MONTH) &&
    monthOf(column.period?.month, column.period?.quarter).some(
      (month) => month > 1 && (months.has(month) || months.size === 0),
    );
  return columns.map((column) =>
    (says(column, SINGLE) || isOneMonth(column)) && !cumulative.includes(column)
      ? { ...column, role: 'derived' as const }
      : column,
  );
}

const monthOf = (month: number | null | undefined, quarter: number | null | undefined): readonly number[] =>
  month ? [month] : quarter ? [quarter * 3] : [];

const CUMULATIVE = /累计|1\s*[-—–~～至]\s*(?:本|\d{1,2})月|[至止]本月|本月止|年初/;
const SINGLE =
  /^(?:其中[:：]?)?(?:\d{1,2}月份?)?(?:当月|本月|单月|当季|本季度?|单季)(?:完成|实际|新增|发生)?[数值量额]?$/;
const ONE_MONTH = /^(?:其中[:：]?)?(?:20\d{2}年)?\d{1,2}月份?(?:完成|实际)?[数值量额]?$/;

/** 预算数 beside 决算数 is what was planned to be spent, not what was. */
function withoutBudgets(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const isBudget = ({ role, path }: ColumnLine): boolean =>
    role === 'value' && path.some(({ word }) => BUDGET.test(word));
  if (!columns.some((column) => column.kind === 'actual' && !isBudget(column))) return columns;
  return columns.map((column) => (isBudget(column) ? { ...column, role: 'derived' as const } : column));
}

const BUDGET = /^(?:年初|调整|全年|年度|当年|本年)?预算(?:数|额|安排数?|指标|金额)?$/;

/** 项数 beside 完成 or beside the one figure that the table is about counts something else. */
function withoutOtherFigures(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const isOther = (column: ColumnLine): boolean => {
    const deepest = column.path.at(-1);
    return (
      column.role === 'value' &&
      column.kind === 'actual' &&
      column.matches.length === 0 &&
      deepest !== undefined &&
      isOtherFigure(deepest.word)
    );
  };
  const reported = columns.some(
    (column) => column.role === 'value' && column.kind === 'actual' && !isOther(column),
  );
  if (!reported) return columns;
  return columns.map((column) => (isOther(column) ? { ...column, role: 'unknown' as const } : column));
}

/** Of several columns with names the last with indicators is the name; the ones before it only group. */
function settleNameColumns(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  if (columns.some((column) => column.role === 'name')) return columns;
  const groups = columns.filter(
    ({ role, profile }) =>
      role === 'group' ||
      role === 'scope' ||
      role === 'entity' ||
      // 主要目标 over names of indicators instead of figures.
      (role === 'note' && profile.names * 2 >= profile.filled),
  );
  const best = groups.reduce<ColumnLine | null>(
    (found, column) => (column.profile.names > (found?.profile.names ?? 0) ? column : found),
    null,
  );
  if (!best) return columns;
  return columns.map((column) => (column === best ? { ...column, role: 'name' as const } : column));
}
