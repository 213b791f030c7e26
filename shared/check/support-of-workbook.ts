import { readSupportClaims, type SupportSheet } from '../issuing/support/read-support-claims.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';

export interface SupportOfWorkbook {
  readonly pack: RulePack;
  readonly sheet: SupportSheet;
}

/** Claims of a workbook by the schedule that knows most of its rows; null when no pack has a schedule. */
export const supportOfWorkbook = (raw: RawWorkbook, packs: readonly RulePack[]): SupportOfWorkbook | null =>
  packs
    .filter((pack) => pack.support)
    .map((pack) => ({ pack, sheet: readSupportClaims(raw, pack) }))
    .reduce<SupportOfWorkbook | null>(
      (best, one) => (best && best.sheet.claims.length >= one.sheet.claims.length ? best : one),
      null,
    );
