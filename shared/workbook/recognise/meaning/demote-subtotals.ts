import type { LineMeaning } from './line-meaning.ts';

/**
 * 小计 beside 合计, or several 小计, add up some of the lines only: none of them is the area's figure. A 小计 alone is
 * the total under another name.
 */
export function demoteSubtotals(lines: readonly LineMeaning[]): readonly LineMeaning[] {
  const totals = lines.filter((line) => line.total !== null && line.region === null);
  const subtotals = totals.filter(isSubtotal);
  if (subtotals.length === 0 || (subtotals.length === 1 && totals.length === 1)) return lines;
  return lines.map((line) =>
    subtotals.includes(line) && line.status !== 'label' ? { ...line, status: 'derived' as const } : line,
  );
}

/** 小计, 川区小计. */
export const isSubtotal = (line: LineMeaning): boolean => /小\s*计/.test(line.text);
