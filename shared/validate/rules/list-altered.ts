import { compare, exact } from '../../model/exact.ts';
import { PRINTED_STANDARD } from '../../model/reading.ts';
import { type IssuedItemFound, issuedItemOf } from '../evidence/issued-item.ts';
import { isQuantity, type WorkbookFact } from '../fact.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';
import { softened } from '../softened.ts';

/** Points or 评分标准 of an item of the year's list that are not those the city issued, or an item that it did not issue. */
export const listAltered: WorkbookRule<'list-altered'> = {
  code: 'list-altered',
  basis: 'workbook',
  kind: 'definition',
  severity: 'query',
  check: (view) =>
    view.family.facts
      .filter(({ kind }) => kind === 'weight')
      .flatMap((fact) => {
        const found = issuedItemOf(view.workbook, view.family, fact);
        return found ? drafts(view, fact, found) : [];
      }),
};

function drafts(
  view: WorkbookView,
  fact: WorkbookFact,
  { list, item }: IssuedItemFound,
): Draft<'list-altered'>[] {
  const { document } = list;
  if (!item)
    return [{ fact, params: { what: 'extra', printed: fact.reading.indicator, issued: '', document } }];
  const found: Draft<'list-altered'>[] = [];
  if (isQuantity(fact) && compare(fact.value, exact(item.maxPoints)) !== 0)
    found.push({
      fact,
      params: { what: 'points', printed: fact.text!, issued: item.maxPoints, document },
      fix: { value: item.maxPoints },
      ...softened(fact.reading),
    });
  const standard = standardBeside(view, fact);
  if (standard && item.text !== '' && plain(standard.raw) !== plain(item.text))
    found.push({
      fact,
      place: { sheet: standard.sheet, cell: standard.cell },
      params: { what: 'standard', printed: standard.raw, issued: item.text, document },
      fix: { value: item.text },
    });
  return found;
}

/** The 评分标准 of the same row: an item may stand on several sheets. */
const standardBeside = ({ workbook, family }: WorkbookView, fact: WorkbookFact) =>
  workbook.recognition.inputs.find(
    (input) =>
      input.pack === family.packId &&
      input.indicatorId === family.indicatorId &&
      input.label === PRINTED_STANDARD &&
      input.sheet === fact.sheet,
  );

/** Width, spaces and the marks between clauses are nobody's alteration. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,;:。、]/g, '');
