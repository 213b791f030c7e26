import { describe, expect, it } from 'vitest';
import { cutWorkbook, gatherWorkbook, type WorkbookPortion } from '#addin/workers/cut-workbook.ts';
import type { RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

const sheet = (name: string, count: number): RawSheet => ({
  name,
  visibility: 'visible',
  protected: false,
  cells: Array.from({ length: count }, (_, row) => ({ row, column: 0, value: { type: 'text', text: name } })),
  merges: [],
  hiddenRows: new Set([3]),
  hiddenColumns: new Set(),
});
const book = (...sheets: readonly RawSheet[]): RawWorkbook => ({
  name: '册.xlsx',
  date1904: false,
  definedNames: { 数: 'A!$A$1' },
  sheets,
});
const whole = (portions: Iterable<WorkbookPortion>, gather = gatherWorkbook()) => {
  let found: RawWorkbook | null = null;
  for (const portion of portions) found = gather(portion);
  return found;
};

describe('a workbook handed over in portions', () => {
  it('is the same workbook again, in pieces that are never large', () => {
    const given = book(sheet('大', 9_001), sheet('空', 0));
    const portions = [...cutWorkbook(given, null)];
    expect(whole(portions)).toEqual(given);
    const largest = Math.max(...portions.map((each) => (each.part === 'cells' ? each.cells.length : 0)));
    expect(largest).toBeLessThanOrEqual(4_000);
  });

  it('does not carry a sheet again that the receiver has', () => {
    const first = book(sheet('一', 5_000), sheet('二', 1));
    const second = book(first.sheets[0]!, sheet('二', 2));
    const gather = gatherWorkbook();
    const held = whole(cutWorkbook(first, null), gather);
    const portions = [...cutWorkbook(second, first)];
    const found = whole(portions, gather);
    expect(found).toEqual(second);
    expect(found?.sheets[0]).toBe(held?.sheets[0]);
    expect(portions.filter(({ part }) => part === 'cells').length).toBe(1);
  });

  it('forgets a workbook that was left unfinished', () => {
    const gather = gatherWorkbook();
    const [frame, cells] = cutWorkbook(book(sheet('半', 5_000)), null);
    gather(frame!);
    gather(cells!);
    const given = book(sheet('全', 2));
    expect(whole(cutWorkbook(given, null), gather)).toEqual(given);
  });
});
