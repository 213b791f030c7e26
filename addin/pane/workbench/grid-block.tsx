import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import styles from './grid.module.css';
import type { GridFrame } from './grid-frame.ts';

interface Lines {
  readonly from: number;
  /** The one behind the last. */
  readonly to: number;
}

/** The selected block as far as it reaches into one part of the grid: the frozen rows, the frozen columns, the rest. */
export function GridBlock({
  area,
  frame,
  rows,
  columns,
}: {
  readonly area: CellArea;
  readonly frame: GridFrame;
  readonly rows: Lines;
  readonly columns: Lines;
}) {
  const cut = {
    top: Math.max(area.top, rows.from),
    bottom: Math.min(area.bottom + 1, rows.to),
    left: Math.max(area.left, columns.from),
    right: Math.min(area.right + 1, columns.to),
  };
  if (cut.top >= cut.bottom || cut.left >= cut.right) return null;
  const [top, left] = [frame.rowTop[cut.top]!, frame.columnLeft[cut.left]!];
  return (
    <div
      className={styles.block}
      style={{
        top: top - frame.rowTop[rows.from]!,
        left: left - frame.columnLeft[columns.from]!,
        height: frame.rowTop[cut.bottom]! - top,
        width: frame.columnLeft[cut.right]! - left,
      }}
    />
  );
}
