import { findingText } from '../messages/finding-text.ts';
import type { Finding } from '../model/finding.ts';
import type { LocatedTable, Reading, ScoringInput, Unplaced } from '../model/reading.ts';
import type { CheckResult } from './check-result.ts';

/**
 * One checked workbook as `check --json` prints it. Field names and forms are the published contract: others read them.
 */
export function checkReport(file: string, result: CheckResult) {
  const { recognition } = result;
  return {
    file,
    packs: result.packs,
    verdict: result.verdict,
    tables: recognition.tables.map(tableReport),
    readings: recognition.readings.map(readingReport),
    inputs: recognition.inputs.map(inputReport),
    findings: result.findings.map(findingReport),
    unplaced: recognition.unplaced.map(unplacedReport),
    hidden: recognition.hidden,
  };
}

const tableReport = (table: LocatedTable) => ({
  sheet: table.sheet,
  range: table.range,
  headerRange: table.headerRange,
  title: table.title,
  unit: table.unit,
  orientation: table.orientation,
  pack: table.pack,
  sure: table.sure,
  hidden: table.hidden,
});

const readingReport = (reading: Reading) => ({
  sheet: reading.sheet,
  cell: reading.cell,
  pack: reading.pack,
  indicator: reading.indicator,
  indicatorId: reading.indicatorId,
  scope: reading.scope,
  region: reading.region,
  period: reading.period,
  kind: reading.kind,
  value: reading.value,
  unit: reading.unit,
  raw: reading.raw,
  marks: reading.marks,
  sure: reading.sure,
});

const inputReport = (input: ScoringInput) => ({
  pack: input.pack,
  indicatorId: input.indicatorId,
  region: input.region,
  period: input.period,
  label: input.label,
  value: input.value,
  sheet: input.sheet,
  cell: input.cell,
  raw: input.raw,
});

const findingReport = (finding: Finding) => ({
  code: finding.code,
  number: finding.number,
  severity: finding.severity,
  basis: finding.basis,
  sheet: finding.sheet,
  cell: finding.cell,
  pack: finding.pack,
  indicator: finding.indicator,
  indicatorId: finding.indicatorId,
  scope: finding.scope,
  region: finding.region,
  period: finding.period,
  kind: finding.kind,
  message: findingText(finding, 'zh'),
  params: finding.params,
  clause: finding.clause,
  ...(finding.fix ? { fix: finding.fix } : {}),
  related: finding.related,
});

const unplacedReport = ({ sheet, cell, text }: Unplaced) => ({ sheet, cell, text });
