import type { DecimalText, PeriodId } from '../../../model/brands.ts';
import { exact, multiply, toDecimalText } from '../../../model/exact.ts';
import type { Reading, ReadingMark } from '../../../model/reading.ts';
import { cellAddress } from '../../address.ts';
import type { RawCell } from '../../raw-workbook.ts';
import type { QuantityText } from '../../text/quantity.ts';
import { normaliseUnit, unitFactor } from '../../text/unit.ts';
import type { FormulaReader } from '../grid/formula-reader.ts';
import { cellText, shownText } from '../grid/sheet-grid.ts';
import type { Crossing, ResolvedTable } from './cross-lines.ts';
import { resolveUnit } from './resolve-unit.ts';

const placeOf = (
  resolved: ResolvedTable,
  crossing: Crossing,
): Pick<
  Reading,
  | 'sheet'
  | 'cell'
  | 'pack'
  | 'indicatorId'
  | 'indicator'
  | 'scope'
  | 'region'
  | 'period'
  | 'kind'
  | 'table'
  | 'sure'
> => ({
  sheet: resolved.table.frame.grid.sheet.name,
  cell: cellAddress(crossing.row.at, crossing.column.at),
  pack: resolved.pack.id,
  indicatorId: crossing.placed.id,
  indicator: crossing.placed.name,
  scope: crossing.scope,
  region: crossing.region,
  period: crossing.period,
  kind: crossing.kind,
  table: resolved.number,
  sure: crossing.sure,
});

/** A blank cell that had to be filled. */
export function blankReading(resolved: ResolvedTable, crossing: Crossing): Reading {
  const hidden = isHidden(resolved, crossing);
  return {
    ...placeOf(resolved, crossing),
    value: null,
    unit: officialUnit(resolved, crossing),
    raw: '',
    marks: hidden ? ['blank', 'hidden'] : ['blank'],
    places: 0,
  };
}

function officialUnit(resolved: ResolvedTable, crossing: Crossing): string {
  if (crossing.kind === 'weight' || crossing.kind === 'score')
    return resolved.pack.type === 'support' ? '万元' : '分';
  if (crossing.part !== null)
    return crossing.placed.indicator?.parts?.[crossing.part].unit ?? crossing.placed.unit;
  return crossing.placed.unit;
}

function isHidden(resolved: ResolvedTable, crossing: Crossing): boolean {
  const { sheet } = resolved.table.frame.grid;
  return (
    sheet.visibility !== 'visible' ||
    sheet.hiddenRows.has(crossing.row.at) ||
    sheet.hiddenColumns.has(crossing.column.at)
  );
}

/** The reading of one filled cell: value in the official unit, everything else as typed. */
export function makeReading(
  resolved: ResolvedTable,
  crossing: Crossing,
  cell: RawCell,
  quantity: QuantityText,
  footnoteYear: PeriodId | null,
  formulas: FormulaReader,
): Reading {
  const points =
    (crossing.kind === 'weight' || crossing.kind === 'score') && resolved.pack.type !== 'support';
  const { table } = resolved;
  const rowUnit =
    crossing.part === null
      ? crossing.row.unit
      : (crossing.row.partUnits[crossing.part] ?? unitOfPart(crossing));
  const unit = points
    ? { unit: '分', typed: null, factor: '1' as DecimalText }
    : resolveUnit({
        official: officialUnit(resolved, crossing),
        named: [
          quantity.unit,
          unitBeside(resolved, crossing),
          ...(crossing.column.unit !== null && table.orientation === 'indicators-in-columns'
            ? [crossing.column.unit, rowUnit]
            : [rowUnit, crossing.column.unit]),
          ...table.units,
        ],
        keepAsTyped: crossing.part !== null,
      });
  const converted =
    quantity.value !== null && unit.factor !== '1'
      ? toDecimalText(multiply(exact(quantity.value), exact(unit.factor)), 20)
      : quantity.value;
  const marks: ReadingMark[] = [...quantity.marks];
  if (isHidden(resolved, crossing)) marks.push('hidden');
  const footnoted =
    quantity.marks.includes('footnote') &&
    footnoteYear !== null &&
    (crossing.kind === 'baseline' || crossing.kind === 'actual');
  const precedents =
    cell.formula === undefined
      ? undefined
      : formulas.precedentsOf(cell.formula, resolved.table.frame.grid.sheet.name);
  const percent = quantity.marks.includes('percent-format');
  return {
    ...placeOf(resolved, crossing),
    ...(footnoted ? { period: footnoteYear } : {}),
    value: converted,
    unit: unit.unit,
    raw: rawOf(cell, quantity),
    marks,
    places: quantity.places,
    ...(unit.typed !== null ? { typedUnit: unit.typed } : {}),
    ...(unit.factor !== '1' || percent
      ? { typedFactor: percent ? toDecimalText(multiply(exact('100'), exact(unit.factor))) : unit.factor }
      : {}),
    ...(cell.formula !== undefined ? { formula: cell.formula } : {}),
    ...(precedents ? { precedents } : {}),
  };
}

function unitBeside({ table }: ResolvedTable, { row, column }: Crossing): string | null {
  return column.unitBeside === undefined
    ? null
    : normaliseUnit(shownText(table.frame.grid, row.at, column.unitBeside));
}

/** A row that names the ratio names the ratio's unit: 千家企业中高企(家) doesn't say that its denominator counts 家. */
function unitOfPart({ row, placed }: Crossing): string | null {
  if (row.unit === null || row.part !== null) return row.unit;
  return unitFactor(row.unit, placed.unit) === '1' ? null : row.unit;
}

/** As typed; a % format as it is shown. */
const rawOf = (cell: RawCell, quantity: QuantityText): string =>
  quantity.marks.includes('percent-format') && quantity.value !== null
    ? `${quantity.value}%`
    : cellText(cell) || (quantity.value ?? '');
