import { isQuantity, type Quantity, type WorkbookFact } from '../fact.ts';
import { slotOf } from '../indicator-family.ts';
import type { WorkbookView } from '../rule.ts';

/** Words of a table in which targets are handed down: 市下达目标, 目标分解表, 责任清单. */
const HANDED_DOWN = /下达|分解|责任(?:书|清单)|任务书/;

/**
 * The same target in the table of the workbook by which targets were handed down; null where there is none, or where the
 * fact itself stands in it. A report keeps to what was handed down, whichever sheet comes first.
 */
export function handedDownTarget(
  { family, workbook }: WorkbookView,
  fact: Quantity<WorkbookFact>,
): { readonly fact: Quantity<WorkbookFact>; readonly document: string } | null {
  const isHandedDown = ({ reading }: WorkbookFact): boolean => {
    const words = `${reading.sheet} ${workbook.tableOf(reading)?.title ?? ''}`;
    return HANDED_DOWN.test(words) && !/完成|进展|自评/.test(words);
  };
  if (isHandedDown(fact)) return null;
  const same = slotOf(family, fact.scope, fact.area, fact.period)?.kinds[fact.kind] ?? [];
  const issued = same.find(
    (other): other is Quantity<WorkbookFact> =>
      isQuantity(other) && other.reading.table !== fact.reading.table && isHandedDown(other),
  );
  return issued ? { fact: issued, document: workbook.tableOf(issued.reading)?.title ?? issued.sheet } : null;
}
