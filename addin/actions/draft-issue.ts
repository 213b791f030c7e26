import { issuedTargetsOf } from '#shared/issuing/issued-targets-of.ts';
import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import { readIssuedLists } from '#shared/issuing/read-issued-lists.ts';
import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { compare, exact, subtract, sum, toDecimalText } from '#shared/model/exact.ts';
import type { IssuedList, IssuedTargets, RulePack, Target } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';

export interface IssueRequest {
  readonly workbook: RawWorkbook;
  readonly pack: RulePack;
  /** Year of a table that names none. */
  readonly period: PeriodId;
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
}

/** One row of the 分解表: what each county gets, and Σ of the parts against the city's own target. */
export interface TargetSum {
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly scope: string | null;
  readonly unit: string;
  readonly parts: readonly { readonly region: RegionCode; readonly value: string }[];
  /** null for what does not add up over counties (ratios). */
  readonly total: DecimalText | null;
  /** The city's target in the document; null where it sets none for the year. */
  readonly city: DecimalText | null;
  /** Σ − target; null unless both are known. */
  readonly difference: DecimalText | null;
}

/** Reads 分解表 and 责任清单 of a pack. Pure: the same workbook, the same draft. */
export function draftIssue({ workbook, pack, period }: IssueRequest): IssueDraft {
  const issued = issuedTargetsOf(workbook, pack, { period });
  const listed = readIssuedLists(workbook, pack, { period });
  const lists = listed.lists.filter(({ items }) => items.length > 0);
  return {
    targets: issued.issued,
    sums: issued.issued ? sumsOf(pack, issued.issued) : [],
    targetNotes: issued.issued ? issued.notes : [],
    lists,
    listNotes: lists.length > 0 ? listed.notes : [],
  };
}

function sumsOf(pack: RulePack, issued: IssuedTargets): readonly TargetSum[] {
  return pack.indicators.flatMap((indicator) =>
    [null, ...indicator.scopes.map(({ scope }) => scope)].flatMap((scope): TargetSum[] => {
      const own = issued.targets.filter(
        (target) => target.indicatorId === indicator.id && target.scope === scope,
      );
      const parts = own.flatMap((target) =>
        target.region === null ? [] : [{ region: target.region, value: target.value ?? target.raw }],
      );
      if (parts.length === 0) return [];
      const adds = indicator.aggregate === 'sum' && own.every(({ value }) => value !== null);
      const total = adds ? toDecimalText(sum(own.map(({ value }) => exact(value!)))) : null;
      const city = cityTarget(pack, issued.period, indicator.id, scope)?.value ?? null;
      return [
        {
          indicatorId: indicator.id,
          indicator: indicator.name,
          scope,
          unit: indicator.unit,
          parts,
          total,
          city,
          difference: total && city ? toDecimalText(subtract(exact(total), exact(city))) : null,
        },
      ];
    }),
  );
}

const cityTarget = (
  pack: RulePack,
  period: PeriodId,
  indicatorId: IndicatorId,
  scope: string | null,
): Target | undefined =>
  pack.targets.find(
    (target) =>
      target.indicatorId === indicatorId &&
      target.scope === scope &&
      target.period === period &&
      (target.kind === 'target' || target.kind === 'constraint') &&
      (target.region === null || target.region === pack.area),
  );

/** Whether the parts of a row fall short of the city's target: the one thing that must not happen unseen. */
export const fallsShort = ({ difference }: TargetSum): boolean =>
  difference !== null && compare(exact(difference), exact('0')) < 0;
