import { readEventRegister } from '../issuing/events/read-event-register.ts';
import type { IssuingNote } from '../issuing/issuing-note.ts';
import type { QuotaSettings } from '../issuing/rosters/report-roster.ts';
import type { SupportRow } from '../issuing/support/read-support-claims.ts';
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
  /** Lines of a 加减分台账 that no figures stand beside, and that are therefore scored nowhere; null when there are none. */
  readonly loneRegister: LoneRegister | null;
}

export interface LoneRegister {
  /** The document whose 加减分 the lines are of. */
  readonly title: string;
  readonly sheets: readonly string[];
  readonly lines: number;
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
  /** Last year's 花名册 where it is a workbook of its own. */
  previous: RawWorkbook | null = null,
): OtherTables {
  const cells = raw.sheets.reduce((count, sheet) => count + sheet.cells.length, 0);
  if (cells > MOST_CELLS) return { rosters: [], support: null, index: null, loneRegister: null };
  const rules = packs.find((pack) => pack.roster)?.roster;
  return {
    rosters: rules ? rostersOfWorkbook(raw, rules, quota, previous) : [],
    support: supportTables(raw, packs, recognition),
    index: indexReport(raw, recognition),
    loneRegister: loneRegister(raw, packs, recognition),
  };
}

function loneRegister(
  raw: RawWorkbook,
  packs: readonly RulePack[],
  { packs: recognised, period }: Pick<Recognition, 'packs' | 'period'>,
): LoneRegister | null {
  const counting = packs.filter((pack) => pack.adjustments.length > 0);
  if (counting.some(({ id }) => recognised.includes(id))) return null;
  for (const pack of counting) {
    const { events } = readEventRegister(raw, pack, { period });
    if (events.length > 0)
      return {
        title: pack.title,
        sheets: [...new Set(events.map(({ sheet }) => sheet))],
        lines: events.length,
      };
  }
  return null;
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
