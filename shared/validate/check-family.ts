import { HUNDRED, ONE } from '../model/exact.ts';
import type { Finding, FindingCode } from '../model/finding.ts';
import type { Reading } from '../model/reading.ts';
import { cellsAtFault } from './cells-at-fault.ts';
import { type CheckMode, severityInForce } from './check-mode.ts';
import type { Evidence } from './evidence/evidence.ts';
import { outsideEvidence } from './evidence/outside-evidence.ts';
import { ownEvidence } from './evidence/own-evidence.ts';
import type { Fact, WorkbookFact } from './fact.ts';
import { findingOf } from './finding-of.ts';
import { type FindingsLedger, openFindingsLedger } from './findings-so-far.ts';
import type { IndicatorFamily } from './indicator-family.ts';
import type { Draft, ReadingsRule, WorkbookRule } from './rule.ts';
import { type RulesFor, rulesFor } from './rules-for.ts';
import type { WholeWorkbook } from './whole-workbook.ts';

/** What the rules say of one indicator. */
export interface FamilyFindings {
  readonly findings: readonly Finding[];
  /** Of checks that the pack runs silently. */
  readonly trials: readonly Finding[];
}

/** Rules of basis `readings` only: what server and workbook both see. */
export function checkReadings(family: IndicatorFamily): FamilyFindings {
  const run = startRun(family, () => null);
  runReadingsRules(run, ownEvidence(family), 'readings');
  return run;
}

/** All rules on one indicator: first those that follow from the readings alone, so that nothing else can sway them. */
export function checkFamily(family: IndicatorFamily<WorkbookFact>, workbook: WholeWorkbook): FamilyFindings {
  // Every fact of this family is one of the workbook's.
  const run = startRun(family, (fact) => ('reading' in fact ? (fact as WorkbookFact).reading : null));
  const own = ownEvidence(family);
  runReadingsRules(run, own, 'readings');
  if (workbook.outside.history.size > 0 || workbook.outside.peers.size > 0)
    runReadingsRules(run, beyond(own, outsideEvidence(family.packId, workbook.outside)), 'workbook');
  const view = { family, workbook, soFar: run.ledger };
  for (const { rule, mode } of run.rules.workbook) report(run, rule, mode, rule.basis, rule.check(view));
  return run;
}

interface Run extends FamilyFindings {
  readonly family: IndicatorFamily;
  readonly ledger: FindingsLedger;
  readonly findings: Finding[];
  readonly trials: Finding[];
  readonly rules: RulesFor;
  /** The reading behind a fact; null on the server, which has no workbook. */
  readonly readingOf: (fact: Fact) => Reading | null;
}

const startRun = (family: IndicatorFamily, readingOf: Run['readingOf']): Run => ({
  family,
  ledger: openFindingsLedger(),
  findings: [],
  trials: [],
  rules: rulesFor(family.pack, family.indicatorId),
  readingOf,
});

function runReadingsRules(run: Run, evidence: Evidence, basis: Finding['basis']): void {
  const view = { family: run.family, evidence, soFar: run.ledger };
  for (const { rule, mode } of basis === 'readings' ? run.rules.readings : run.rules.outside)
    report(run, rule, mode, basis, rule.check(view));
}

function report(
  run: Run,
  rule: ReadingsRule | WorkbookRule,
  mode: CheckMode,
  basis: Finding['basis'],
  drafts: readonly Draft<FindingCode>[],
): void {
  const { family } = run;
  for (const draft of drafts) {
    const reading = draft.fact && run.readingOf(draft.fact);
    const finding = findingOf(draft, {
      code: rule.code,
      severity: severityInForce(rule.severity, mode, draft.severity),
      basis,
      packId: family.packId,
      pack: family.pack,
      fact: draft.fact,
      indicator: reading?.indicator ?? null,
      formatFactor: reading?.marks.includes('percent-format') ? HUNDRED : ONE,
    });
    (mode.isTrial ? run.trials : run.findings).push(finding);
    if (mode.isTrial) continue;
    for (const { sheet, cell } of cellsAtFault(finding)) run.ledger.record(sheet, cell, rule.code);
  }
}

/** Outside evidence only where the workbook itself has none: its own was already weighed. */
function beyond(own: Evidence, outside: Evidence): Evidence {
  return {
    previous: (fact) => (own.previous(fact) ? null : outside.previous(fact)),
    next: (fact) => (own.next(fact) ? null : outside.next(fact)),
    neighbours: () => [],
    median: (fact) => (own.median(fact) ? null : outside.median(fact)),
  };
}
