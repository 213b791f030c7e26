import type { DecimalText } from '../../model/brands.ts';
import { equals, exact, multiply, toDecimalText } from '../../model/exact.ts';
import type { RulePack, SupportItem } from '../../rule-pack/rule-pack.ts';
import { type SupportAmounts, type SupportClaim, supportAmounts } from '../../rule-pack/support-amounts.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import { compileNames, type NameIndex } from '../../workbook/text/name-match.ts';
import { unitFactor } from '../../workbook/text/unit.ts';
import type { IssuingNote } from '../issuing-note.ts';
import type { NamedCell, NamedColumn, NamedRow, NamedTable } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import { withEvaluatedFormulas } from '../tables/with-evaluated-formulas.ts';
import { matchSupport } from './match-support.ts';

/** A claim with the row it stands in. */
export interface SupportRow extends SupportClaim {
  readonly sheet: string;
  readonly cell: string;
  readonly name: string;
}

export interface SupportSheet {
  readonly claims: readonly SupportRow[];
  /** Money of every row, and the sums by who pays. */
  readonly amounts: SupportAmounts;
  /** Rows that name no line of the schedule, and sums typed that differ from count × amount. */
  readonly notes: readonly IssuingNote[];
}

type Field = 'name' | 'kind' | 'level' | 'year' | 'holder' | 'count' | 'base' | 'due' | 'atLevel';

const COLUMNS: readonly NamedColumn<Field>[] = [
  { name: 'atLevel', words: /^(?:国家|省|市)级(?:数量|家数|件数|个数)?$/, several: true },
  { name: 'level', words: /级别|层级|等级|级次/ },
  { name: 'year', words: /第几年|年次|投保年度|参保年度|保险年度/ },
  {
    name: 'due',
    words:
      /(?:应|拟|申请|申报|可)?(?:补助|奖补|奖励|资助|补贴|兑现|享受)(?:的)?(?:总)?(?:资金|金额|额|款|数额)|应(?:补|奖|付)|小计|合计金额|申请金额|核定金额/,
    except: /标准|基数|比例|政策/,
  },
  {
    name: 'base',
    words:
      /基数|合同(?:成交|履行|交易)?(?:总)?(?:额|金额)|履行金额|实际履行|交易额|成交额|投入|保费|^金额$|奖金/,
    except: /补助|补贴|奖补/,
  },
  { name: 'count', words: /^(?:数量|家数|件数|个数|项数|户数|次数|数|数值|实际|完成值|申报数)$|认定数|数量/ },
  { name: 'kind', words: /类别|类型|性质|情形|方式|状态|种类|认定情况|情况$/ },
  { name: 'holder', words: /企业|单位名称|申报单位|申请单位|承担单位|机构名称|受益/, except: /数|资质/ },
  {
    name: 'name',
    words: /项目|事项|名称|内容|平台|政策|奖补|条款|指标|合同/,
    except: /金额|额$|标准|依据|文号|编号/,
    required: true,
  },
];

/** Where no column is called 项目 or 事项, the kind itself is the name: 奖补类别, 级别, 数量. */
const NAMED_BY_KIND: readonly NamedColumn<Field>[] = [
  { name: 'name', words: /类别|类型|种类/, required: true },
  ...COLUMNS.filter((one) => one.name !== 'name').map((one) =>
    one.name === 'kind' ? { ...one, words: /性质|情形|方式|状态|情况$|认定/ } : one,
  ),
];

/** What all rows of a workbook are read with. */
interface Reader {
  readonly pack: RulePack;
  readonly names: NameIndex;
  readonly file: string;
}

/**
 * Claims on a 奖补 schedule out of a workbook: a row for each kind with its count, for each holder, or for each contract
 * with its amount. Money is computed from the schedule; a sum typed beside it is compared and never taken over.
 */
export function readSupportClaims(raw: RawWorkbook, pack: RulePack): SupportSheet {
  const items = pack.support ?? [];
  const names = compileNames([
    { ...pack, indicators: pack.indicators.filter((one) => items.some((item) => item.id === one.id)) },
  ]);
  const reader: Reader = { pack, names, file: raw.name };
  const notes: IssuingNote[] = [];
  const claims: SupportRow[] = [];
  for (const sheet of withEvaluatedFormulas(raw).sheets) {
    const named = readNamedTables(sheet, COLUMNS);
    for (const table of named.length > 0 ? named : readNamedTables(sheet, NAMED_BY_KIND)) {
      const read = table.rows.flatMap((row) => readLevels(row, table, reader));
      // A table in which nothing names a line of the schedule is about something else.
      if (!read.some((one) => one.claim !== null)) continue;
      for (const { claim, note } of read) {
        if (claim) claims.push(claim);
        if (note) notes.push(note);
      }
    }
  }
  const holders = new Map<string, SupportRow>();
  return {
    claims,
    amounts: supportAmounts(pack, claims),
    notes: [...notes, ...claims.flatMap((claim) => onceNote(claim, items, holders) ?? [])],
  };
}

interface ReadClaim {
  readonly claim: SupportRow | null;
  readonly note: IssuingNote | null;
}

/** A row with a column for each level is a claim for each that is filled. */
function readLevels(row: NamedRow<Field>, table: NamedTable<Field>, reader: Reader): readonly ReadClaim[] {
  const levels = table.columns.atLevel.flatMap((found) => {
    const cell = row.cellIn(found.column);
    const level = /(?:国家|省|市)级/.exec(found.header)?.[0];
    return cell?.quantity.value && level ? [{ level, cell }] : [];
  });
  if (table.columns.atLevel.length === 0) return [readRow(row, table, reader)];
  return levels.map(({ level, cell }) => {
    const leveled = { ...row.cells, count: cell, level: { ...cell, text: level } };
    return readRow({ ...row, cells: leveled }, table, reader);
  });
}

function readRow(row: NamedRow<Field>, table: NamedTable<Field>, { pack, names, file }: Reader): ReadClaim {
  const name = row.cells.name!;
  const textOf = (field: Field): string => row.cells[field]?.text ?? '';
  const note = (code: string, params: Record<string, string>, cell = name.address): IssuingNote => ({
    code,
    severity: 'query',
    sheet: table.sheet,
    cell,
    params: { name: name.text, ...params },
  });
  const item = matchSupport(
    { name: name.text, kind: textOf('kind'), level: textOf('level'), year: textOf('year') },
    {
      texts: [row.heading ?? '', ...[...table.above].reverse(), table.sheet, file],
      header: table.columns.base[0]?.header ?? '',
    },
    pack.support ?? [],
    names,
  );
  if (item === null) return { claim: null, note: note('support-unknown', {}) };
  if (item === 'ambiguous') return { claim: null, note: note('support-ambiguous', {}) };
  const isCounted = item.amount.kind === 'each' || item.amount.kind === 'up-to';
  const given = isCounted ? countOf(row) : baseOf(row, table);
  if (given === null)
    return {
      claim: null,
      note: note(isCounted ? 'support-count-missing' : 'support-base-missing', { item: item.name }),
    };
  const claim: SupportRow = {
    item: item.id,
    ...(isCounted ? { count: given } : { bases: [given] }),
    sheet: table.sheet,
    cell: name.address,
    name: row.cells.holder?.text ?? '',
  };
  return { claim, note: dueNote(row, table, claim, pack, note) };
}

/** A row of a holder without a number is one. */
function countOf(row: NamedRow<Field>): DecimalText | null {
  const cell = row.cells.count;
  if (cell === undefined) return row.cells.holder === undefined ? null : ('1' as DecimalText);
  return cell.quantity.value;
}

/** The base of a share in 万元, by the unit of the cell, of the header, or of the line above the table. */
function baseOf(row: NamedRow<Field>, table: NamedTable<Field>): DecimalText | null {
  const field = row.cells.base ? 'base' : 'count';
  return moneyOf(row.cells[field] ?? null, table.columns[field][0]?.header ?? '', table);
}

function moneyOf(cell: NamedCell | null, header: string, table: NamedTable<Field>): DecimalText | null {
  if (!cell?.quantity.value) return null;
  const unit =
    cell.quantity.unit ??
    /[(（]\s*(?:单位[:：])?\s*([万亿千百]*元)\s*[)）]/.exec(header)?.[1] ??
    table.above.flatMap((line) => /单位\s*[:：]\s*([万亿千百]*元)/.exec(line)?.[1] ?? [])[0] ??
    '万元';
  const factor = unitFactor(unit, '万元');
  return factor === null
    ? cell.quantity.value
    : toDecimalText(multiply(exact(cell.quantity.value), exact(factor)));
}

/** A sum typed beside the count, held against count × amount. */
function dueNote(
  row: NamedRow<Field>,
  table: NamedTable<Field>,
  claim: SupportRow,
  pack: RulePack,
  note: (code: string, params: Record<string, string>, cell: string) => IssuingNote,
): IssuingNote | null {
  const cell = row.cells.due ?? null;
  const typed = moneyOf(cell, table.columns.due[0]?.header ?? '', table);
  const [line] = supportAmounts(pack, [claim]).lines;
  if (cell === null || typed === null || !line?.amount || line.isMinimum) return null;
  if (equals(exact(typed), exact(line.amount))) return null;
  return note('support-amount-differs', { typed, amount: line.amount, item: line.name }, cell.address);
}

/** 新认定, 一次性: the same holder is not paid twice for it. */
function onceNote(
  claim: SupportRow,
  items: readonly SupportItem[],
  holders: Map<string, SupportRow>,
): IssuingNote | null {
  const item = items.find((one) => one.id === claim.item);
  if (!item?.once || claim.name === '') return null;
  const key = `${item.id}|${claim.name.replace(/\s/g, '')}`;
  const before = holders.get(key);
  if (!before) {
    holders.set(key, claim);
    return null;
  }
  return {
    code: 'support-twice',
    severity: 'query',
    sheet: claim.sheet,
    cell: claim.cell,
    params: { item: item.name, other: `${before.sheet}!${before.cell}` },
  };
}
