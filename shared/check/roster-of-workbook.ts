import type { IssuingNote } from '../issuing/issuing-note.ts';
import { compareRosterSummary, type SummaryFigure } from '../issuing/rosters/compare-roster-summary.ts';
import { type ReadRoster, readRosters } from '../issuing/rosters/read-rosters.ts';
import { readVillages } from '../issuing/rosters/read-villages.ts';
import { type QuotaSettings, type RosterReport, reportRoster } from '../issuing/rosters/report-roster.ts';
import { withEvaluatedFormulas } from '../issuing/tables/with-evaluated-formulas.ts';
import type { RosterRules } from '../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';

/** A roster held against the rules and against the summary that the workbook gives of it. */
export interface CheckedRoster {
  readonly report: RosterReport;
  readonly summary: readonly SummaryFigure[];
  /** What the rules say, then where the summary says otherwise. */
  readonly notes: readonly IssuingNote[];
}

/** Every 花名册 of a workbook, each beside last year's: from the other workbook where one is given, else from this one. */
export function rostersOfWorkbook(
  raw: RawWorkbook,
  rules: RosterRules,
  settings: QuotaSettings,
  previous: RawWorkbook | null = null,
): readonly CheckedRoster[] {
  const evaluated = withEvaluatedFormulas(raw);
  const rosters = readRosters(evaluated);
  if (rosters.length === 0) return [];
  const before = previous === null ? [] : readRosters(withEvaluatedFormulas(previous));
  const villages = readVillages(evaluated);
  return rosters.map((roster) => {
    const report = reportRoster(rules, roster, lastYearOf(roster, rosters, before), villages, settings);
    const summary = compareRosterSummary(evaluated, rules, report);
    return { report, summary, notes: [...report.notes, ...summaryNotes(summary)] };
  });
}

function lastYearOf(
  roster: ReadRoster,
  own: readonly ReadRoster[],
  before: readonly ReadRoster[],
): ReadRoster | null {
  const isEarlier = (one: ReadRoster): boolean =>
    one !== roster && one.year !== null && roster.year !== null && one.year === roster.year - 1;
  return before.find(isEarlier) ?? own.find(isEarlier) ?? before[0] ?? null;
}

const summaryNotes = (summary: readonly SummaryFigure[]): readonly IssuingNote[] =>
  summary
    .filter((one) => !one.agrees)
    .map((one) => ({
      code: 'roster-summary-differs',
      severity: 'query',
      sheet: one.sheet,
      cell: one.cell,
      params: { label: one.label, typed: one.typed, counted: one.counted },
    }));
