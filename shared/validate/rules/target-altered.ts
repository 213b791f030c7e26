import { compare, exact } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import type { Target } from '../../rule-pack/rule-pack.ts';
import { handedDownTarget } from '../evidence/handed-down-target.ts';
import type { Quantity, WorkbookFact } from '../fact.ts';
import type { Draft, WorkbookRule, WorkbookView } from '../rule.ts';
import { saysTheSame } from '../same-figure.ts';
import { softened } from '../softened.ts';

const TARGETS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];

/** The target in the workbook isn't the one issued for this region, or, for the pack's own area, not the document's. */
export const targetAltered: WorkbookRule<'target-altered'> = {
  code: 'target-altered',
  basis: 'workbook',
  kind: 'definition',
  severity: 'query',
  check: (view) =>
    view.family.quantities
      .filter((fact) => TARGETS.includes(fact.kind) && !view.soFar.says(fact, 'unit-slip', 'percent-scale'))
      .flatMap((fact) => issuedDraft(view, fact) ?? handedDown(view, fact) ?? printedDraft(view, fact) ?? []),
};

/** null when none was issued for it; empty when the two agree. */
function issuedDraft(view: WorkbookView, fact: Quantity<WorkbookFact>): Draft<'target-altered'>[] | null {
  for (const list of view.workbook.context.issued ?? []) {
    if (list.pack !== view.family.packId) continue;
    const issued = list.targets.find((target) =>
      speaksOf(target, fact, target.region ?? view.family.pack?.area ?? ''),
    );
    if (!issued?.value) continue;
    if (compare(exact(issued.value), fact.value) === 0) return [];
    return [
      {
        fact,
        params: { target: fact.text, issued: issued.value, document: list.document, source: 'issued' },
        clause: issued.clause,
        fix: { value: issued.value },
        ...softened(fact.reading),
      },
    ];
  }
  return null;
}

/** The table by which the targets were handed down, here or in a file checked before; null where there is none. */
function handedDown(view: WorkbookView, fact: Quantity<WorkbookFact>): Draft<'target-altered'>[] | null {
  const found = handedDownTarget(view, fact);
  if (!found || saysTheSame(found.fact, fact)) return found && [];
  // The figure handed down is the one in doubt.
  if (found.file === null && view.soFar.says(found.fact, 'unit-slip', 'percent-scale')) return [];
  const params = { target: fact.text, issued: found.fact.text, document: found.document, source: 'issued' };
  const { sheet, cell } = found.fact;
  const related = [found.file === null ? found.fact : { file: found.file, sheet, cell }];
  return [{ fact, params, related, ...softened(fact.reading) }];
}

/** A document's own figure is public and was not issued to anybody: a difference informs. */
function printedDraft(
  { family }: WorkbookView,
  fact: Quantity<WorkbookFact>,
): Draft<'target-altered'>[] | null {
  const { pack } = family;
  if (!pack || pack.area === null || fact.area !== pack.area) return null;
  const printed = pack.targets.find((target) => speaksOf(target, fact, target.region ?? pack.area!));
  if (!printed?.value || compare(exact(printed.value), fact.value) === 0) return null;
  const { number: document } = pack.document;
  const params = { target: fact.text, issued: printed.value, document, source: 'document' };
  return [{ fact, severity: 'notice', params, clause: printed.clause }];
}

const speaksOf = (target: Target, fact: WorkbookFact, area: string): boolean =>
  target.indicatorId === fact.indicatorId &&
  target.scope === fact.scope &&
  target.period === fact.period &&
  target.kind === fact.kind &&
  target.value !== null &&
  area === fact.area;
