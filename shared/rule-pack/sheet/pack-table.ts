import { exact, sum, toDecimalText } from '../../model/exact.ts';
import type { Indicator, RulePack, Section, Target } from '../rule-pack.ts';
import { targetValue } from './draft-pack.ts';
import { NO_GROUP } from './read-table.ts';
import type { TargetKind, TextGrid } from './text-grid.ts';

/** A pack as a table a person can read, edit and give back: one row per indicator and scope. */
export interface PackTable extends TextGrid {
  readonly title: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
}

const KIND_WORDS: Readonly<Record<TargetKind, string>> = {
  baseline: '基期值',
  target: '目标值',
  constraint: '约束值',
  expectation: '预期值',
};

interface TargetColumn {
  readonly kind: TargetKind;
  readonly period: string | null;
}

/** Target columns in the order of their years; base values of several years share one column, as documents print them. */
function targetColumns(pack: RulePack): readonly TargetColumn[] {
  const keys = new Set(
    pack.targets
      .filter((one) => one.region === null)
      .map((one) => (one.kind === 'baseline' ? 'baseline|' : `${one.kind}|${one.period}`)),
  );
  return [...keys].map((key) => {
    const [kind, period] = key.split('|');
    return { kind: kind as TargetKind, period: period === '' ? null : period! };
  });
}

const headerOf = ({ kind, period }: TargetColumn): string =>
  `${period === null ? '' : `${period}年`}${KIND_WORDS[kind]}`;

export interface PackTableOptions {
  /** Canonical text of a rule that the printed standard alone does not give; null where it does. */
  readonly readingOf?: (indicator: Indicator) => string | null;
}

/** The pack's table: 序号 一级指标 (二级指标) 指标名称 口径 单位 分值 评分标准 (读法) 数据来源 配合部门 …目标… 备注 编号. */
export function packTable(pack: RulePack, { readingOf = () => null }: PackTableOptions = {}): PackTable {
  const targets = targetColumns(pack);
  const readings = new Map(pack.indicators.map((one) => [one.id, readingOf(one) ?? '']));
  const hasReadings = [...readings.values()].some((text) => text !== '');
  const hasLevels = pack.sections.some(
    (one) => one.parent !== null && pack.indicators.some((item) => item.section === one.id),
  );
  const header = [
    '序号',
    '一级指标',
    ...(hasLevels ? ['二级指标'] : []),
    hasLevels ? '三级指标' : '指标名称',
    '口径',
    '单位',
    '分值',
    '评分标准',
    ...(hasReadings ? ['读法'] : []),
    '数据来源',
    '配合部门',
    ...targets.map(headerOf),
    '备注',
    '编号',
  ];
  const rows = pack.indicators.flatMap((indicator) =>
    rowsOf(pack, indicator, targets, {
      hasLevels,
      reading: hasReadings ? (readings.get(indicator.id) ?? '') : null,
    }),
  );
  const points = pack.indicators.flatMap((one) => one.scoring?.maxPoints ?? []);
  const total =
    points.length === 0
      ? []
      : [
          header.map((title) =>
            title === '序号'
              ? '合计'
              : title === '分值'
                ? toDecimalText(sum(points.map((one) => exact(one))))
                : '',
          ),
        ];
  return {
    title: pack.title,
    widths: [
      6,
      16,
      ...(hasLevels ? [16] : []),
      36,
      10,
      8,
      8,
      60,
      ...(hasReadings ? [60] : []),
      20,
      20,
      ...targets.map(() => 12),
      24,
      24,
    ],
    rows: [header, ...rows, ...total],
  };
}

interface RowOptions {
  readonly hasLevels: boolean;
  /** null = no column for it. */
  readonly reading: string | null;
}

function rowsOf(
  pack: RulePack,
  indicator: Indicator,
  columns: readonly TargetColumn[],
  { hasLevels, reading }: RowOptions,
): string[][] {
  const scopes = [
    ...(indicator.scopes.length === 0 || hasOverall(pack, indicator) ? [null] : []),
    ...indicator.scopes.map((one) => one.scope),
  ];
  const own = pack.sections.find((one) => one.id === indicator.section);
  const parent = hasLevels ? pack.sections.find((one) => one.id === own?.parent) : undefined;
  // A blank cell would go on with the group above.
  const titled = (section: Section | undefined): string =>
    section
      ? `${section.title}${section.maxPoints === null ? '' : `(${section.maxPoints}分)`}`
      : pack.sections.length === 0
        ? ''
        : NO_GROUP;
  return scopes.map((scope) => [
    indicator.number ?? '',
    titled(parent ?? own),
    ...(hasLevels ? [titled(parent ? own : undefined)] : []),
    indicator.name,
    scope ?? '',
    indicator.unit,
    indicator.scoring?.maxPoints ?? '',
    indicator.scoring?.text ?? '',
    ...(reading === null ? [] : [reading]),
    indicator.departments.lead.join('、'),
    indicator.departments.cooperating.join('、'),
    ...columns.map((column) => targetText(targetIn(pack, indicator, scope, column), column)),
    indicator.notes ?? '',
    indicator.id,
  ]);
}

/** As printed; behind it the figure and the year that the print alone does not give: `达到1200人以上〔1200〕`, `37.91*〔2020年〕`. */
function targetText(target: Target | undefined, column: TargetColumn): string {
  if (!target) return '';
  const value = target.value === null || target.value === targetValue(target.raw) ? '' : target.value;
  const year = column.period === null ? `${target.period}年` : '';
  const more = [value, year].filter((one) => one !== '').join('；');
  return more === '' ? target.raw : `${target.raw}〔${more}〕`;
}

const hasOverall = (pack: RulePack, indicator: Indicator): boolean =>
  pack.targets.some((one) => one.indicatorId === indicator.id && one.scope === null && one.region === null);

const targetIn = (
  pack: RulePack,
  indicator: Pick<Indicator, 'id'>,
  scope: string | null,
  column: TargetColumn,
): Target | undefined =>
  pack.targets.find(
    (one) =>
      one.indicatorId === indicator.id &&
      one.scope === scope &&
      one.region === null &&
      one.kind === column.kind &&
      (column.period === null || one.period === column.period),
  );
