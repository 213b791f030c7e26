import type { NameMatch } from '../../text/name-match.ts';
import { subjectMatches } from '../lines/count-ledger.ts';
import type { LineTable } from '../lines/read-lines.ts';
import type { RowLine } from '../lines/read-rows.ts';
import type { ColumnLine } from '../lines/table-line.ts';
import { inferSetting } from '../meaning/infer-setting.ts';
import { isOtherFigure } from '../words/header-words.ts';
import { type SenseReader, unitLine, withoutUnit } from '../words/text-sense.ts';
import type { TableFrame, TableText } from './table-frame.ts';
import type { ReadTable } from './understood-table.ts';

export interface SheetWords {
  readonly workbookName: string;
  /** Lines above the first table of the sheet. */
  readonly sheetLines: readonly string[];
}

/** What title, sheet and file say of one table beside its lines; nothing here depends on a pack. */
export function readTable(
  frame: TableFrame,
  { columns, rows, ledger }: LineTable,
  words: SheetWords,
  reader: SenseReader,
): ReadTable {
  const title = titleOf(frame.above);
  const orientation = ledger ? 'ledger' : orientationOf(columns, rows);
  const subject =
    (orientation === 'other' || namesOnlyParts(columns, rows)) && (namesRegions(rows) || namesTimes(rows))
      ? subjectMatches([title, frame.grid.sheet.name], reader)
      : [];
  const setting = inferSetting(
    {
      frame,
      title,
      columns,
      sheetName: frame.grid.sheet.name,
      workbookName: words.workbookName,
      sheetLines: words.sheetLines,
    },
    reader,
  );
  const placed = subject.length > 0 ? columns.map((column) => withSubject(column, subject)) : columns;
  return {
    frame,
    columns: isOfScores(title, placed) ? placed.map(asScore) : placed,
    rows,
    title,
    units: frame.above.flatMap((line) => unitLine(line.text)),
    subject,
    ledger,
    orientation: subject.length > 0 ? 'indicators-in-columns' : orientation,
    setting,
    regional: namesRegions(rows) || columns.filter((column) => column.region !== null).length >= 2,
  };
}

/** 2021年, 2022年 down: the title says what was counted in them. */
const namesTimes = (rows: readonly RowLine[]): boolean =>
  rows.filter((row) => row.own?.sense.onlyPeriod).length >= 2;

const namesRegions = (rows: readonly RowLine[]): boolean =>
  rows.filter((row) => row.region !== null).length >= 2;

/** 各县区考核得分表 with 分值 beside its counties: what stands under a county is its points. */
const isOfScores = (title: string | null, columns: readonly ColumnLine[]): boolean =>
  /得分|评分结果|打分/.test(title ?? '') && columns.some(({ role }) => role === 'weight');

const asScore = (column: ColumnLine): ColumnLine =>
  column.role === 'value' && column.kind === null && column.region !== null
    ? { ...column, role: 'score', kind: 'score' }
    : column;

/** 企业数 is a part of some ratio; in a table that its title calls 高新技术企业数 it is that. */
const namesOnlyParts = (columns: readonly ColumnLine[], rows: readonly RowLine[]): boolean =>
  !rows.some((row) => isName(row.matches)) &&
  columns.filter((column) => column.role === 'value' && isName(column.matches)).length === 1 &&
  columns.every((column) => !isName(column.matches) || isPart(column.matches));

const isPart = (matches: readonly NameMatch[]): boolean => matches.every(({ part }) => part !== null);

/** A value column of a table about one indicator holds that indicator. */
const withSubject = (column: ColumnLine, subject: readonly NameMatch[]): ColumnLine =>
  column.role === 'value' && (!isName(column.matches) || isPart(column.matches)) && isAbout(column, subject)
    ? { ...column, matches: subject, lent: true }
    : column;

/** 项数 in a table of 技术合同成交额 is another figure; 成交额 is that one. */
function isAbout({ path }: ColumnLine, subject: readonly NameMatch[]): boolean {
  const word = path.at(-1)?.word ?? '';
  return !isOtherFigure(word) || subject.some(({ why }) => why.params.name?.includes(word));
}

const isName = (matches: readonly NameMatch[]): boolean => (matches[0]?.score ?? 0) >= 0.75;

/** Indicators stand where more lines name one; a header that repeats one over several columns counts once. */
function orientationOf(columns: readonly ColumnLine[], rows: readonly RowLine[]): ReadTable['orientation'] {
  const down = rows.filter((row) => !row.heading && isName(row.matches)).length;
  const valueColumns = columns.filter((column) => column.role === 'value');
  const across = new Set(
    valueColumns
      .filter((column) => isName(column.matches))
      .map(
        (column) =>
          `${column.matches[0]!.indicatorId}|${column.matches[0]!.part}|${column.matches[0]!.scope}`,
      ),
  ).size;
  if (down === 0 && across === 0) {
    const weighted = columns.some((column) => column.role === 'weight');
    return weighted || valueColumns.length > 0
      ? columns.some((column) => column.role === 'name')
        ? 'indicators-in-rows'
        : 'other'
      : 'other';
  }
  if (across > 0 && across >= down) return 'indicators-in-columns';
  return 'indicators-in-rows';
}

/** The line nearest above the header that is no unit line, no reporting unit and no mark of secrecy. */
function titleOf(above: readonly TableText[]): string | null {
  const candidates = above
    .map((line) => ({ ...line, text: withoutUnit(line.text) }))
    .filter(
      (line) =>
        line.text.length >= 4 &&
        unitLine(line.text).length === 0 &&
        !/[:：]/.test(line.text.replace(/^附(?:件|表)?\s*\d*\s*[:：]/, '')) &&
        !/^[(（].*[)）]$/.test(line.text),
    );
  const best = candidates.findLast((line) =>
    /表|情况|指标|目标|台账|名册|名单|清单|汇总|报|测算|依据|数据|任务|考核/.test(line.text),
  );
  return (best ?? candidates.at(-1))?.text.replace(/\s+/g, '') ?? null;
}
