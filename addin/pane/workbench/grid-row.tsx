import { type CSSProperties, memo } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import type { Severity } from '#shared/model/finding.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { RawCell } from '#shared/workbook/raw-workbook.ts';
import type { CellLook } from '#shared/xlsx/read/sheet-look.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './grid.module.css';
import { cellId, type GridFrame } from './grid-frame.ts';
import type { GridLook } from './grid-look.ts';

interface RowProps {
  readonly row: number;
  readonly columns: readonly number[];
  /** Where the part that draws the row begins on the sheet. */
  readonly top: number;
  readonly left: number;
  readonly frame: GridFrame;
  readonly look: GridLook;
  readonly marks: ReadonlyMap<string, Severity>;
  /** Column of the cell that is typed into; null = it is in another row. */
  readonly active: number | null;
  /** First and last selected column of the row; null = none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly textOf: (cell: RawCell) => string;
}

/** The seen cells of one row. A merge is drawn by the first of its cells that is seen. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, columns, frame } = props;
  const drawn = columns.filter((column) => isDrawnHere(frame, row, column, columns[0]!));
  if (frame.rowTop[row + 1] === frame.rowTop[row] || drawn.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn in parts.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus, aria-activedescendant names the cell.
    <div role="row" aria-rowindex={row + 1} className={styles.row}>
      {drawn.map((column) => (
        <GridCell key={column} {...props} column={column} />
      ))}
    </div>
  );
});

/** Hidden columns and the covered cells of a merge are not drawn. */
function isDrawnHere(frame: GridFrame, row: number, column: number, first: number): boolean {
  const merge = frame.mergeAt(row, column);
  if (!merge) return frame.columnLeft[column + 1] !== frame.columnLeft[column];
  if (merge.top !== row || (merge.left !== column && !(merge.left < column && column === first)))
    return false;
  return frame.columnLeft[Math.min(merge.right + 1, frame.columns)] !== frame.columnLeft[merge.left];
}

function GridCell(props: RowProps & { readonly column: number }) {
  const { row, column, frame, look, marks, active, from, to, textOf } = props;
  const texts = useTexts(uiWorkbench);
  const merge = frame.mergeAt(row, column);
  const anchor = merge ? { row: merge.top, column: merge.left } : { row, column };
  const right = Math.min((merge?.right ?? column) + 1, frame.columns);
  const bottom = Math.min((merge?.bottom ?? row) + 1, frame.rows);
  const left = frame.columnLeft[anchor.column]!;
  const top = frame.rowTop[anchor.row]!;
  const width = frame.columnLeft[right]! - left;
  const cell = frame.cellAt(anchor.row, anchor.column);
  const style = look.cell(anchor.row, anchor.column);
  const text = cell ? textOf(cell) : '';
  const address = cellAddress(anchor.row, anchor.column);
  const mark = marks.get(address);
  const current = active === anchor.column && row === anchor.row;
  const selected = from !== null && to !== null && anchor.column >= from && anchor.column <= to;
  const numeric = cell?.value?.type === 'number';
  const spills = !merge && !style.wrap && !numeric && text !== '' && !frame.cellAt(row, column + 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are drawn in parts.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus.
    <div
      id={cellId(anchor.row, anchor.column)}
      role="gridcell"
      aria-colindex={anchor.column + 1}
      aria-selected={selected}
      aria-label={mark ? texts.markedCell(texts.cell(address, text), texts.marked[mark]) : undefined}
      className={styles.cell}
      data-mark={mark}
      data-current={current || undefined}
      data-spills={spills || undefined}
      style={{
        left: left - props.left,
        top: top - props.top,
        // One pixel over the neighbours, so that the borders of both fall together.
        width: width + 1,
        height: frame.rowTop[bottom]! - top + 1,
        ...drawnAs(style, numeric),
      }}
    >
      {text !== '' && <span>{text}</span>}
    </div>
  );
}

const ALONG = {
  left: 'flex-start',
  center: 'center',
  right: 'flex-end',
  justify: 'flex-start',
  fill: 'flex-start',
} as const;
const DOWN = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;
const SIDES = { top: 'borderTop', right: 'borderRight', bottom: 'borderBottom', left: 'borderLeft' } as const;
const WIDTHS = {
  thin: '1px solid',
  medium: '2px solid',
  thick: '3px solid',
  dashed: '1px dashed',
  dotted: '1px dotted',
  double: '3px double',
};

/** The file's own colours and faces: a sheet is paper, whatever the theme of the pane. */
function drawnAs(look: CellLook, numeric: boolean): CSSProperties {
  const { font, fill, borders, wrap, indent } = look;
  const horizontal = look.horizontal ?? (numeric ? 'right' : 'left');
  const style: Record<string, string | number> = {
    justifyContent: ALONG[horizontal],
    textAlign: horizontal === 'fill' ? 'left' : horizontal,
    alignItems: DOWN[look.vertical ?? 'bottom'],
    fontSize: `${(font.size * 4) / 3}px`,
    fontFamily: `'${font.name.replace(/['"\\;]/g, '')}', inherit`,
  };
  if (fill) style.background = fill;
  if (font.colour) style.color = font.colour;
  if (font.bold) style.fontWeight = 600;
  if (font.italic) style.fontStyle = 'italic';
  if (font.underline || font.strike)
    style.textDecoration = [font.underline && 'underline', font.strike && 'line-through']
      .filter(Boolean)
      .join(' ');
  if (wrap) style.whiteSpace = 'pre-wrap';
  if (indent) style[horizontal === 'right' ? 'paddingRight' : 'paddingLeft'] = `${indent * 9 + 3}px`;
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const border = borders?.[side];
    if (border) style[SIDES[side]] = `${WIDTHS[border.style]} ${border.colour}`;
  }
  return style;
}
