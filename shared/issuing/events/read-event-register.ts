import type { DecimalText, PeriodId, RegionCode } from '../../model/brands.ts';
import { absolute, equals, exact, multiply, subtract, toDecimalText } from '../../model/exact.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import type { RawCell, RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { IssuingNote } from '../issuing-note.ts';
import type { NamedColumn, NamedRow, NamedTable } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import { placeOf, regionIn } from '../tables/sheet-place.ts';
import { eventDate } from './event-date.ts';
import { withEventKeys } from './event-keys.ts';
import { matchEvent } from './match-event.ts';

/** One line of a 加减分台账 that the pack's rules know; an AdjustmentEvent of shared/score with its place. */
export interface RegisterEvent {
  readonly rule: string;
  readonly level: string;
  readonly date: string;
  readonly event: string | null;
  readonly quantity?: DecimalText;
  readonly baseline?: DecimalText;
  readonly evidence: string | null;
  /** null = nothing named: the region whose workbook it stands in. */
  readonly region: RegionCode | null;
  readonly sheet: string;
  readonly cell: string;
}

export interface EventRegister {
  readonly events: readonly RegisterEvent[];
  /** Lines that were not counted, with the cell and the reason, and points typed that differ from the rule's. */
  readonly notes: readonly IssuingNote[];
}

type Field =
  | 'subject'
  | 'kind'
  | 'level'
  | 'organ'
  | 'date'
  | 'document'
  | 'region'
  | 'quantity'
  | 'increase'
  | 'baseline'
  | 'points';

const COLUMNS: readonly NamedColumn<Field>[] = [
  { name: 'baseline', words: /基数|基期|上年末|年初数|上年数|上季末/ },
  { name: 'increase', words: /^(?:新增|增加|净增)(?:数|数量|家数|户数)?$/ },
  {
    name: 'points',
    words: /加减分|加分|扣分|减分|得分|分值|分数/,
    except: /事项|类别|类型|项目|情形|台账|内容|依据|标准|原因/,
  },
  { name: 'document', words: /文号|文件(?:名称|编号)?|证明材料|佐证|依据|出处|来源|凭证/ },
  {
    name: 'organ',
    words:
      /(?:表彰|授予|颁发|授奖|批示|通报|约谈|刊播|发布|主办|组织)(?:单位|机关|部门|领导|媒体|机构|人)|^媒体(?:名称)?$|^领导$/,
  },
  { name: 'level', words: /级别|层级|等级|^级$|级次|表彰级别|媒体级别/ },
  { name: 'date', words: /日期|时间|^年月$|月份|刊播日|发文日/ },
  { name: 'region', words: /县区|区县|县市区|^单位$|地区|被考核单位|考核单位|所属单位|^县$|填报单位/ },
  { name: 'quantity', words: /^(?:数量|次数|条数|家数|件数|个数|期末数|现有家数|现有数)$/ },
  { name: 'kind', words: /类别|类型|加减分项(?:目)?|加分项|减分项|扣分项|情形|考核项/ },
  {
    name: 'subject',
    words: /事项|内容|事由|名称|项目|摘要|情况|标题|题目|加减分原因/,
    required: true,
  },
];

/** Event registers of a workbook for the 加减分 of a pack; nothing when the pack has none or no sheet is one. */
export function readEventRegister(
  raw: RawWorkbook,
  pack: Pick<RulePack, 'adjustments' | 'area'>,
  setting: { readonly period: PeriodId | null },
): EventRegister {
  if (pack.adjustments.length === 0) return { events: [], notes: [] };
  const registers = raw.sheets.flatMap((sheet) => registersOn(sheet).map((table) => ({ sheet, table })));
  const read = registers.flatMap(({ sheet, table }) => {
    const place = placeOf([...table.above].reverse().concat(sheet.name, raw.name), pack.area);
    return table.rows.map((row) => readLine(row, table, pack, place.region, place.period ?? setting.period));
  });
  const keyed = withEventKeys(read.flatMap((one) => (one.line === null ? [] : [one.line])));
  return {
    events: keyed.events,
    notes: [...read.flatMap((one) => one.notes), ...keyed.notes],
  };
}

/** A register is written by hand: a ledger of twenty thousand rows is none, and every workbook is looked through. */
const MOST_ROWS = 2000;
const MENTIONED = /加分|减分|扣分|奖惩|表彰|批示|媒体|刊播|通报|约谈|观摩|上市|科创板/;

function firstRowsOf(sheet: RawSheet): readonly RawCell[] {
  const last = sheet.cells.at(-1);
  if (!last || last.row < MOST_ROWS) return sheet.cells;
  const end = sheet.cells.findIndex((cell) => cell.row >= MOST_ROWS);
  return sheet.cells.slice(0, end);
}

/** A register says what happened and when or at which level; a list of tasks says neither. */
function registersOn(sheet: RawSheet): readonly NamedTable<Field>[] {
  const top = firstRowsOf(sheet);
  const isMentioned = top.some((cell) => cell.value?.type === 'text' && MENTIONED.test(cell.value.text));
  if (!isMentioned && !MENTIONED.test(sheet.name)) return [];
  return readNamedTables({ ...sheet, cells: top }, COLUMNS).filter((table) => {
    const has = (field: Field): boolean => table.columns[field].length > 0;
    const titled = [...table.above, sheet.name].some((text) =>
      /加减分|加分|减分|扣分|奖惩|表彰|台账/.test(text),
    );
    const evidence = [has('level'), has('date'), has('document'), has('kind')].filter(Boolean).length;
    return evidence >= 2 && (titled || (has('date') && (has('level') || has('kind') || has('organ'))));
  });
}

/** An event before its key is known. */
export interface ReadEvent extends RegisterEvent {
  readonly subject: string;
  readonly document: string | null;
  readonly concept: string;
}

function readLine(
  row: NamedRow<Field>,
  table: NamedTable<Field>,
  pack: Pick<RulePack, 'adjustments' | 'area'>,
  region: RegionCode | null,
  period: PeriodId | null,
): { readonly line: ReadEvent | null; readonly notes: readonly IssuingNote[] } {
  const textOf = (field: Field): string | null => row.cells[field]?.text ?? null;
  const at = row.cells.subject!.address;
  const note = (code: string, params: Record<string, string> = {}, cell = at): IssuingNote => ({
    code,
    severity: 'query',
    sheet: table.sheet,
    cell,
    params: { subject: textOf('subject') ?? '', ...params },
  });
  const words = [textOf('kind'), textOf('organ'), textOf('subject')]
    .filter((text) => text !== null)
    .join(' ');
  const level = textOf('level') ?? textOf('organ');
  const first = matchEvent(pack, { text: words, level });
  const match =
    first.ok || first.reason !== 'kind'
      ? first
      : matchEvent(pack, { text: `${row.heading ?? ''}${words}`, level });
  if (!match.ok)
    return { line: null, notes: [note(`event-${match.reason}`, { level: textOf('level') ?? '' })] };
  const date = eventDate(row.cells.date ?? null, period);
  if (date === null)
    return {
      line: null,
      notes: [note('event-date', { date: textOf('date') ?? '' }, row.cells.date?.address ?? at)],
    };
  const named = textOf('region');
  const own = named === null ? region : (regionIn(named, pack.area) ?? null);
  if (named !== null && own === null)
    return { line: null, notes: [note('event-region', { region: named }, row.cells.region!.address)] };
  const amounts = amountsOf(row, pack, match.rule);
  if (amounts === null) return { line: null, notes: [note('event-baseline')] };
  const document = textOf('document');
  const differs = pointsNote(row, pack, match, amounts, note);
  return {
    line: {
      rule: match.rule,
      level: match.level,
      concept: match.concept,
      date,
      event: null,
      ...amounts,
      evidence: document ?? textOf('subject'),
      region: own,
      sheet: table.sheet,
      cell: at,
      subject: textOf('subject') ?? '',
      document,
    },
    notes: differs === null ? [] : [differs],
  };
}

/** Points that the filler typed beside an event, held against the rule's. */
function pointsNote(
  row: NamedRow<Field>,
  pack: Pick<RulePack, 'adjustments'>,
  match: { readonly rule: string; readonly level: string },
  amounts: { readonly quantity?: DecimalText; readonly baseline?: DecimalText },
  note: (code: string, params: Record<string, string>, cell: string) => IssuingNote,
): IssuingNote | null {
  const typed = row.cells.points;
  const points = pack.adjustments
    .find((one) => one.id === match.rule)
    ?.levels.find((one) => one.level === match.level)?.points;
  if (!typed?.quantity.value || points === undefined) return null;
  const many = subtract(exact(amounts.quantity ?? '1'), exact(amounts.baseline ?? '0'));
  const due = multiply(exact(points), many);
  // 扣2分 is typed with and without its sign.
  if (equals(absolute(exact(typed.quantity.value)), absolute(due))) return null;
  return note('event-points-differ', { typed: typed.text, points: toDecimalText(due) }, typed.address);
}

/** How many; for a rule against a baseline, the number now and the baseline. null where the baseline is missing. */
function amountsOf(
  row: NamedRow<Field>,
  pack: Pick<RulePack, 'adjustments'>,
  ruleId: string,
): { readonly quantity?: DecimalText; readonly baseline?: DecimalText } | null {
  const number = (field: Field): DecimalText | null => row.cells[field]?.quantity.value ?? null;
  const quantity = number('quantity');
  const increase = number('increase');
  const rule = pack.adjustments.find((one) => one.id === ruleId);
  if (rule?.against === undefined) {
    const many = quantity ?? increase;
    return many === null ? {} : { quantity: many };
  }
  if (increase !== null) return { quantity: increase, baseline: '0' as DecimalText };
  const baseline = number('baseline');
  if (quantity === null) return {};
  return baseline === null ? null : { quantity, baseline };
}
