import type { PeriodId } from '../../../model/brands.ts';
import { periodId, yearEarlier, yearOf } from '../../../model/period.ts';
import type { ReadingKind } from '../../../model/reading.ts';
import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import type { PeriodMention } from '../../text/period-words.ts';
import type { PlacedIndicator } from '../meaning/line-meaning.ts';

/** Kinds that are set for a whole year, also inside a quarterly report. */
const YEARLY: ReadonlySet<ReadingKind> = new Set(['target', 'constraint', 'expectation', 'baseline']);

export interface PeriodQuestion {
  readonly kind: ReadingKind;
  readonly mention: PeriodMention | null;
  /** Words of the line that names the period, to tell 四季度 from 全年. */
  readonly words: string;
  /** Period of the table. */
  readonly table: PeriodId | null;
  readonly pack: RulePack;
  readonly placed: PlacedIndicator;
}

/** Period of one figure: what its line names, read against the period of the table; null when nothing names one. */
export function resolvePeriod(question: PeriodQuestion): PeriodId | null {
  const { mention, table, kind } = question;
  const yearly = YEARLY.has(kind);
  if (!mention) return withoutMention(question);
  if (mention.relative === 'same-period-last-year' && mention.year !== null)
    return `${mention.year}${table?.slice(4) ?? ''}` as PeriodId;
  // Without any year the plan's own first year is the one that 上年 comes before.
  if (mention.relative !== null)
    return relativePeriod(mention, table ?? yearOf(question.pack.effective.from), yearly);
  const year = mention.year ?? (table ? Number(table.slice(0, 4)) : null);
  if (year === null) return null;
  const wholeYear = mention.wholeYear && !/四\s*季|4\s*季|[Qq]4/.test(question.words);
  const part =
    mention.quarter !== null && !wholeYear
      ? periodId(year, { quarter: mention.quarter })
      : mention.month !== null
        ? periodId(year, { month: mention.month })
        : null;
  // 1-6月 in a report of 上半年 is that half-year.
  if (!yearly && mention.month !== null && table === periodId(year, { quarter: mention.month / 3 }))
    return table;
  if (part !== null)
    return yearly && mention.year === null && mention.quarter === null ? periodId(year) : part;
  // 2022年实际 in a report of the third quarter of 2022 is its third quarter; another year is that year.
  if (!yearly && !wholeYear && table !== null && yearOf(table) === periodId(year)) return table;
  return periodId(year);
}

function relativePeriod(mention: PeriodMention, table: PeriodId | null, yearly: boolean): PeriodId | null {
  if (table === null) return null;
  const year = Number(table.slice(0, 4));
  switch (mention.relative) {
    case 'same-period-last-year':
      return yearEarlier(table);
    case 'last-year':
      // 去年三季度 keeps its quarter, 去年全年 is the year.
      if (mention.wholeYear) return periodId(year - 1);
      return periodId(year - 1, { quarter: mention.quarter ?? 0, month: mention.month ?? 0 });
    case 'year-before-last':
      return periodId(year - 2);
    case 'next-year':
      return periodId(year + 1);
    default:
      return yearly ? yearOf(table) : table;
  }
}

/** Nothing named: the table's period; targets its year; base values the year their pack starts from. */
function withoutMention({ kind, table, pack, placed }: PeriodQuestion): PeriodId | null {
  const set = pack.targets.filter((target) => target.kind === kind);
  if (kind === 'baseline') {
    const known = set.find((target) => target.indicatorId === placed.id) ?? set[0];
    return known?.period ?? (table ? periodId(Number(table.slice(0, 4)) - 1) : null);
  }
  if (!YEARLY.has(kind)) return table;
  if (table !== null) return yearOf(table);
  return (set.find((target) => target.indicatorId === placed.id) ?? set[0])?.period ?? null;
}
