import { ONE } from '../model/exact.ts';
import type { Finding, FindingCode } from '../model/finding.ts';
import { cellsAtFault } from './cells-at-fault.ts';
import type { FamilyFindings } from './check-family.ts';
import { checkMode, severityInForce } from './check-mode.ts';
import { factOf } from './fact.ts';
import { findingOf } from './finding-of.ts';
import { openFindingsLedger } from './findings-so-far.ts';
import { SHEET_RULES } from './registry.ts';
import type { Draft, SheetRule } from './rule.ts';
import type { WholeWorkbook } from './whole-workbook.ts';

/** Rules on the workbook as a whole, after every indicator was checked. */
export function checkSheets(workbook: WholeWorkbook, families: Iterable<FamilyFindings>): FamilyFindings {
  const soFar = openFindingsLedger();
  for (const { findings } of families)
    for (const finding of findings)
      for (const { sheet, cell } of cellsAtFault(finding)) soFar.record(sheet, cell, finding.code);
  const result = { findings: [] as Finding[], trials: [] as Finding[] };
  for (const rule of SHEET_RULES)
    for (const draft of rule.check({ workbook, soFar })) {
      const { finding, isTrial } = placed(rule, draft, workbook);
      if (finding) (isTrial ? result.trials : result.findings).push(finding);
    }
  return result;
}

/** A place that is also a reading speaks of that reading's indicator. */
function placed(rule: SheetRule, draft: Draft<FindingCode>, workbook: WholeWorkbook) {
  const place = draft.place;
  const reading = place?.cell ? (workbook.readingAt(`${place.sheet}!${place.cell}`) ?? null) : null;
  const packId = reading?.pack ?? workbook.recognition.packs[0] ?? null;
  const pack = (packId && workbook.packs.get(packId)) ?? null;
  const mode = checkMode(pack, rule.code, reading?.indicatorId ?? null);
  if (!mode.runs) return { finding: null, isTrial: false };
  const finding = findingOf(draft, {
    code: rule.code,
    severity: severityInForce(rule.severity, mode, draft.severity),
    basis: rule.basis,
    packId,
    pack,
    fact: reading && factOf(reading, 0, workbook.areaOf(reading)),
    indicator: reading?.indicator ?? null,
    formatFactor: ONE,
  });
  return { finding, isTrial: mode.isTrial };
}
