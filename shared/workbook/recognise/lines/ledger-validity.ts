import type { PeriodId } from '../../../model/brands.ts';
import { monthsCovered } from '../../../model/period.ts';
import { cellAt, cellText } from '../grid/sheet-grid.ts';
import type { ReadTable } from '../tables/understood-table.ts';
import { type ColumnLine, pathText } from './table-line.ts';

/** Which rows of a ledger still hold: 有效/失效, 已认定/撤销, 有效期至. */
export interface LedgerValidity {
  /** Words of the column that says so. */
  readonly words: string;
  isValid(row: number): boolean;
}

const VALID =
  /^(?:(?:仍|尚)?在?有效(?:期内)?|已?认定|已?通过|复审通过|重新认定|在[册业库营岗职]|在聘|续聘|履职中?|已?入库|存续|正常|合格)$/;
const INVALID =
  /^(?:已?失效|无效|已?过期|已?到期|已?撤销|被撤销|已?取消(?:资格)?|已?注销|已?吊销|已?退[出库岗休]|已?(?:解|辞)聘|已?离[岗职任]|期满未续聘|不再(?:续聘|聘任)|已?出库|未认定|未通过|未入库|复审未(?:通过|过)|已?迁出|已?停产|已?倒闭|拟认定|拟申报|申报中|受理中|待认定|公示中)$/;
const EXPIRY = /有效期(?:至|到|止|截[至止]|限)?$|有效期.*(?:至|止)|到期(?:日期?|时间)?$|失效(?:日期|时间)$/;

/** The column that tells which rows still hold at the end of the table's period; null when none does. */
export function ledgerValidity(table: ReadTable): LedgerValidity | null {
  const textOf = (row: number, column: ColumnLine): string =>
    cellText(cellAt(table.frame.grid, row, column.column)).replace(/\s+/g, '');
  for (const column of table.columns) {
    const texts = table.frame.body.map((row) => textOf(row, column)).filter((text) => text !== '');
    const invalid = texts.filter((text) => INVALID.test(text)).length;
    const valid = texts.filter((text) => VALID.test(text)).length;
    if (invalid > 0 && valid > 0 && (invalid + valid) * 5 >= texts.length * 4)
      return { words: pathText(column.path), isValid: (row) => !INVALID.test(textOf(row, column)) };
  }
  const end = table.setting.period === null ? null : lastDay(table.setting.period);
  const expiry = table.columns.find(({ path }) => path.some(({ word }) => EXPIRY.test(word)));
  if (end === null || !expiry) return null;
  const isValid = (row: number): boolean => (lastDate(textOf(row, expiry)) ?? end) >= end;
  // A ledger of what has all expired was not kept by that date.
  const expired = table.frame.body.filter((row) => !isValid(row)).length;
  return expired > 0 && expired * 2 <= table.frame.body.length
    ? { words: pathText(expiry.path), isValid }
    : null;
}

/** 2022Q3 → 20220930: comparable as a number. */
const lastDay = (period: PeriodId): number => {
  const month = monthsCovered(period);
  return Number(period.slice(0, 4)) * 10_000 + month * 100 + 28;
};

/** The last date a text names, as a number: 2020-09-10至2023-09-09 → 20230909. */
function lastDate(text: string): number | null {
  const [year, month, day] = [
    ...text.matchAll(/(20\d{2})[年./-](1[0-2]|0?[1-9])(?:[月./-](3[01]|[12]\d|0?[1-9]))?/g),
  ]
    .at(-1)
    ?.slice(1) ?? [null, null, null];
  if (!year) return null;
  return Number(year) * 10_000 + Number(month) * 100 + Number(day ?? 28);
}
