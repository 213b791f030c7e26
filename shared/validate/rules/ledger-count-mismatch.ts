import { absolute, equals, exact, subtract, toDecimalText } from '../../model/exact.ts';
import type { LedgerCount } from '../../model/reading.ts';
import type { Quantity, WorkbookFact } from '../fact.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';

/** The rows of a 台账 don't give the reported count, or some of them stand there twice → the reported count. */
export const ledgerCountMismatch: WorkbookRule<'ledger-count-mismatch'> = {
  code: 'ledger-count-mismatch',
  basis: 'workbook',
  kind: 'across-tables',
  severity: 'query',
  check: (view) => {
    const { family, workbook } = view;
    const named = new Set<Quantity<WorkbookFact>>();
    return workbook.ledgersOf(family.packId, family.indicatorId).flatMap((ledger) => {
      const reported = reportedCount(view, ledger);
      if (
        !reported ||
        named.has(reported) ||
        view.soFar.says(reported, 'negative-count', 'non-integer-count') ||
        (ledger.repeats.length === 0 && equals(reported.value, exact(ledger.count)))
      )
        return [];
      named.add(reported);
      return [draftOf(reported, ledger)];
    });
  },
};

/** The reported count of the ledger's scope and region, of its period or, where it names none, of the latest. */
function reportedCount(
  { family, workbook }: WorkbookView,
  ledger: LedgerCount,
): Quantity<WorkbookFact> | null {
  const area = ledger.region ?? family.pack?.area ?? workbook.recognition.region ?? '';
  const counts = family.quantities.filter(
    (fact) => fact.kind === 'actual' && fact.scope === ledger.scope && fact.area === area,
  );
  if (ledger.period !== null) return counts.find((fact) => fact.period === ledger.period) ?? null;
  const latest = counts
    .map((fact) => fact.period)
    .sort()
    .at(-1);
  return counts.find((fact) => fact.period === latest) ?? null;
}

function draftOf(reported: Quantity<WorkbookFact>, ledger: LedgerCount): Draft<'ledger-count-mismatch'> {
  const [repeat] = ledger.repeats;
  const distinct = exact(ledger.count - ledger.repeats.length);
  return {
    fact: reported,
    params: {
      reported: reported.text,
      rows: String(ledger.count),
      ledgerSheet: ledger.sheet,
      ledgerRange: ledger.range,
      difference: toDecimalText(absolute(subtract(reported.value, distinct))),
      ...(ledger.filter === null ? {} : { filter: ledger.filter }),
      ...(repeat
        ? {
            repeated: String(ledger.repeats.length),
            distinct: toDecimalText(distinct),
            repeatedRow: String(repeat.row),
            firstRow: String(repeat.first),
          }
        : {}),
    },
    related: [{ sheet: ledger.sheet, cell: ledger.range.split(':')[0]! }],
  };
}
