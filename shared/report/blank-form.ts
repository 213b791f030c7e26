import type { PeriodId } from '../model/brands.ts';
import { periodText, yearOf } from '../model/period.ts';
import type { Indicator, IssuedList, RulePack, Target } from '../rule-pack/rule-pack.ts';
import { withIssuedList } from '../rule-pack/with-issued-list.ts';
import { cellAddress } from '../workbook/address.ts';
import type { ReportCell } from '../workbook/report-sheet.ts';
import type { NewSheet, SheetValidation } from '../xlsx/patch/report-sheet-xml.ts';

/** One line of the form: an indicator, or one of its printed sub-rows. */
interface FormLine {
  readonly indicator: Indicator;
  readonly scope: string | null;
  readonly target: Target | null;
}

const TITLE_ROWS = 3;
const COLUMNS = ['序号', '指标名称', '口径', '计量单位', '目标值', '实际完成', '完成率(%)', '备注'];
const SCORED = ['序号', '一级指标', '指标名称', '计量单位', '权重', '评分标准', '数据来源'];
const REPORTED = ['实际值', '自评得分', '备注'];

const cell = (text: string, style: ReportCell['style'] = 'text'): ReportCell => ({ text, style });
const FIGURE = cell('', 'number');
const WORDS = cell('');
const PARTS_SHEET = '测算依据';
const PARTS_HEAD = 2;

/** Whose form it is. */
export interface FormUnit {
  /** 安定区; empty where anybody may fill it in. */
  readonly name: string;
  /** The year's list that was issued to the unit: its items stand in the form with their own 评分标准. */
  readonly list: IssuedList | null;
}

const ANYBODY: FormUnit = { name: '', list: null };

/**
 * An empty form for a pack: only the cells to fill in are unlocked, choices and bounds are checked while typing, ratios come
 * by formula from a second sheet with their parts. What is filled in is recognised without any doubt.
 */
export function blankForm(given: RulePack, period: PeriodId, unit: FormUnit = ANYBODY): readonly NewSheet[] {
  const pack = unit.list ? inOrderOfSections(withIssuedList(given, unit.list)) : given;
  const lines = pack.indicators.flatMap((indicator) => linesOf(pack, indicator, period));
  const place = { period, unit: unit.name };
  const main =
    pack.type === 'scoring' || pack.type === 'assessment'
      ? scoredSheet(pack, lines, place)
      : targetSheet(pack, lines, place);
  const parts = partsSheet(pack, lines, period);
  return parts ? [main, parts] : [main];
}

/** What was issued stands in the place of its section, not at the end. */
function inOrderOfSections(pack: RulePack): RulePack {
  const placeOf = ({ section }: Indicator): number => pack.sections.findIndex(({ id }) => id === section);
  return { ...pack, indicators: pack.indicators.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

function linesOf(pack: RulePack, indicator: Indicator, period: PeriodId): FormLine[] {
  const scopes: readonly (string | null)[] =
    indicator.scopes.length === 0 ? [null] : indicator.scopes.map((one) => one.scope);
  return scopes.map((scope) => ({
    indicator,
    scope,
    target:
      pack.targets.find(
        (target) =>
          target.indicatorId === indicator.id &&
          target.scope === scope &&
          target.kind === 'target' &&
          target.period === yearOf(period),
      ) ?? null,
  }));
}

/** Some packs carry their year in the title already. */
const formTitle = (pack: RulePack, { period, unit }: FormPlace): string =>
  `${datedTitle(pack, period)}填报表${unit === '' ? '' : `（${unit}）`}`;

interface FormPlace {
  readonly period: PeriodId;
  readonly unit: string;
}

function head(
  pack: RulePack,
  place: FormPlace,
  columns: readonly string[],
): (readonly (ReportCell | null)[])[] {
  return [
    [cell(formTitle(pack, place), 'title')],
    [cell(`填报单位:${place.unit}`, 'subtitle')],
    columns.map((text) => cell(text, 'header')),
  ];
}

function targetSheet(pack: RulePack, lines: readonly FormLine[], place: FormPlace): NewSheet {
  const rows = lines.map(({ indicator, scope, target }, at) => [
    cell(String(at + 1), 'number'),
    cell(indicator.name),
    cell(scope ?? ''),
    cell(indicator.unit),
    cell(target?.value ?? '', 'number'),
    FIGURE,
    FIGURE,
    WORDS,
  ]);
  const last = TITLE_ROWS + lines.length - 1;
  return {
    name: '填报表',
    columnWidths: [6, 46, 12, 10, 12, 14, 12, 24],
    rows: [...head(pack, place, COLUMNS), ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }],
    freeze: { rows: TITLE_ROWS, columns: 2 },
    charts: [],
    formulas: [
      ...lines.map((_, at) => {
        const row = TITLE_ROWS + at;
        const [target, actual] = [cellAddress(row, 4), cellAddress(row, 5)];
        return {
          cell: cellAddress(row, 6),
          formula: `IF(AND(ISNUMBER(${target}),ISNUMBER(${actual})),IF(${target}=0,"",ROUND(${actual}/${target}*100,2)),"")`,
        };
      }),
      ...ratioFormulas(lines, 5),
    ],
    validations: boundsOf(lines, 5),
    protect: true,
    unlocked: [
      { top: 1, left: 0, bottom: 1, right: 0 },
      { top: TITLE_ROWS, left: 4, bottom: last, right: 5 },
      { top: TITLE_ROWS, left: 7, bottom: last, right: 7 },
    ],
  };
}

function scoredSheet(pack: RulePack, lines: readonly FormLine[], place: FormPlace): NewSheet {
  const titles = new Map(pack.sections.map((section) => [section.id, section.title]));
  // Only an issued list brings targets of its own into a form that is scored.
  const hasTargets = lines.some(({ target, indicator }) => target !== null && isIssued(pack, indicator));
  const columns = [...SCORED, ...(hasTargets ? ['目标值'] : []), ...REPORTED];
  const rows = lines.map(({ indicator, target }, at) => [
    cell(String(at + 1), 'number'),
    cell(indicator.section ? (titles.get(indicator.section) ?? '') : ''),
    cell(indicator.name),
    cell(indicator.unit),
    cell(indicator.scoring?.maxPoints ?? '', 'number'),
    cell(indicator.scoring?.text ?? ''),
    cell([...indicator.departments.lead, ...indicator.departments.cooperating].join('、')),
    ...(hasTargets ? [cell(target?.value ?? '', 'number')] : []),
    indicator.quantity === 'choice' || indicator.quantity === 'text' ? WORDS : FIGURE,
    FIGURE,
    WORDS,
  ]);
  const actual = columns.indexOf('实际值');
  const last = TITLE_ROWS + lines.length - 1;
  return {
    name: '自评表',
    columnWidths: [6, 20, 40, 10, 8, 60, 20, ...(hasTargets ? [12] : []), 24, 10, 20],
    rows: [...head(pack, place, columns), ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: columns.length - 1 }],
    freeze: { rows: TITLE_ROWS, columns: 3 },
    charts: [],
    formulas: ratioFormulas(lines, actual),
    validations: boundsOf(lines, actual),
    protect: true,
    unlocked: [
      { top: 1, left: 0, bottom: 1, right: 0 },
      { top: TITLE_ROWS, left: actual, bottom: last, right: actual + 2 },
    ],
  };
}

const isIssued = (pack: RulePack, { section }: Indicator): boolean =>
  pack.sections.some(({ id, items }) => id === section && items === 'issued');

const ratiosOf = (lines: readonly FormLine[]): readonly FormLine[] =>
  lines.filter(({ indicator }) => indicator.parts !== null);

/** Ratios from their parts on the second sheet; who knows only the ratio types it over the formula. */
function ratioFormulas(
  lines: readonly FormLine[],
  column: number,
): readonly { cell: string; formula: string }[] {
  const ratios = ratiosOf(lines);
  return lines.flatMap((line, at) => {
    const place = ratios.indexOf(line);
    if (place < 0) return [];
    const row = PARTS_HEAD + place;
    const [numerator, denominator] = [5, 8].map((part) => `${PARTS_SHEET}!${cellAddress(row, part)}`);
    const ratio = `ROUND(${numerator}/${denominator}*${line.indicator.parts!.factor},2)`;
    return [
      {
        cell: cellAddress(TITLE_ROWS + at, column),
        formula: `IF(AND(ISNUMBER(${numerator}),ISNUMBER(${denominator})),IF(${denominator}=0,"",${ratio}),"")`,
      },
    ];
  });
}

const datedTitle = (pack: RulePack, period: PeriodId): string =>
  `${pack.title.startsWith(yearOf(period)) ? '' : periodText(period)}${pack.title}`;

/** Numerators and denominators of the ratios, one row each. */
function partsSheet(pack: RulePack, lines: readonly FormLine[], period: PeriodId): NewSheet | null {
  const ratios = ratiosOf(lines);
  if (ratios.length === 0) return null;
  const header = ['序号', '指标名称', '口径', '分子项', '分子单位', '分子', '分母项', '分母单位', '分母'];
  const rows = ratios.map(({ indicator, scope }, at) => {
    const { numerator, denominator } = indicator.parts!;
    return [
      cell(String(at + 1), 'number'),
      cell(indicator.name),
      cell(scope ?? ''),
      cell(numerator.name),
      cell(numerator.unit),
      FIGURE,
      cell(denominator.name),
      cell(denominator.unit),
      FIGURE,
    ];
  });
  const last = PARTS_HEAD + ratios.length - 1;
  return {
    name: PARTS_SHEET,
    columnWidths: [6, 44, 10, 30, 10, 14, 30, 10, 14],
    rows: [
      // Packs share names of ratios: the title tells whose these are.
      [cell(`${datedTitle(pack, period)}测算依据`, 'title')],
      header.map((text) => cell(text, 'header')),
      ...rows,
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: header.length - 1 }],
    freeze: { rows: PARTS_HEAD, columns: 2 },
    charts: [],
    protect: true,
    unlocked: [
      { top: PARTS_HEAD, left: 5, bottom: last, right: 5 },
      { top: PARTS_HEAD, left: 8, bottom: last, right: 8 },
    ],
  };
}

/** Bounds of what an indicator can be at all, checked while typing. */
function boundsOf(lines: readonly FormLine[], column: number): SheetValidation[] {
  return lines.flatMap(({ indicator }, at): SheetValidation[] => {
    const { range } = indicator;
    if (
      !range ||
      range.min === null ||
      range.max === null ||
      indicator.quantity === 'choice' ||
      indicator.quantity === 'text'
    )
      return [];
    const row = TITLE_ROWS + at;
    return [
      {
        area: { top: row, left: column, bottom: row, right: column },
        allow: { type: indicator.quantity === 'count' ? 'whole' : 'decimal', min: range.min, max: range.max },
        message: { title: indicator.name.slice(0, 30), text: range.reason },
      },
    ];
  });
}
