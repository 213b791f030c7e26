import type { DecimalText, IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import { add, equals, exact, parseExact, sum, toDecimalText, ZERO } from '../../model/exact.ts';
import { bandsInside } from '../lint/lint-bands.ts';
import type { Indicator, IndicatorScoring, Question, RulePack, Section, Target } from '../rule-pack.ts';
import type { Band, PointsNode, ScoringRule } from '../scoring-rule.ts';
import { readLines } from './read-lines.ts';
import { readTable } from './read-table.ts';
import type { ItemRow, TextGrid } from './text-grid.ts';

/** What compiling a 评分标准 gives, as far as a pack needs it. shared/notation provides it. */
export type CompileStandard = (
  text: string,
  options: {
    readonly indicator: string;
    readonly maxPoints: string | null;
    readonly inputUnit: string | null;
  },
) => {
  readonly ok: boolean;
  readonly rule: ScoringRule | null;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: 'error' | 'question' | 'note';
  }[];
};

export interface DraftOptions {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly issuer: string;
  readonly from: PeriodId;
  readonly compile: CompileStandard;
}

/** A table read into a pack that still has to be looked at (规则体检) before it is issued. */
export interface DraftPack {
  readonly pack: RulePack;
  /** Row of each indicator in the grid. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Reads a table of 指标, 单位, 权重, 评分标准, 数据来源 … with any sensible header, or the same pasted one fragment a line.
 * Standards that were not understood become open questions; nothing is guessed. null when there is no such table.
 */
export function draftPack(grid: TextGrid, options: DraftOptions): DraftPack | null {
  const items = readTable(grid) ?? readLines(grid);
  if (!items) return null;
  const sections = sectionsOf(items, options.document);
  const named = mergeScopes(items);
  const drafts = named.map((rows, index) => draftIndicator(rows, index, sections, options));
  const scored = drafts.some((draft) => draft.indicator.scoring !== null);
  const total = sum(items.flatMap((item) => (item.points === null ? [] : [exact(item.points)])));
  const pack: RulePack = {
    format: 'kezhi-pack/1',
    id: options.id as PackId,
    version: '0.1.0',
    title: options.title,
    document: { number: options.document, title: options.title, part: null, issuer: options.issuer },
    area: null,
    level: 'county',
    regions: [],
    effective: { from: options.from, to: null },
    frequency: 'annual',
    type: scored ? 'scoring' : 'targets',
    rounding: { mode: 'half-up', places: 2 },
    rank: { direction: 'high', ties: 'skip' },
    maxPoints: scored ? totalPoints(sections, toDecimalText(total)) : null,
    sections,
    indicators: drafts.map((draft) => draft.indicator),
    targets: drafts.flatMap((draft) => draft.targets),
    questions: drafts.flatMap((draft) => draft.questions),
    adjustments: [],
    classes: [],
    checks: [],
    titleWords: [options.title],
  };
  return { pack, rows: Object.fromEntries(drafts.map((draft) => [draft.indicator.id, draft.row])) };
}

/** Printed group points make the whole; without them the items do. */
function totalPoints(sections: readonly Section[], items: DecimalText): DecimalText {
  const top = sections.filter((section) => section.parent === null);
  if (top.length === 0 || top.some((section) => section.maxPoints === null)) return items;
  return toDecimalText(top.reduce((total, section) => add(total, exact(section.maxPoints!)), ZERO));
}

/** Groups in the order of the table, each followed by its own lower groups. */
function sectionsOf(items: readonly ItemRow[], clause: string): readonly Section[] {
  const titles = [...new Set(items.flatMap((item) => item.group ?? []))];
  const top = titles.map(
    (title, index): Section => ({
      id: `group-${index + 1}`,
      title,
      maxPoints: (items.find((item) => item.group === title && item.groupPoints !== null)?.groupPoints ??
        null) as DecimalText | null,
      parent: null,
      clause,
    }),
  );
  return top.flatMap((section) => {
    const own = items.filter((item) => item.group === section.title && item.subgroup !== undefined);
    const lower = [...new Set(own.map((item) => item.subgroup!.title))];
    return [
      section,
      ...lower.map(
        (title, index): Section => ({
          id: `${section.id}-${index + 1}`,
          title,
          maxPoints: (own.find((item) => item.subgroup!.title === title && item.subgroup!.points !== null)
            ?.subgroup?.points ?? null) as DecimalText | null,
          parent: section.id,
          clause,
        }),
      ),
    ];
  });
}

/** The lowest group that the row stands in. */
function sectionOf(item: ItemRow, sections: readonly Section[]): Section | undefined {
  const top = sections.find((section) => section.parent === null && section.title === item.group);
  return (
    sections.find((section) => section.parent === top?.id && section.title === item.subgroup?.title) ?? top
  );
}

/** Rows of one name one below the other that differ in scope are one indicator. */
function mergeScopes(items: readonly ItemRow[]): readonly (readonly ItemRow[])[] {
  const merged: ItemRow[][] = [];
  for (const item of items) {
    const last = merged.at(-1);
    const first = last?.[0];
    // A row for the whole and its sub-rows carry the same id.
    const isSame =
      first?.name === item.name && (first.scope !== null || (item.id !== null && first.id === item.id));
    if (last && item.scope !== null && isSame) last.push(item);
    else merged.push([item]);
  }
  return merged;
}

interface Draft {
  readonly row: number;
  readonly indicator: Indicator;
  readonly targets: readonly Target[];
  readonly questions: readonly Question[];
}

function draftIndicator(
  rows: readonly ItemRow[],
  index: number,
  sections: readonly Section[],
  options: DraftOptions,
): Draft {
  const item = rows[0]!;
  const id = (item.id ?? `item-${index + 1}`) as IndicatorId;
  const clause = `${options.document} 第${item.number ?? index + 1}项`;
  const unit = item.unit ?? '';
  const compiled = compileItem(item, id, clause, options);
  const quantity = quantityOf(unit, compiled.scoring?.rule ?? null);
  const indicator: Indicator = {
    id,
    number: item.number,
    name: item.name,
    aliases: [],
    unit,
    section: sectionOf(item, sections)?.id ?? null,
    scopes: rows.flatMap((row) => (row.scope === null ? [] : [{ scope: row.scope, aliases: [] }])),
    direction: 'up',
    quantity,
    aggregate: quantity === 'count' || quantity === 'amount' ? 'sum' : 'none',
    parts: null,
    range: null,
    changeLimit: null,
    frequency: 'annual',
    required: true,
    departments: {
      lead: [...new Set(rows.flatMap((row) => row.lead))],
      cooperating: [...new Set(rows.flatMap((row) => row.cooperating))],
    },
    scoring: compiled.scoring,
    clause,
    ...(item.notes === null ? {} : { notes: item.notes }),
  };
  const targets = rows.flatMap((row) =>
    row.targets.map(
      ({ kind, period, raw, value }): Target => ({
        indicatorId: id,
        scope: row.scope,
        region: null,
        period: (period ?? options.from) as PeriodId,
        kind,
        value: (value as DecimalText | undefined) ?? targetValue(raw),
        comparator: kind === 'baseline' ? null : '>=',
        raw,
        clause,
      }),
    ),
  );
  return { row: item.row, indicator, targets, questions: compiled.questions };
}

export function targetValue(raw: string): DecimalText | null {
  const match = /^[≥≧]?\s*([\d,]+(?:\.\d+)?)\s*(?:%|[一-鿿]{0,3})(?:以上)?\*?$/.exec(raw.replace(/^约/, ''));
  const parsed = match ? parseExact(match[1]!.replace(/,/g, '')) : null;
  return parsed && toDecimalText(parsed);
}

const MONEY = /元$/;
const COUNT = /^[家个件人名户项篇次位条张份处所]$|^人次$|^场次?$/;

function quantityOf(unit: string, rule: ScoringRule | null): Indicator['quantity'] {
  if (rule && !rule.inputs.some((input) => input.name === 'value' || input.measure === 'attainment'))
    return 'choice';
  if (COUNT.test(unit)) return 'count';
  if (MONEY.test(unit)) return 'amount';
  return unit === '' && rule === null ? 'choice' : 'ratio';
}

interface CompiledItem {
  readonly scoring: IndicatorScoring | null;
  readonly questions: readonly Question[];
}

/** The standard with its questions: one that was not understood blocks the item, a gap blocks what falls into it. */
function compileItem(
  item: Pick<ItemRow, 'name' | 'points' | 'standard' | 'reading' | 'unit'>,
  id: IndicatorId,
  clause: string,
  options: Pick<DraftOptions, 'compile'>,
): CompiledItem {
  if (item.standard === '' && item.points === null && item.reading === undefined)
    return { scoring: null, questions: [] };
  const maxPoints = item.points as DecimalText | null;
  const compiled = options.compile(item.reading ?? item.standard, {
    indicator: item.name,
    maxPoints,
    inputUnit: item.unit,
  });
  const asked = compiled.diagnostics.filter((one) => one.severity !== 'note');
  const question =
    asked.length === 0 && compiled.ok
      ? null
      : questionFor(
          item,
          id,
          clause,
          compiled.rule,
          asked.map((one) => one.code),
        );
  return {
    scoring: {
      text: item.standard,
      maxPoints,
      rule: compiled.ok ? compiled.rule : null,
      questions: question ? [question.id] : [],
      assumed: [],
      clause,
    },
    questions: question ? [question] : [],
  };
}

function questionFor(
  item: Pick<ItemRow, 'name'>,
  id: IndicatorId,
  clause: string,
  rule: ScoringRule | null,
  codes: readonly string[],
): Question {
  const repaired = rule?.points ? repairGap(rule, rule.points) : null;
  const discretionary = rule?.kind === 'discretionary';
  const correct = {
    id: 'corrected',
    label: { zh: '由发文单位改写评分标准', en: 'to be rewritten by the issuer' },
  };
  return {
    id: `standard-${id}`,
    text: {
      zh: `“${item.name}”的评分标准有待明确（${codes.join('、') || '未能读懂'}）。`,
      en: `The standard of “${item.name}” has to be settled (${codes.join(', ') || 'not understood'}).`,
    },
    clause,
    indicatorIds: [id],
    options: repaired
      ? [
          {
            id: repaired.band,
            label: { zh: `补“${repaired.band}”`, en: `add ${repaired.band}` },
            rules: { [id]: repaired.rule },
          },
          correct,
        ]
      : [correct],
    effect: discretionary ? 'note' : 'blocks',
    default: null,
  };
}

/** The rule with a straight band over the first gap between printed bands; null when there is none. */
function repairGap(
  rule: ScoringRule,
  points: PointsNode,
): { readonly rule: ScoringRule; readonly band: string } | null {
  const [bands] = bandsInside(points);
  const index = bands?.findIndex((band, at) => hasGap(band, bands[at + 1])) ?? -1;
  if (!bands || index < 0 || points.node !== 'bands') return null;
  const [below, above] = [bands[index]!, bands[index + 1]!];
  const filled: Band = {
    from: below.to,
    fromIncluded: !below.toIncluded,
    to: above.from,
    toIncluded: !above.fromIncluded,
    pointsFrom: below.pointsTo,
    pointsTo: above.pointsFrom,
  };
  const unit = rule.inputs.find((input) => input.name === 'value')?.unit ?? '';
  return {
    rule: {
      ...rule,
      points: { ...points, bands: [...bands.slice(0, index + 1), filled, ...bands.slice(index + 1)] },
    },
    band: `${above.from}-${below.to}${unit}(${above.pointsFrom}-${below.pointsTo}分)`,
  };
}

const hasGap = (band: Band, next: Band | undefined): boolean =>
  next !== undefined && band.to !== null && next.from !== null && !equals(exact(band.to), exact(next.from));
