import type { ModelCell, Scalar } from './workbook-model.ts';

/** What Excel makes of a typed text: numbers, per cents, dates and truth values are recognised unless told otherwise. */
export function typeInto(cell: ModelCell, typed: Scalar): void {
  delete cell.formula;
  delete cell.isError;
  if (typeof typed !== 'string') {
    cell.value = cell.format === '@' ? String(typed) : typed;
    return;
  }
  if (typed.startsWith("'")) cell.value = typed.slice(1);
  else if (typed.startsWith('=') && typed.length > 1) {
    cell.formula = typed;
    cell.value = 0;
  } else if (cell.format === '@' || typed === '') cell.value = typed;
  else recognise(cell, typed);
}

function recognise(cell: ModelCell, typed: string): void {
  const text = typed.trim();
  const date =
    /^(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?|月)$/.exec(text) ?? /^()(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$|^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    cell.value = Number(text.replaceAll(',', ''));
  else if (/^[+-]?\d+(\.\d+)?%$/.test(text)) {
    cell.value = Number(text.slice(0, -1)) / 100;
    if (cell.format === 'General') cell.format = '0.00%';
  } else if (/^(true|false)$/i.test(text)) cell.value = text.toLowerCase() === 'true';
  else if (date) {
    cell.value =
      Math.round(Date.UTC(Number(date[1] || 2026), Number(date[2]) - 1, Number(date[3] ?? 1)) / 86_400_000) +
      25_569;
    if (cell.format === 'General') cell.format = 'yyyy/m/d';
  } else cell.value = typed;
}
