import { absolute, compare, exact, multiply, parseExact } from '../../../model/exact.ts';
import { mostMoney } from '../../../model/most-money.ts';
import { unitFactor } from '../../text/unit.ts';
import { cellAt } from '../grid/sheet-grid.ts';
import type { LineMeaning } from '../meaning/line-meaning.ts';
import { areaOfRegions, type ResolvedTable } from './cross-lines.ts';

/**
 * Where no place names the unit of a sum of money, and the sum cannot be in the indicator's own, nothing is converted: its
 * line is unsure, so that the person is asked; its figures are queried by `unit-slip`.
 */
export function doubtUnits(resolved: ResolvedTable): ResolvedTable {
  const { table, rows, columns } = resolved;
  if (table.units.some((unit) => unitFactor(unit, '万元') !== null)) return resolved;
  const region = areaOfRegions(resolved) ?? table.setting.region ?? resolved.pack.area;
  const most = mostMoney(region ?? '');
  const isTooMuch = (row: LineMeaning, column: LineMeaning, factor: string): boolean => {
    const value = cellAt(table.frame.grid, row.at, column.at)?.value;
    const number = value?.type === 'number' ? parseExact(value.text) : null;
    return number !== null && compare(multiply(absolute(number), exact(factor)), most) > 0;
  };
  const isOpen = ({ status, unit, unitBeside }: LineMeaning): boolean =>
    unit === null && unitBeside === undefined && (status === 'value' || status === 'total');
  const doubted = (line: LineMeaning, tooMuch: (factor: string) => boolean): LineMeaning => {
    const official = unnamedUnit(line);
    const factor = official === null ? null : unitFactor(official, '万元');
    return official !== null && factor !== null && tooMuch(factor)
      ? { ...line, sure: 'unsure', why: { code: 'unit-unnamed', params: { unit: official } } }
      : line;
  };
  if (table.orientation === 'indicators-in-columns')
    return {
      ...resolved,
      columns: columns.map((column) =>
        doubted(column, (factor) => rows.some((row) => isOpen(row) && isTooMuch(row, column, factor))),
      ),
    };
  return {
    ...resolved,
    rows: rows.map((row) =>
      doubted(row, (factor) => columns.some((column) => isOpen(column) && isTooMuch(row, column, factor))),
    ),
  };
}

/** Unit in which a line's figures are taken because none is named. */
function unnamedUnit({ placed, part, unit, partUnits }: LineMeaning): string | null {
  if (!placed || unit !== null || (part !== null && partUnits[part] !== null)) return null;
  return part === null ? placed.unit : (placed.indicator?.parts?.[part].unit ?? placed.unit);
}
