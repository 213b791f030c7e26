import type { ColumnLine } from './table-line.ts';

/** Words of a figure that stands beside the one that counts, and is not it. */
interface Rival {
  readonly kind: 'actual' | 'target';
  readonly words: RegExp;
  /** The words that the counting column must have; none = any words that are no rival's. */
  readonly beside?: RegExp;
}

const RIVALS: readonly Rival[] = [
  // What the year may end with is not what was reached.
  { kind: 'actual', words: /预计|预测|预估|估计/ },
  // A month or a quarter alone, beside the figure that runs from January.
  { kind: 'actual', words: /^(?:其中[:：]?)?(?:当|本|上|单)(?:个?月|季度?|旬)/ },
  // What somebody else found when the figure was looked at again.
  {
    kind: 'actual',
    words:
      /核定|审定|审核|复核|抽查|核查|核实|^认定数$|(?:统计局|科技局|财政局|工信局|部门|市局|县局|省厅)(?:提供|反馈|核)?(?:数|数据|值)$/,
  },
  { kind: 'target', words: /^原|调整前|^(?:季度|月度|阶段性?|分期|当期|本季度?)(?:目标|任务|计划)/ },
  // The target as it was before it was changed.
  { kind: 'target', words: /^/, beside: /调整(?:后|目标|任务|计划|数|值)|^调整$|修订|变更后/ },
];

/** Two columns that answer the same question (完成数 | 预计完成, 目标 | 调整后目标): one counts, the other is told beside it. */
export function withoutRivals(columns: readonly ColumnLine[]): readonly ColumnLine[] {
  const open = columns.filter(
    ({ role, kind }) => role === 'value' && (kind === 'actual' || kind === 'target'),
  );
  if (open.length < 2) return columns;
  const rivals = new Set(open.filter((column) => open.some((other) => isRivalOf(column, other))));
  return rivals.size === 0
    ? columns
    : columns.map((column) => (rivals.has(column) ? { ...column, role: 'derived' as const } : column));
}

function isRivalOf(column: ColumnLine, counting: ColumnLine): boolean {
  if (column === counting || column.kind !== counting.kind || !isSameQuestion(column, counting)) return false;
  return RIVALS.some(
    ({ kind, words, beside }) =>
      kind === column.kind &&
      says(column, words) &&
      (beside ? says(counting, beside) && !says(column, beside) : !says(counting, words)),
  );
}

const says = ({ path }: ColumnLine, words: RegExp): boolean =>
  path.some(({ text }) => words.test(text.replace(/\s/g, '')));

/** About the same region and indicator, and not about different years. */
function isSameQuestion(a: ColumnLine, b: ColumnLine): boolean {
  const [first, second] = [a.period?.year ?? null, b.period?.year ?? null];
  return (
    a.region === b.region &&
    a.matches[0]?.indicatorId === b.matches[0]?.indicatorId &&
    a.matches[0]?.part === b.matches[0]?.part &&
    yearsBack(a) === yearsBack(b) &&
    (first === null || second === null || first === second)
  );
}

function yearsBack({ period }: ColumnLine): number {
  switch (period?.relative ?? null) {
    case 'last-year':
    case 'same-period-last-year':
      return 1;
    case 'year-before-last':
      return 2;
    case 'next-year':
      return -1;
    default:
      return 0;
  }
}
