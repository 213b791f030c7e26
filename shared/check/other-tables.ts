import type { IssuingNote } from '../issuing/issuing-note.ts';
import type { SupportRow } from '../issuing/read-support-claims.ts';
import type { QuotaSettings } from '../issuing/report-roster.ts';
import type { RegionCode } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { SupportAmounts, SupportLine } from '../rule-pack/support-amounts.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';
import { type IndexReport, indexOfWorkbook } from './index-of-workbook.ts';
import { type CheckedRoster, rostersOfWorkbook } from './roster-of-workbook.ts';
import { supportOfWorkbook } from './support-of-workbook.ts';

/** Tables of a workbook that are no indicator tables and still have an answer: people, grants, an index. */
export interface OtherTables {
  readonly rosters: readonly CheckedRoster[];
  /** null when nothing is claimed. */
  readonly support: SupportTables | null;
  /** null when nothing can be said of an index or of the 科技进步贡献率. */
  readonly index: IndexReport | null;
}

export interface SupportTables {
  readonly title: string;
  readonly lines: readonly (SupportLine & Pick<SupportRow, 'sheet' | 'cell'>)[];
  readonly byPayer: SupportAmounts['byPayer'];
  readonly notes: readonly IssuingNote[];
}

/** Beyond this many cells nobody keeps a roster or a claim, and looking would take long. */
const MOST_CELLS = 150_000;

export function otherTables(
  raw: RawWorkbook,
  recognition: Pick<Recognition, 'region' | 'period' | 'packs'>,
  packs: readonly RulePack[],
  quota: QuotaSettings,
): OtherTables {
  const cells = raw.sheets.reduce((count, sheet) => count + sheet.cells.length, 0);
  if (cells > MOST_CELLS) return { rosters: [], support: null, index: null };
  const rules = packs.find((pack) => pack.roster)?.roster;
  return {
    rosters: rules ? rostersOfWorkbook(raw, rules, quota) : [],
    support: supportTables(raw, packs, recognition),
    index: indexReport(raw, recognition),
  };
}

/** A schedule pays in its own area: the figures of another place are no claims on it. */
function supportTables(
  raw: RawWorkbook,
  packs: readonly RulePack[],
  { region, packs: recognised }: Pick<Recognition, 'region' | 'packs'>,
): SupportTables | null {
  const own = packs.filter((pack) => recognised.includes(pack.id) || paysIn(pack, region));
  const found = supportOfWorkbook(raw, own);
  if (!found || found.sheet.claims.length === 0) return null;
  const { claims, amounts, notes } = found.sheet;
  return {
    title: found.pack.title,
    lines: amounts.lines.flatMap((line, index) => {
      const at = claims[index];
      return at ? [{ ...line, sheet: at.sheet, cell: at.cell }] : [];
    }),
    byPayer: amounts.byPayer,
    notes,
  };
}

/** Codes of a province begin with its two digits, of a city with its four. */
const paysIn = ({ area }: RulePack, region: RegionCode | null): boolean =>
  region === null || area === null || region.startsWith(area.replace(/(?:00)+$/, ''));

/** A table that only has weights is one of 评分标准, not of an index: it takes standard values or an answer. */
function indexReport(
  raw: RawWorkbook,
  { region, period }: Pick<Recognition, 'region' | 'period'>,
): IndexReport | null {
  const report = indexOfWorkbook(raw, { region, period });
  const stated = Object.keys(report.system?.composite.standards ?? {}).length > 0;
  return stated || report.growth !== null ? report : null;
}
