import type { PeriodId, RegionCode } from '../model/brands.ts';
import type { CityTable } from '../model/city-table.ts';
import { divide, exact, formatFixed, sum, toDecimalText } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { RegionScore, ReportedRegion, Waiting } from './figure.ts';

/** The quarters of a year that were reported at all, each as its own city table. */
export type QuarterTables = readonly CityTable[];

const SETTING = 'quarters-to-year';

/**
 * The annual result where the document assesses by quarter and by year. Decided as `mean`: the mean of the four quarters'
 * results as their own tables have them. Decided as `year-only`: the annual sheet alone. Undecided: no rank, once any quarter
 * was reported, because the two give different results.
 */
export function annualFromQuarters(
  pack: Pick<RulePack, 'questions' | 'rounding'>,
  settings: Readonly<Record<string, string>>,
  regions: readonly ReportedRegion[],
  quarters: QuarterTables,
): readonly ReportedRegion[] {
  const question = pack.questions.find(({ options }) =>
    options.some(({ setting }) => setting?.name === SETTING),
  );
  if (!question || quarters.length === 0 || settings[SETTING] === 'year-only') return regions;
  if (settings[SETTING] !== 'mean')
    return regions.map((one) =>
      one.score ? { ...one, score: waitFor(one.score, openQuestion(question.id, one.score)) } : one,
    );
  return regions.map((one) => ({ ...one, score: meanOf(pack, one, quarters) }));
}

const openQuestion = (question: string, { totalExact }: RegionScore): Waiting => ({
  why: 'open-question',
  question,
  indicatorId: null,
  value: totalExact,
});

const waitFor = (score: RegionScore, ...more: readonly Waiting[]): RegionScore => ({
  ...score,
  provisional: true,
  waiting: [...score.waiting, ...more],
});

/** Four results or none: a quarter that is missing or not final yet makes no mean of three. */
function meanOf(
  pack: Pick<RulePack, 'rounding'>,
  { region, score }: ReportedRegion,
  quarters: QuarterTables,
): RegionScore | null {
  const own = quarters.map((table) => ({ period: table.period, result: resultIn(table, region) }));
  const known = own.flatMap(({ period, result }) => (result ? [{ period, ...result }] : []));
  if (known.length === 0 && score === null) return null;
  const open = known.filter(({ provisional }) => provisional).map(({ period }) => period);
  const missing = QUARTERS.filter((ending) => !known.some(({ period }) => period.endsWith(ending)));
  const waiting: Waiting[] = [...missing, ...open].map((period) => ({
    why: 'quarter-missing',
    question: '',
    indicatorId: null,
    value: period.slice(-2),
  }));
  const mean = missing.length > 0 ? null : divide(sum(known.map(({ total }) => exact(total))), exact('4'));
  const { places, mode } = pack.rounding;
  return {
    total: mean && formatFixed(mean, places, mode),
    totalExact: mean && toDecimalText(mean),
    class: null,
    provisional: waiting.length > 0,
    waiting,
    // What an annual sheet says of its items is not what this total is made of.
    items: [],
    adjustments: [],
    quarters: known.map(({ period, total }) => ({ period, total })),
  };
}

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

function resultIn(table: CityTable, region: RegionCode) {
  const row = table.regions.find((one) => one.region === region);
  return row?.totalExact ? { total: row.totalExact, provisional: row.provisional } : null;
}

/** `2022` → `2022Q1` … `2022Q4`; none for a part of a year. */
export const quartersOf = (period: PeriodId): readonly PeriodId[] =>
  /^\d{4}$/.test(period) ? QUARTERS.map((quarter) => `${period}${quarter}` as PeriodId) : [];
