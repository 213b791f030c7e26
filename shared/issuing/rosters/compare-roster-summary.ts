import type { DecimalText } from '../../model/brands.ts';
import { equals, exact } from '../../model/exact.ts';
import type { RosterRules } from '../../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { NamedCell, NamedColumn } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import type { RosterReport } from './report-roster.ts';

/** One figure of a 备案 summary beside what the roster itself gives. */
export interface SummaryFigure {
  readonly label: string;
  readonly sheet: string;
  readonly cell: string;
  readonly typed: DecimalText;
  readonly counted: DecimalText;
  readonly agrees: boolean;
}

type Field = 'label' | 'value' | 'year';

const IN_ROWS: readonly NamedColumn<Field>[] = [
  {
    name: 'value',
    words: /实际|完成|人数|^数量$|备案数|上报数|^数值$|^合计$/,
    except: /目标|计划|率/,
    required: true,
  },
  { name: 'label', words: /项目|指标|内容|名称|类别|事项/, required: true },
];
const BY_YEAR: readonly NamedColumn<Field>[] = [
  { name: 'year', words: /^年度$|^年份$|备案年度|^年$/, required: true },
];

/** Figures of the workbook's summaries of the roster (项目 in rows, or years in rows), compared with the roster. */
export function compareRosterSummary(
  raw: RawWorkbook,
  rules: RosterRules,
  report: RosterReport,
): readonly SummaryFigure[] {
  return raw.sheets
    .filter((sheet) => !report.sheets.includes(sheet.name))
    .flatMap((sheet) => [
      ...readNamedTables(sheet, IN_ROWS)
        .filter((table) => isAbout(report.year, [...table.above, sheet.name]))
        .flatMap((table) =>
          table.rows.flatMap((row) =>
            compared(row.cells.label!.text, row.cells.value ?? null, sheet.name, rules, report),
          ),
        ),
      ...readNamedTables(sheet, BY_YEAR).flatMap((table) =>
        table.rows
          .filter((row) => row.cells.year!.text.includes(String(report.year)))
          .flatMap((row) =>
            table.others.flatMap((column) =>
              compared(column.header, row.cellIn(column.column), sheet.name, rules, report),
            ),
          ),
      ),
    ]);
}

/** A table that names another year is about another roster. */
const isAbout = (year: number | null, texts: readonly string[]): boolean => {
  const named = texts.flatMap((text) => [...text.matchAll(/(20\d{2})/g)].map((match) => Number(match[1])));
  return year === null || named.length === 0 || named.includes(year);
};

function compared(
  label: string,
  cell: NamedCell | null,
  sheet: string,
  rules: RosterRules,
  report: RosterReport,
): SummaryFigure[] {
  const counted = countFor(label, rules, report);
  if (counted === null || !cell?.quantity.value) return [];
  return [
    {
      label: label.trim(),
      sheet,
      cell: cell.address,
      typed: cell.quantity.value,
      counted: String(counted) as DecimalText,
      agrees: equals(exact(cell.quantity.value), exact(counted)),
    },
  ];
}

/** What a label of a summary counts; null when the roster can't say it. */
function countFor(label: string, rules: RosterRules, report: RosterReport): number | null {
  const text = label
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replace(/^其中[:：]?/, '');
  if (/率|比例|占比|金额|经费|目标/.test(text)) return null;
  const grade = [...rules.grades]
    .sort((a, b) => b.grade.length - a.grade.length)
    .find((one) => text.includes(one.grade));
  if (grade) return Object.keys(report.byGrade).length === 0 ? null : (report.byGrade[grade.grade] ?? 0);
  if (/新增|新选派|新聘/.test(text)) return report.newThisYear;
  if (/团队/.test(text)) return report.teams.count === 0 ? null : report.teams.count;
  for (const [groups, counts] of [
    [rules.kinds, report.byKind],
    [rules.services, report.byService],
  ] as const) {
    const found = groups.find((one) =>
      [one.kind, ...one.aliases].some((word) => word.length > 2 && text.includes(word.replace(/[“”"]/g, ''))),
    );
    if (found) return Object.keys(counts).length === 0 ? null : (counts[found.kind] ?? 0);
  }
  return /科技特派员(?:选派)?(?:总)?(?:人数|数)?$|^(?:选派|在册|备案)?(?:总)?(?:人数|人员数)$|^(?:选派|备案)科技特派员(?:人数|数)?$|^合计$/.test(
    text,
  )
    ? report.total
    : null;
}
