import type { DecimalText, IndicatorId, PeriodId } from '../../model/brands.ts';
import { equals, exact, sum, toDecimalText } from '../../model/exact.ts';
import { type Compiled, compileNotation } from '../../notation/compile-notation.ts';
import type { NotationDiagnostic } from '../../notation/diagnostic.ts';
import type { Indicator, RulePack } from '../../rule-pack/rule-pack.ts';
import { type DraftPack, draftPack } from '../../rule-pack/sheet/draft-pack.ts';
import { cellAddress } from '../../workbook/address.ts';
import type { RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { IssuingNote } from '../issuing-note.ts';
import { withEvaluatedFormulas } from '../tables/with-evaluated-formulas.ts';
import { textGridOf } from './text-grid-of.ts';

export interface CompileSheetOptions {
  readonly id: string;
  /** Title of the pack; the line above the table where nothing is given. */
  readonly title?: string;
  /** 文号 of the document. */
  readonly document?: string;
  readonly issuer?: string;
  readonly from: PeriodId;
  /** Only this sheet. */
  readonly sheet?: string;
}

/** One row of a table of 评分标准 and what its text was understood as. */
export interface CompiledRow {
  readonly sheet: string;
  /** Cell of the name and of the standard (the same where a table lost its columns). */
  readonly cell: string;
  readonly standardCell: string;
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly unit: string;
  readonly group: string | null;
  readonly maxPoints: DecimalText | null;
  readonly text: string;
  readonly ok: boolean;
  readonly kind: Compiled['kind'];
  /** Canonical text of what was understood; empty when it was not. */
  readonly understood: string;
  readonly inputs: Compiled['inputs'];
  readonly assumed: readonly string[];
  /** Positions are in `text`. */
  readonly diagnostics: readonly NotationDiagnostic[];
  /** Ids of questions of the pack that this row opens. */
  readonly questions: readonly string[];
}

export interface CompiledSheet {
  readonly sheet: string;
  readonly pack: RulePack;
  readonly rows: readonly CompiledRow[];
  /** Sums of weights that do not make what is printed for their group or for the whole. */
  readonly notes: readonly IssuingNote[];
}

/**
 * Reads a table of 指标, 单位, 权重, 评分标准, 数据来源, 责任部门, 目标 … anywhere in a workbook (or the same pasted one fragment a
 * line) into a draft pack, with what each text was understood as. null when no sheet holds one.
 */
export function compileSheet(raw: RawWorkbook, options: CompileSheetOptions): CompiledSheet | null {
  const drafts = withEvaluatedFormulas(raw)
    .sheets.filter((sheet) => options.sheet === undefined || sheet.name === options.sheet)
    .flatMap((sheet) => {
      const draft = draftOf(sheet, options);
      return draft ? [{ sheet, draft }] : [];
    })
    .sort((a, b) => standardsIn(b.draft) - standardsIn(a.draft));
  const [best] = drafts;
  if (!best) return null;
  const { sheet, draft } = best;
  return {
    sheet: sheet.name,
    pack: draft.pack,
    rows: draft.pack.indicators.flatMap((indicator) => compiledRow(sheet, draft, indicator) ?? []),
    notes: weightNotes(sheet, draft.pack),
  };
}

/** Who issues a draft is for the issuer to say. */
const UNSTATED = '未写明';

const standardsIn = ({ pack }: DraftPack): number =>
  pack.indicators.length + 100 * pack.indicators.filter((one) => one.scoring?.text).length;

function draftOf(sheet: RawSheet, options: CompileSheetOptions): DraftPack | null {
  const title = options.title ?? titleOf(sheet) ?? sheet.name;
  return draftPack(textGridOf(sheet), {
    id: options.id,
    title,
    document: options.document ?? documentNumber(sheet) ?? title,
    issuer: options.issuer ?? UNSTATED,
    from: options.from,
    compile: compileNotation,
  });
}

/** The first line that reads like a title. */
const titleOf = (sheet: RawSheet): string | null =>
  textsOf(sheet).find((text) => text.length >= 6 && text.length <= 60 && !/^附件|单位[:：]/.test(text)) ??
  null;

/** 〔2022〕75号 with the word in front of it. */
const documentNumber = (sheet: RawSheet): string | null =>
  textsOf(sheet).flatMap((text) => /[一-鿿]{2,8}〔20\d{2}〕\d+号/.exec(text)?.[0] ?? [])[0] ?? null;

const textsOf = (sheet: RawSheet): readonly string[] =>
  sheet.cells
    .slice(0, 20)
    .flatMap((cell) => (cell.value?.type === 'text' ? [cell.value.text.replace(/\s+/g, '')] : []));

function compiledRow(sheet: RawSheet, draft: DraftPack, indicator: Indicator): CompiledRow | null {
  const { scoring } = indicator;
  const row = draft.rows[indicator.id];
  if (row === undefined) return null;
  const compiled =
    scoring && scoring.text !== ''
      ? compileNotation(scoring.text, {
          indicator: indicator.name,
          maxPoints: scoring.maxPoints,
          inputUnit: indicator.unit === '' ? null : indicator.unit,
        })
      : null;
  const cell = cellWith(sheet, row, indicator.name);
  return {
    sheet: sheet.name,
    cell,
    standardCell: scoring === null || scoring.text === '' ? cell : cellWith(sheet, row, scoring.text, cell),
    indicatorId: indicator.id,
    indicator: indicator.name,
    unit: indicator.unit,
    group: draft.pack.sections.find((one) => one.id === indicator.section)?.title ?? null,
    maxPoints: scoring?.maxPoints ?? null,
    text: scoring?.text ?? '',
    ok: compiled?.ok ?? false,
    kind: compiled?.kind ?? null,
    understood: compiled?.text ?? '',
    inputs: compiled?.inputs ?? [],
    assumed: compiled?.assumed ?? [],
    diagnostics: compiled?.diagnostics ?? [],
    questions: scoring?.questions ?? [],
  };
}

/** Where a text of the row is written: the cell that begins with it, else the first cell of the row. */
function cellWith(sheet: RawSheet, row: number, text: string, otherwise?: string): string {
  const flat = (value: string): string => value.normalize('NFKC').replace(/\s+/g, '');
  const own = sheet.cells.filter((cell) => cell.row === row && cell.value?.type === 'text');
  const wanted = flat(text);
  const found = own.find((cell) => {
    const typed = cell.value?.type === 'text' ? flat(cell.value.text) : '';
    return typed !== '' && (typed.startsWith(wanted) || wanted.startsWith(typed) || typed.endsWith(wanted));
  });
  if (found) return cellAddress(found.row, found.column);
  return otherwise ?? cellAddress(row, own[0]?.column ?? 0);
}

/** 20分 printed over items that make 19. */
function weightNotes(sheet: RawSheet, pack: RulePack): IssuingNote[] {
  const note = (code: string, params: Record<string, string>): IssuingNote => ({
    code,
    severity: 'query',
    sheet: sheet.name,
    cell: null,
    params,
  });
  const pointsOf = (items: readonly Indicator[]): DecimalText =>
    toDecimalText(
      sum(items.flatMap((one) => (one.scoring?.maxPoints ? [exact(one.scoring.maxPoints)] : []))),
    );
  const groups = pack.sections.flatMap((section) => {
    const inside = new Set([
      section.id,
      ...pack.sections.filter((one) => one.parent === section.id).map((one) => one.id),
    ]);
    const items = pack.indicators.filter((one) => one.section !== null && inside.has(one.section));
    const points = pointsOf(items);
    return section.maxPoints === null || items.length === 0 || equals(exact(points), exact(section.maxPoints))
      ? []
      : [note('weights-of-group', { group: section.title, sum: points, printed: section.maxPoints })];
  });
  const blank = pack.indicators.filter((one) => one.scoring && one.scoring.maxPoints === null);
  return [...groups, ...blank.map((one) => note('weight-missing', { indicator: one.name }))];
}
