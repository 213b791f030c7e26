import { issuedTargetsOf } from '#shared/issuing/issued/issued-targets-of.ts';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import type { DecimalText, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { compare, exact, subtract, toDecimalText } from '#shared/model/exact.ts';
import { type IssuedTotal, issuedTotals } from '#shared/rule-pack/issued-totals.ts';
import type { IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';

export interface IssueRequest {
  readonly workbook: RawWorkbook;
  readonly pack: RulePack;
  /** Year of a table that names none. */
  readonly period: PeriodId;
  /** Packs by which lists are issued: a list opened under another pack is told apart from a 分解表. */
  readonly listPacks?: readonly RulePack[];
}

/** What an open workbook could issue, with everything that must be looked at before it is signed. */
export interface IssueDraft {
  /** null when no county has a target. */
  readonly targets: IssuedTargets | null;
  readonly sums: readonly TargetSum[];
  readonly targetNotes: readonly IssuingNote[];
  /** One for each unit, or one for all. */
  readonly lists: readonly IssuedList[];
  readonly listNotes: readonly IssuingNote[];
  /** The workbook holds a 责任清单, with standards, that belongs to another pack; its figures look like targets of one county. */
  readonly elsewhere: ListElsewhere | null;
}

export interface ListElsewhere {
  readonly pack: PackId;
  readonly title: string;
  readonly units: number;
  readonly items: number;
}

/** One row of the 分解表: Σ of the parts beside the city's own target, and what each county gets. */
export interface TargetSum extends Omit<IssuedTotal, 'indicator' | 'whole'> {
  readonly name: string;
  readonly unit: string;
  readonly parts: readonly { readonly region: RegionCode; readonly value: string }[];
  /** The city's target in the document; null where it sets none for the year. */
  readonly city: DecimalText | null;
  /** Σ − target; null unless both are known. */
  readonly difference: DecimalText | null;
}

/** Reads 分解表 and 责任清单 of a pack. Pure: the same workbook, the same draft. */
export function draftIssue({ workbook, pack, period, listPacks = [] }: IssueRequest): IssueDraft {
  const issued = issuedTargetsOf(workbook, pack, { period });
  const listed = readIssuedLists(workbook, pack, { period });
  const lists = listed.lists.filter(({ items }) => items.length > 0);
  return {
    targets: issued.issued,
    sums: issued.issued ? sumsOf(pack, issued.issued) : [],
    targetNotes: issued.issued ? issued.notes : [],
    lists,
    listNotes: lists.length > 0 ? listed.notes : [],
    elsewhere: lists.length > 0 ? null : listElsewhere({ workbook, pack, period, listPacks }),
  };
}

function listElsewhere({ workbook, pack, period, listPacks = [] }: IssueRequest): ListElsewhere | null {
  for (const other of listPacks) {
    if (other.id === pack.id) continue;
    const lists = readIssuedLists(workbook, other, { period }).lists.filter(({ items }) =>
      items.some(({ text }) => text !== ''),
    );
    const items = lists.reduce((count, list) => count + list.items.length, 0);
    if (items > 0) return { pack: other.id, title: other.title, units: lists.length, items };
  }
  return null;
}

const sumsOf = (pack: RulePack, issued: IssuedTargets): readonly TargetSum[] =>
  issuedTotals(pack, issued).map(({ indicator, whole, ...total }) => {
    const city = whole?.value ?? null;
    return {
      ...total,
      name: indicator.name,
      unit: indicator.unit,
      parts: issued.targets.flatMap(({ indicatorId, scope, kind, region, value, raw }) =>
        indicatorId === indicator.id && scope === total.scope && kind === total.kind && region !== null
          ? [{ region, value: value ?? raw }]
          : [],
      ),
      city,
      difference: total.sum && city ? toDecimalText(subtract(exact(total.sum), exact(city))) : null,
    };
  });

/** Whether the parts of a row fall short of the city's target: the one thing that must not happen unseen. */
export const fallsShort = ({ difference }: TargetSum): boolean =>
  difference !== null && compare(exact(difference), exact('0')) < 0;
