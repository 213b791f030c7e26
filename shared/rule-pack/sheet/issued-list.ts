import type { DecimalText, PeriodId, RegionCode } from '../../model/brands.ts';
import type { IssuedItem, IssuedList, RulePack } from '../rule-pack.ts';
import { type CompileStandard, targetValue } from './draft-pack.ts';
import { readTable } from './read-table.ts';
import { type ItemRow, plainText, type TextGrid } from './text-grid.ts';

export interface IssuedListOptions {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly document: string;
  readonly compile: CompileStandard;
}

/**
 * The year's list (年度科技创新目标责任清单) out of a table that holds it, alone or among the other parts of the assessment:
 * the items under the heading that names the section, or all items with points that the pack does not have itself.
 * null when there are none.
 */
export function issuedListOf(pack: RulePack, grid: TextGrid, options: IssuedListOptions): IssuedList | null {
  const section = pack.sections.find((one) => one.items === 'issued');
  const rows = section ? readTable(grid) : null;
  if (!section || !rows) return null;
  const headed = rows.filter((row) => namesSection(row.group, section.title));
  const own = new Set(
    pack.indicators.filter((one) => one.section !== section.id).flatMap((one) => [one.name, ...one.aliases]),
  );
  const items = (headed.length > 0 ? headed : rows.filter((row) => !own.has(row.name))).flatMap(
    (row) => itemOf(row, options) ?? [],
  );
  if (items.length === 0) return null;
  return {
    format: 'kezhi-issued-list/1',
    pack: pack.id,
    section: section.id,
    region: options.region,
    period: options.period,
    items,
    document: options.document,
  };
}

/** `(二)年度科技创新目标` names 年度科技创新目标. */
const namesSection = (group: string | null, title: string): boolean =>
  group !== null && plainText(group).includes(title);

function itemOf(row: ItemRow, options: IssuedListOptions): IssuedItem | null {
  if (row.points === null) return null;
  const compiled = options.compile(row.standard, {
    indicator: row.name,
    maxPoints: row.points,
    inputUnit: row.unit,
  });
  const target = row.targets.find((one) => one.kind === 'target' || one.kind === 'constraint');
  return {
    name: row.name,
    unit: row.unit ?? '',
    maxPoints: row.points as DecimalText,
    target: target ? targetValue(target.raw) : null,
    text: row.standard,
    rule: compiled.ok ? compiled.rule : null,
  };
}
