import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import type { Correction } from '../../correction.ts';
import { contradictUnits } from '../../text/unit.ts';
import { type ColumnLine, pathText } from '../lines/table-line.ts';
import type { ChosenTable } from '../tables/understood-table.ts';
import { isGrantWord, isOtherFigure } from '../words/header-words.ts';
import { correctionFor } from './apply-corrections.ts';
import { demoteSubtotals } from './demote-subtotals.ts';
import { EMPTY_MEANING, type LineMeaning, surenessOf } from './line-meaning.ts';
import { type NamingContext, type PlacedName, placeName } from './place-name.ts';
import { soleRatio } from './resolve-rows.ts';

/** What every column stands for; label columns keep status `label`. */
export function resolveColumns(
  table: ChosenTable,
  context: NamingContext | null,
  corrections: readonly Correction[],
): readonly LineMeaning[] {
  const meanings = table.columns.map((column) => resolveColumn(table, column, context, corrections));
  if (table.frame.stated)
    return [...meanings, { ...EMPTY_MEANING, at: table.frame.left, text: '', status: 'value' }];
  return context ? settleBaselines(demoteSubtotals(meanings), table, context.pack) : meanings;
}

function resolveColumn(
  table: ChosenTable,
  column: ColumnLine,
  context: NamingContext | null,
  corrections: readonly Correction[],
): LineMeaning {
  const base: LineMeaning = {
    ...EMPTY_MEANING,
    at: column.column,
    text: pathText(column.path),
    status: 'label',
    region: column.region,
    total: column.total,
    period: column.period,
    kind: column.kind,
    unit: column.unit,
    ...(column.unitBeside === undefined ? {} : { unitBeside: column.unitBeside }),
    share: column.genericRatio,
    scopeWords: column.path.flatMap((sense) => [sense.qualifier, sense.text]).filter((word) => word !== null),
  };
  const corrected =
    correctionFor(corrections, base.text, 'column', table) ??
    correctionFor(corrections, column.path.at(-1)?.text ?? '', 'column', table);
  if (corrected?.kind === 'ignore') return { ...base, status: 'ignored' };
  if (corrected) return correctedColumn(base, column, corrected, context);
  if (column.role === 'derived') return { ...base, status: 'derived' };
  // Money paid by a schedule of grants stands for its points; elsewhere it is no reading.
  if (column.role === 'score' && column.path.some((sense) => isGrantWord(sense.residual)))
    return context?.pack.type === 'support'
      ? { ...base, status: 'value', kind: 'score' }
      : { ...base, status: 'derived' };
  if (column.role === 'weight' || column.role === 'score')
    return { ...base, status: 'value', kind: column.role };
  // In a schedule of grants 省级财政 and 合计 are who pays how much, not counts of what is paid for.
  if (context?.pack.type === 'support' && column.role === 'value' && isPayment(column))
    return { ...base, status: 'derived' };
  if (column.role !== 'value') {
    const figures = column.profile.filled > 0 && column.profile.quantities * 2 > column.profile.filled;
    return {
      ...base,
      status: column.role === 'unknown' && figures && column.path.length > 0 ? 'unplaced' : 'label',
    };
  }
  if (!context || table.orientation !== 'indicators-in-columns') {
    const part = table.orientation === 'indicators-in-columns' ? null : column.part;
    return { ...base, status: 'value', part, ...(part ? {} : ownIndicator(column, context, table)) };
  }
  const name = placeColumn(column, context);
  if (!name)
    return {
      ...base,
      status:
        column.path.length > 0 && column.total === null && column.profile.quantities > 0
          ? 'unplaced'
          : 'value',
    };
  if (name.part) context.taken.add(`${name.placed.id}|${name.part}`);
  return {
    ...base,
    status: 'indicator',
    placed: name.placed,
    part: name.part ?? column.part,
    scope: name.scope,
    sure: surenessOf(name.score),
    why: name.why,
  };
}

const isPayment = ({ path, total }: ColumnLine): boolean =>
  total !== null || path.some(({ text }) => /财政|资金|金额|经费|补助|奖/.test(text));

function correctedColumn(
  base: LineMeaning,
  column: ColumnLine,
  corrected: Correction['meaning'],
  context: NamingContext | null,
): LineMeaning {
  const indicator = corrected.indicatorId ? context?.byId.get(corrected.indicatorId) : undefined;
  const placed = indicator
    ? { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator }
    : null;
  const kind = corrected.kind === undefined || corrected.kind === 'ignore' ? base.kind : corrected.kind;
  const period = corrected.period
    ? {
        at: [0, 0] as const,
        kind: 'absolute' as const,
        period: corrected.period,
        year: Number(corrected.period.slice(0, 4)),
        quarter: null,
        month: null,
        wholeYear: false,
        cumulative: true,
        relative: null,
      }
    : base.period;
  return {
    ...base,
    status: placed ? 'indicator' : 'value',
    placed,
    part: kind === 'numerator' || kind === 'denominator' ? kind : column.part,
    scope: corrected.scope ?? null,
    kind,
    period,
    region: corrected.region ?? base.region,
    unit: corrected.unit ?? base.unit,
    why: { code: 'corrected', params: {} },
  };
}

/** In a table with indicators down, a column may still hold a part of a ratio under its own name. */
function ownIndicator(
  column: ColumnLine,
  context: NamingContext | null,
  table: ChosenTable,
): Partial<LineMeaning> {
  if (!context || table.rows.some((row) => row.matches.length > 0)) return {};
  const name = placeColumn(column, context);
  return name ? { placed: name.placed, part: name.part, scope: name.scope } : {};
}

/** The header's own words, deepest first; 比重 and 目标 alone belong to the ratio whose parts stand beside them. */
function placeColumn(column: ColumnLine, context: NamingContext): PlacedName | null {
  let upper: PlacedName | null = null;
  for (let at = column.path.length - 1; at >= 0; at--) {
    const name = placeName(column.path[at]!.matches, context, { axis: 'column', at: column.column });
    if (!name) continue;
    // 支出 | 占比 under one part of a ratio: the last is the ratio itself.
    if (name.part && column.genericRatio && at < column.path.length - 1)
      return groupRatio(column, context) ?? name;
    return name;
  }
  if (column.lent) return placeName(column.matches, context);
  if (column.genericRatio) upper = groupRatio(column, context) ?? soleRatio(context);
  else if (column.kind !== null && column.region === null && !isOtherFigure(column.path.at(-1)?.word ?? ''))
    upper = soleRatio(context) ?? soleIndicator(context);
  // 成交额（亿元） beside a share is not that share.
  return upper && column.unit !== null && contradictUnits(column.unit, upper.placed.unit) ? null : upper;
}

/** 财政科技支出 over 支出 | 占比: the ratio that the group word is a part of. */
function groupRatio(column: ColumnLine, context: NamingContext): PlacedName | null {
  for (const sense of column.path) {
    const match = sense.matches.find(
      (found) => found.pack === context.pack.id && found.part !== null && found.score >= 0.8,
    );
    const indicator = match ? context.byId.get(match.indicatorId) : undefined;
    if (indicator)
      return {
        placed: { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator },
        scope: null,
        part: null,
        score: 0.88,
        why: { code: 'ratio-of-parts', params: { name: indicator.name } },
      };
  }
  return null;
}

/** In a table about one indicator a column called 目标 is its target. */
function soleIndicator(context: NamingContext): PlacedName | null {
  const indicator = context.named.size === 1 ? context.byId.get([...context.named][0]!) : undefined;
  if (!indicator) return null;
  return {
    placed: { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator },
    scope: null,
    part: null,
    score: 0.85,
    why: { code: 'only-indicator', params: { name: indicator.name } },
  };
}

/**
 * 2021年实际值 beside targets of 2025 is the base year of a plan; beside 2022年实际值 it is the year before. The pack's
 * own baseline years say which years a plan starts from.
 */
function settleBaselines(
  meanings: readonly LineMeaning[],
  table: ChosenTable,
  pack: RulePack,
): readonly LineMeaning[] {
  const kindOf = (meaning: LineMeaning): string => meaning.kind ?? 'actual';
  const years = (kinds: readonly string[]): number[] =>
    meanings.flatMap((meaning) =>
      meaning.status !== 'label' && meaning.period?.year && kinds.includes(kindOf(meaning))
        ? [meaning.period.year]
        : [],
    );
  const actual = years(['actual']);
  const ahead = years(['target', 'constraint', 'expectation']);
  const base = new Set(
    pack.targets
      .filter((target) => target.kind === 'baseline')
      .map((target) => Number(target.period.slice(0, 4))),
  );
  const report = /完成情况|完成值|进展|报表|自评|监测|月报|季报|快报/.test(table.title ?? '');
  const reported = table.setting.period !== null && actual.includes(Number(table.setting.period.slice(0, 4)));
  return meanings.map((meaning) => {
    const year = meaning.period?.year;
    if (
      kindOf(meaning) !== 'actual' ||
      meaning.status === 'label' ||
      !year ||
      !ahead.some((target) => target > year)
    )
      return meaning;
    if (!base.has(year) || actual.includes(year + 1)) return meaning;
    const only = actual.every((other) => other <= year);
    if (report && only && reported) return meaning;
    return { ...meaning, kind: 'baseline' as const };
  });
}
