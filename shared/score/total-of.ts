import type { DecimalText } from '../model/brands.ts';
import { compare, exact, formatFixed, sum, toDecimalText } from '../model/exact.ts';
import type { ScoreAdjustment, ScoreItem, ScoreSheet } from '../model/score.ts';
import type { DecidedPack } from '../rule-pack/decide.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';

export type Totals = Pick<
  ScoreSheet,
  'total' | 'totalExact' | 'max' | 'maxCounted' | 'provisional' | 'class' | 'questions'
>;

/** What of a decided pack a total depends on. */
export interface TotalRules {
  readonly pack: Pick<RulePack, 'maxPoints' | 'questions' | 'rounding' | 'classes'>;
  readonly settings: DecidedPack['settings'];
}

/** The total of a sheet: exact sums of unrounded points and 加减分, cut where that was decided, rounded once for print. */
export function totalOf(
  { pack, settings }: TotalRules,
  items: readonly ScoreItem[],
  adjustments: readonly ScoreAdjustment[],
): Totals {
  const counted = items.filter((item) => item.points !== null);
  const none = {
    total: null,
    totalExact: null,
    max: pack.maxPoints,
    maxCounted: null,
    provisional: true,
    class: null,
  };
  if (counted.length === 0 && adjustments.length === 0) return none;
  const raw = exactTotal(
    items,
    adjustments.map((one) => one.points),
  );
  const over = pack.maxPoints !== null && compare(raw, exact(pack.maxPoints)) > 0;
  const asked = over
    ? pack.questions.find((question) =>
        question.options.some((option) => option.setting?.name === 'over-hundred'),
      )
    : undefined;
  const total =
    over && settings['over-hundred'] === 'cut' && pack.maxPoints !== null ? exact(pack.maxPoints) : raw;
  // Scaled to the best unit of the city: one sheet alone cannot know it.
  const waiting = asked !== undefined || (over && settings['over-hundred'] === 'scale');
  const provisional = waiting || items.some((item) => item.points === null);
  const maxima = counted.flatMap((item) => (item.max === null ? [] : [exact(item.max)]));
  return {
    total: formatFixed(total, pack.rounding.places, pack.rounding.mode),
    totalExact: toDecimalText(total),
    max: pack.maxPoints,
    maxCounted: toDecimalText(sum(maxima)),
    provisional,
    class: provisional ? null : classOf(pack, total),
    ...(asked ? { questions: [asked.id] } : {}),
  };
}

/** Items carry ten decimals at most; the sum is taken over the texts that the sheet shows, so that anyone can repeat it. */
const exactTotal = (items: readonly ScoreItem[], adjustments: readonly DecimalText[]) =>
  sum([
    ...items.flatMap((item) => (item.points === null ? [] : [exact(item.points)])),
    ...adjustments.map((points) => exact(points)),
  ]);

/** The highest class whose threshold the total reaches; none before thresholds were issued. */
function classOf(pack: Pick<RulePack, 'classes'>, total: ReturnType<typeof exact>): string | null {
  const reached = pack.classes
    .filter((one) => compare(total, exact(one.from)) >= 0)
    .sort((a, b) => compare(exact(b.from), exact(a.from)));
  return reached[0]?.name ?? null;
}
