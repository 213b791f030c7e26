import type { CompiledRow } from '#shared/issuing/standards/compile-sheet.ts';
import { type CompileOptions, compileNotation } from '#shared/notation/compile-notation.ts';
import type { LintFinding } from '#shared/rule-pack/lint/lint-finding.ts';
import { parseCellAddress } from '#shared/workbook/address.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { FixChange } from '../check/apply-fix.ts';
import { cellUnder, placeOfQuote, textOfCell } from './item-cells.ts';

export const compileOptionsOf = (row: CompiledRow): CompileOptions => ({
  indicator: row.indicator,
  maxPoints: row.maxPoints,
  inputUnit: row.unit === '' ? null : row.unit,
});

/** What typing would put a finding of 规则体检 right in the sheet; empty where only the issuer knows, or the place is not one cell. */
export function placeRepair(
  finding: Pick<LintFinding, 'code' | 'params'>,
  row: CompiledRow,
  sheet: RawSheet,
): readonly FixChange[] {
  const { params } = finding;
  const standard = standardOf(row, sheet);
  const change = (cell: string, before: string, after: string): readonly FixChange[] =>
    before === after ? [] : [{ sheet: sheet.name, cell, before, after }];
  const inStandard = (quote: string, rewrite: (typed: string) => string): readonly FixChange[] => {
    const at = standard && placeOfQuote(standard.text, quote);
    if (!standard || !at) return [];
    const [start, end] = at;
    const { text } = standard;
    return change(
      standard.cell,
      text,
      text.slice(0, start) + rewrite(text.slice(start, end)) + text.slice(end),
    );
  };
  switch (finding.code) {
    case 'band-gap': {
      const filled = standard && params.band ? withEntry(row, standard.text, params.band) : null;
      return standard && filled ? change(standard.cell, standard.text, filled) : [];
    }
    case 'cap-above-weight':
      return inStandard(`${params.cap}分`, () => `${params.points}分`);
    case 'points-word-missing':
      return inStandard(params.quote ?? '', (typed) => typed.replace(/(\d)(\s*[)）])$/, '$1分$2'));
    case 'below-word-missing':
      return inStandard(params.quote ?? '', (typed) => typed.replace(/\s*([(（])/, '以下$1'));
    case 'per-unit-missing':
      return inStandard(params.quote ?? '', (typed) =>
        typed.replace(/(\d+(?:\.\d+)?\s*分)$/, `每${row.unit || '家'}$1`),
      );
    case 'fused-weight':
      return splitWeight(row, sheet, standard, params);
    case 'department-in-standard':
      return moveDepartment(
        row,
        sheet,
        inStandard(params.quote ?? '', () => ''),
        params.quote ?? '',
      );
    case 'broken-character':
      return params.meant ? inName(row, sheet, params.quote ?? '', params.meant) : [];
    case 'unit-kind': {
      const unit = cellUnder(sheet, row.cell, 'unit');
      return unit ? change(unit.cell, unit.text, '') : inName(row, sheet, `(${params.unit})`, '');
    }
    case 'name-lacks-word':
      return params.meant ? inName(row, sheet, row.indicator, params.meant) : [];
    default:
      return [];
  }
}

/** The cell that holds the whole standard; null where it lies in several lines or in one cell with the name. */
export function standardOf(
  row: CompiledRow,
  sheet: RawSheet,
): { readonly cell: string; readonly text: string } | null {
  if (row.standardCell === row.cell || row.text === '') return null;
  const place = parseCellAddress(row.standardCell);
  const typed = textOfCell(
    sheet.cells.find((each) => each.row === place?.row && each.column === place?.column),
  );
  const flat = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
  return flat(typed).includes(flat(row.text)) ? { cell: row.standardCell, text: typed } : null;
}

/** The standard with one more entry, where it is then understood and leaves nothing open; null where no place does. */
export function withEntry(row: CompiledRow, text: string, entry: string): string | null {
  const ends = [...text.matchAll(/[;；]\s*/g)].map((match) => match.index + match[0].length);
  const mark = /；/.test(text) ? '；' : ';';
  for (const at of [...ends, 0]) {
    const tried = `${text.slice(0, at)}${entry}${mark}${text.slice(at)}`;
    if (isSettled(row, tried)) return tried;
  }
  return null;
}

/** Understood, with no question left. */
function isSettled(row: CompiledRow, text: string): boolean {
  const compiled = compileNotation(text, compileOptionsOf(row));
  return compiled.ok && compiled.diagnostics.every((one) => one.severity === 'note');
}

/** `5≧10000万元(5分);…` under 评分标准: 5 goes to the weight's column, which must be empty or say the same. */
function splitWeight(
  row: CompiledRow,
  sheet: RawSheet,
  standard: { readonly cell: string; readonly text: string } | null,
  params: LintFinding['params'],
): readonly FixChange[] {
  const weight = cellUnder(sheet, row.cell, 'points');
  const points = params.points ?? '';
  if (!standard || !weight || weight.cell === standard.cell || (weight.text !== '' && weight.text !== points))
    return [];
  const rest = standard.text.replace(/^\s*[\d.０-９．]+\s*(?=[≥≧>＞])/, '');
  if (rest === standard.text) return [];
  return [
    ...(weight.text === points
      ? []
      : [{ sheet: sheet.name, cell: weight.cell, before: weight.text, after: points }]),
    { sheet: sheet.name, cell: standard.cell, before: standard.text, after: rest },
  ];
}

function moveDepartment(
  row: CompiledRow,
  sheet: RawSheet,
  cut: readonly FixChange[],
  department: string,
): readonly FixChange[] {
  const lead = cellUnder(sheet, row.cell, 'lead');
  if (cut.length === 0 || !lead || lead.text.includes(department)) return cut;
  const after = lead.text === '' ? department : `${lead.text}、${department}`;
  return [...cut, { sheet: sheet.name, cell: lead.cell, before: lead.text, after }];
}

function inName(row: CompiledRow, sheet: RawSheet, quote: string, meant: string): readonly FixChange[] {
  const place = parseCellAddress(row.cell);
  const typed = textOfCell(
    sheet.cells.find((each) => each.row === place?.row && each.column === place?.column),
  );
  const at = placeOfQuote(typed, quote);
  if (!at) return [];
  const after = typed.slice(0, at[0]) + meant + typed.slice(at[1]);
  return after === typed ? [] : [{ sheet: sheet.name, cell: row.cell, before: typed, after }];
}
