import type { CellArea } from '#shared/workbook/raw-workbook.ts';

/**
 * A range that lives for one round trip only. `Excel.run` would otherwise keep every range until its end
 * and send one more request to let them go.
 */
export function briefRange<T extends { untrack(): unknown }>(range: T): T {
  range.untrack();
  return range;
}

/** The range of a zero-based area, for one round trip. */
export const rangeOfArea = (sheet: Excel.Worksheet, area: CellArea): Excel.Range =>
  briefRange(
    sheet.getRangeByIndexes(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1),
  );

export const cellCount = (area: CellArea): number =>
  (area.bottom - area.top + 1) * (area.right - area.left + 1);

/** Area of a range whose `rowIndex,columnIndex,rowCount,columnCount` were loaded. */
export const areaOfRange = (range: Excel.Range): CellArea => ({
  top: range.rowIndex,
  left: range.columnIndex,
  bottom: range.rowIndex + range.rowCount - 1,
  right: range.columnIndex + range.columnCount - 1,
});

export const AREA_PROPERTIES = 'rowIndex,columnIndex,rowCount,columnCount';
