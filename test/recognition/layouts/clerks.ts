import { annualList } from './clerks/annual-list.ts';
import { besideEachOther } from './clerks/beside-each-other.ts';
import { blocksByCounty } from './clerks/blocks-by-county.ts';
import { countiesAcross } from './clerks/counties-across.ts';
import { countiesDown } from './clerks/counties-down.ts';
import { deepGroups } from './clerks/deep-groups.ts';
import { exportedList } from './clerks/exported-list.ts';
import { financeSheet } from './clerks/finance-sheet.ts';
import { handedDown } from './clerks/handed-down.ts';
import { kindsDown } from './clerks/kinds-down.ts';
import { labelsAndValues } from './clerks/labels-and-values.ts';
import { leapSelfAssessment } from './clerks/leap-self-assessment.ts';
import { ledgerBook } from './clerks/ledger-book.ts';
import { monthlyDispatch } from './clerks/monthly-dispatch.ts';
import { otherSystems } from './clerks/other-systems.ts';
import { partsInColumns } from './clerks/parts-in-columns.ts';
import { planTable } from './clerks/plan-table.ts';
import { quarterlyReport } from './clerks/quarterly-report.ts';
import { rosterBook } from './clerks/roster-book.ts';
import { scopesInRows } from './clerks/scopes-in-rows.ts';
import { severalPacks } from './clerks/several-packs.ts';
import { sheetsByQuarter } from './clerks/sheets-by-quarter.ts';
import { sideBySideForm } from './clerks/side-by-side-form.ts';
import { statedLines } from './clerks/stated-lines.ts';
import { timesDown } from './clerks/times-down.ts';
import { yearOverYear } from './clerks/year-over-year.ts';
import type { Dice } from './dice.ts';
import type { Layout } from './paper.ts';

/** Draws one workbook; the same dice always draw the same. */
export type Clerk = (dice: Dice, seed: number) => Layout;

/** Every family of layouts. */
export const clerks: Readonly<Record<string, Clerk>> = {
  quarterlyReport,
  countiesDown,
  countiesAcross,
  sheetsByQuarter,
  financeSheet,
  besideEachOther,
  blocksByCounty,
  planTable,
  leapSelfAssessment,
  timesDown,
  partsInColumns,
  kindsDown,
  severalPacks,
  ledgerBook,
  annualList,
  scopesInRows,
  handedDown,
  labelsAndValues,
  rosterBook,
  yearOverYear,
  otherSystems,
  deepGroups,
  exportedList,
  monthlyDispatch,
  sideBySideForm,
  statedLines,
};
