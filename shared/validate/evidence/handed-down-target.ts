import { figureKey } from '../earlier-figures.ts';
import { isQuantity, type Quantity, type WorkbookFact } from '../fact.ts';
import { slotOf } from '../indicator-family.ts';
import type { WorkbookView } from '../rule.ts';
import { handingDownTitle } from './handing-down-title.ts';

export interface HandedDownTarget {
  readonly fact: Quantity;
  readonly document: string;
  /** null for a table of the same workbook. */
  readonly file: string | null;
}

/**
 * The same target in the table by which targets were handed down, in this workbook or one checked with it; null where there
 * is none, or where the fact itself stands in it. A report keeps to what was handed down, whichever sheet comes first.
 */
export function handedDownTarget(
  { family, workbook }: WorkbookView,
  fact: Quantity<WorkbookFact>,
): HandedDownTarget | null {
  const titleOf = ({ reading }: WorkbookFact): string | null =>
    handingDownTitle(reading, workbook.tableOf(reading));
  if (titleOf(fact) !== null) return null;
  const same = slotOf(family, fact.scope, fact.area, fact.period)?.kinds[fact.kind] ?? [];
  const issued = same.find(
    (other): other is Quantity<WorkbookFact> =>
      isQuantity(other) && other.reading.table !== fact.reading.table && titleOf(other) !== null,
  );
  if (issued) return { fact: issued, document: titleOf(issued)!, file: null };
  const earlier = workbook.earlier.get(figureKey(family.packId, fact));
  const document = earlier?.fact.handedDownBy ?? null;
  return earlier && document !== null ? { fact: earlier.fact, document, file: earlier.file } : null;
}
