import type { DecimalText } from '../model/brands.ts';
import type { FigureConflict } from '../model/city-table.ts';
import { equals, exact } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { officeStem } from './answers-for.ts';
import { type Figure, rowKey } from './figure.ts';

export interface DepartmentFigures {
  /** null = reported for the region as a whole. */
  readonly department: string | null;
  readonly figures: readonly Figure[];
}

const COLUMNS = ['value', 'numerator', 'denominator', 'points'] as const;

/**
 * One set of figures of a region from the partial ones of its departments. Where two departments say the same thing
 * differently, the lead department of the indicator is heard and the difference is kept for everybody to see.
 */
export function unionFigures(
  pack: Pick<RulePack, 'indicators'>,
  parts: readonly DepartmentFigures[],
): { readonly figures: readonly Figure[]; readonly conflicts: readonly FigureConflict[] } {
  if (parts.length === 1) return { figures: parts[0]!.figures, conflicts: [] };
  const said = new Map<string, { readonly department: string | null; readonly figure: Figure }[]>();
  for (const { department, figures } of [...parts].sort(byDepartment))
    for (const figure of figures)
      said.set(rowKey(figure), [...(said.get(rowKey(figure)) ?? []), { department, figure }]);
  const figures: Figure[] = [];
  const conflicts: FigureConflict[] = [];
  for (const voices of said.values()) {
    const lead =
      pack.indicators.find((one) => one.id === voices[0]!.figure.indicatorId)?.departments.lead ?? [];
    const ordered = [...voices].sort(
      (a, b) => precedenceOf(a.department, lead) - precedenceOf(b.department, lead),
    );
    figures.push(merge(ordered.map(({ figure }) => figure)));
    conflicts.push(...conflictsOf(ordered));
  }
  return { figures, conflicts };
}

const byDepartment = (a: DepartmentFigures, b: DepartmentFigures): number =>
  (a.department ?? '') < (b.department ?? '') ? -1 : 1;

/** Lead departments in the order printed, then the county as a whole, then the others. */
export function precedenceOf(department: string | null, lead: readonly string[]): number {
  if (department === null) return lead.length;
  const stem = officeStem(department);
  const place = lead.findIndex((printed) => officeStem(printed) === stem);
  return place >= 0 ? place : lead.length + 1;
}

function merge(figures: readonly Figure[]): Figure {
  const first = (column: (typeof COLUMNS)[number]): DecimalText | null =>
    figures.map((figure) => figure[column]).find((value) => value !== null) ?? null;
  const { indicatorId, scope } = figures[0]!;
  return {
    indicatorId,
    scope,
    value: first('value'),
    numerator: first('numerator'),
    denominator: first('denominator'),
    points: first('points'),
  };
}

function conflictsOf(
  voices: readonly { readonly department: string | null; readonly figure: Figure }[],
): readonly FigureConflict[] {
  const conflicts: FigureConflict[] = [];
  for (const kind of ['value', 'numerator', 'denominator'] as const) {
    const values = voices.flatMap(({ department, figure }) => {
      const value = figure[kind];
      return value === null ? [] : [{ department, value }];
    });
    const first = values[0];
    if (!first || values.every(({ value }) => equals(exact(value), exact(first.value)))) continue;
    const { indicatorId, scope } = voices[0]!.figure;
    conflicts.push({ indicatorId, scope, kind: kind === 'value' ? 'actual' : kind, values });
  }
  return conflicts;
}
